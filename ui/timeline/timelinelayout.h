#pragma once

#include "core/session/turn.h"
#include "ui/theme/memberaccent.h"

namespace Conclave {

/// What an answer was doing during a stretch of its track.
enum class TimelinePhase { Waiting, Connecting, Thinking, Writing };

/// One stretch of a track. Moments count from asking.
struct TimelineSegment
{
    int row = 0;
    int attempt = 1;
    TimelinePhase phase = TimelinePhase::Waiting;
    Microseconds from{0};
    Microseconds to{0}; ///< After `from`.

    bool operator==(const TimelineSegment &) const = default;
};

/// The moment an attempt ended, and how.
struct TimelineEnd
{
    int row = 0;
    int attempt = 1;
    AnswerStatus status = AnswerStatus::Complete; ///< A final one.
    Microseconds at{0};

    bool operator==(const TimelineEnd &) const = default;
};

/// A member's track, or the synthesis'.
struct TimelineRow
{
    QString name;                       ///< Empty: the synthesis.
    MemberId member;                    ///< Null: the synthesis.
    std::optional<MemberAccent> accent; ///< Empty: the synthesis.
    std::optional<AnswerStatus> status; ///< Of the newest attempt; empty: not begun.
    std::optional<Microseconds> took;   ///< By it, from waiting until it ended or until now.

    bool operator==(const TimelineRow &) const = default;
};

/// A turn as tracks: what is to be drawn, before anybody thinks of pixels.
struct TimelineLayout
{
    QList<TimelineRow> rows;         ///< The members in the council's order, then the synthesis.
    QList<TimelineSegment> segments; ///< Those of an attempt are in order of time.
    QList<TimelineEnd> ends;
    Microseconds last{0};            ///< Nothing is later.
    std::optional<Microseconds> now; ///< How far a live race has come; empty at rest.

    bool operator==(const TimelineLayout &) const = default;
};

/// The tracks of a turn. What still runs ends at `now` (since asking); at rest, without `now`, it
/// ends at the last thing known of it. Times that make no sense are left out.
TimelineLayout timelineLayout(const Turn &turn, std::optional<Microseconds> now);

} // namespace Conclave
