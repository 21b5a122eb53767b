#pragma once

#include "core/session/synthesis.h"

#include <variant>

namespace Conclave {

/// Whose stream an event belongs to: one attempt of one member, or the synthesis.
struct StreamId
{
    MemberId member; ///< Null: the synthesis.
    int attempt = 1;

    static StreamId synthesis() { return {}; }
    bool isSynthesis() const { return member.isNull(); }

    bool operator==(const StreamId &) const = default;
};

struct AnswerQueued
{
    bool operator==(const AnswerQueued &) const = default;
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

/// A synthesis begins, from nothing: also when another author takes over.
struct SynthesisBegan
{
    SynthesisAuthor by = SynthesisAuthor::Chair;
    MemberId chair; ///< Null for an extract.
    QList<MemberId> from;
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

/// Something that happened in a run. Live runs, tests and later replays are sources of the same
/// events; panels, timeline and exports read the turn that apply() makes of them.
struct Event
{
    Microseconds at{0}; ///< Since the turn was asked.
    StreamId stream;    ///< Meaningless for SynthesisBegan, TurnEnded and TurnResumed.
    std::variant<AnswerQueued,
                 AnswerConnecting,
                 AnswerSent,
                 HeadersArrived,
                 ReasoningAdded,
                 TextAdded,
                 UsageReported,
                 AnswerEnded,
                 SynthesisBegan,
                 TurnEnded,
                 TurnResumed>
        what;

    bool operator==(const Event &) const = default;
};

} // namespace Conclave
