#pragma once

#include "core/council/limits.h"
#include "core/session/synthesis.h"
#include "core/session/verdict.h"

#include <variant>

namespace Conclave {

/// Whose stream an event belongs to: one attempt of one member, or a synthesis.
struct StreamId
{
    MemberId member; ///< Null: a synthesis.
    int attempt = 1;

    static StreamId synthesis(int attempt = 1) { return {{}, attempt}; }
    bool isSynthesis() const { return member.isNull(); }

    bool operator==(const StreamId &) const = default;
};

struct AnswerQueued
{
    bool operator==(const AnswerQueued &) const = default;
};

/// The answer stands in line, or does so for another reason than before.
struct AnswerHeld
{
    Wait wait;

    bool operator==(const AnswerHeld &) const = default;
};

/// The try failed before any text and will be sent again.
struct AnswerRetrying
{
    Error error;
    Microseconds pause{0}; ///< From now; the user can cut it short.

    bool operator==(const AnswerRetrying &) const = default;
};

/// The answer got its slot and is being sent.
struct AnswerConnecting
{
    QJsonObject request; ///< The body.

    bool operator==(const AnswerConnecting &) const = default;
};

/// The request is on the wire.
struct AnswerSent
{
    bool operator==(const AnswerSent &) const = default;
};

struct HeadersArrived
{
    bool operator==(const HeadersArrived &) const = default;
};

/// Not a byte has come for some seconds. Followed by StallEnded when one comes.
struct StallBegan
{
    Microseconds silence{0}; ///< So long already.

    bool operator==(const StallBegan &) const = default;
};

struct StallEnded
{
    bool operator==(const StallEnded &) const = default;
};

struct ReasoningAdded
{
    QString text;

    bool operator==(const ReasoningAdded &) const = default;
};

struct TextAdded
{
    QString text;

    bool operator==(const TextAdded &) const = default;
};

struct UsageReported
{
    Usage usage; ///< Replaces what was reported before.

    bool operator==(const UsageReported &) const = default;
};

struct AnswerEnded
{
    AnswerStatus status = AnswerStatus::Failed; ///< A final one.
    Notice notice = Notice::None;
    std::optional<Error> error;

    bool operator==(const AnswerEnded &) const = default;
};

/// The user changed how long the council waits.
struct LimitsChanged
{
    Limits limits;

    bool operator==(const LimitsChanged &) const = default;
};

/// A synthesis begins, from nothing: also when another author takes over, or with late answers.
/// Its stream's attempt is one more than that of the synthesis before.
struct SynthesisBegan
{
    SynthesisAuthor by = SynthesisAuthor::Chair;
    MemberId chair; ///< Null for an extract.
    QList<MemberId> from;
    QList<MemberId> partial; ///< Those of `from` that were not complete.
    bool degraded = false;

    bool operator==(const SynthesisBegan &) const = default;
};

/// Nothing of the turn is running any more.
struct TurnEnded
{
    bool operator==(const TurnEnded &) const = default;
};

/// The turn runs again because something was retried.
struct TurnResumed
{
    bool operator==(const TurnResumed &) const = default;
};

/// The user judged the turn, or changed his mind; in place of any verdict before.
struct VerdictGiven
{
    Verdict verdict;

    bool operator==(const VerdictGiven &) const = default;
};

/// Something that happened in a run. Live runs, tests and later replays are sources of the same
/// events; panels, timeline and exports read the turn that apply() makes of them.
struct Event
{
    Microseconds at{0}; ///< Since the turn was asked.
    StreamId stream;    ///< Meaningless for LimitsChanged, TurnEnded, TurnResumed and VerdictGiven.
    std::variant<AnswerQueued,
                 AnswerHeld,
                 AnswerRetrying,
                 AnswerConnecting,
                 AnswerSent,
                 HeadersArrived,
                 StallBegan,
                 StallEnded,
                 ReasoningAdded,
                 TextAdded,
                 UsageReported,
                 AnswerEnded,
                 LimitsChanged,
                 SynthesisBegan,
                 TurnEnded,
                 TurnResumed,
                 VerdictGiven>
        what;

    /// It only makes a text longer. Such events come by the hundred, and change nothing else.
    bool addsText() const
    {
        return std::holds_alternative<TextAdded>(what) ||
               std::holds_alternative<ReasoningAdded>(what);
    }

    bool operator==(const Event &) const = default;
};

} // namespace Conclave
