#pragma once

#include "core/council/seataccent.h"
#include "core/session/turn.h"

namespace Conclave {

/// What an answer was doing during a stretch of its track.
enum class TimelinePhase {
    Waiting, ///< For a slot, or between two tries.
    Connecting,
    Thinking,
    Writing,
    Stalled ///< Not a byte came.
};

/// One stretch of a track. Moments count from asking.
struct TimelineSegment
{
    int row = 0;
    int attempt = 1;
    TimelinePhase phase = TimelinePhase::Waiting;
    Microseconds from{0};
    Microseconds to{0};  ///< After `from`.
    bool isLost = false; ///< Of a try that failed and was followed by another one.

    bool operator==(const TimelineSegment &) const = default;
};

/// The moment an attempt ended, and how.
struct TimelineEnd
{
    int row = 0;
    int attempt = 1;
    AnswerStatus status = AnswerStatus::Complete; ///< A final one.
    Microseconds at{0};
    bool isLate = false; ///< Turn::isLate().

    bool operator==(const TimelineEnd &) const = default;
};

/// How an attempt was written, of those of which that is known.
struct TimelinePace
{
    int row = 0;
    int attempt = 1;
    Pace pace;

    bool operator==(const TimelinePace &) const = default;
};

/// The moment a track began anew: another try, another attempt, another synthesis.
struct TimelineNotch
{
    int row = 0;
    Microseconds at{0};

    bool operator==(const TimelineNotch &) const = default;
};

/// A moment that concerns all tracks.
struct TimelineMark
{
    enum class Kind { Deadline, Quorum, Synthesis };

    Kind kind = Kind::Deadline;
    Microseconds at{0}; ///< May be later than everything else.

    bool operator==(const TimelineMark &) const = default;
};

/// A member's track, or the synthesis'.
struct TimelineRow
{
    QString name;                       ///< Empty: the synthesis.
    MemberId member;                    ///< Null: the synthesis.
    std::optional<SeatAccent> accent;   ///< Empty: the synthesis.
    std::optional<AnswerStatus> status; ///< Of the newest attempt; empty: not begun.
    std::optional<Microseconds> took;   ///< By it, from waiting until it ended or until now.
    bool isLate = false;                ///< Turn::isLate(), of the newest attempt.
    bool isStalled = false;
    qsizetype retries = 0; ///< Of the newest attempt, by itself.

    bool operator==(const TimelineRow &) const = default;
};

/// A turn as tracks: what is to be drawn, before anybody thinks of pixels.
struct TimelineLayout
{
    QList<TimelineRow> rows;         ///< The members in the council's order, then the synthesis.
    QList<TimelineSegment> segments; ///< Those of an attempt are in order of time.
    QList<TimelineEnd> ends;
    QList<TimelineNotch> notches;
    QList<TimelinePace> paces;
    double topSpeed = 0;             ///< The highest of them, in characters per second.
    QList<TimelineMark> marks;       ///< The most important first; at most one of a kind.
    int quorum = 0;                  ///< So many answers suffice; 0: all are awaited.
    bool isLimited = false;          ///< Marks may be expected: the council has limits.
    Microseconds last{0};            ///< Nothing but a mark is later.
    std::optional<Microseconds> now; ///< How far a live race has come; empty at rest.

    bool operator==(const TimelineLayout &) const = default;
};

/// The tracks of a turn. What still runs ends at `now` (since asking); at rest, without `now`, it
/// ends at the last thing known of it. Times that make no sense are left out.
TimelineLayout timelineLayout(const Turn &turn, std::optional<Microseconds> now);

} // namespace Conclave
