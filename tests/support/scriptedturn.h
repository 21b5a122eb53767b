#pragma once

#include "core/session/apply.h"

namespace Conclave {

/// A turn made of events, as a run makes it.
class ScriptedTurn final
{
public:
    /// Members are called "A", "B", …
    explicit ScriptedTurn(int memberCount)
    {
        for (int i = 0; i < memberCount; ++i)
            turn.council.members.append(
                {.id = MemberId::create(), .name = QString(QChar(u'A' + i))});
    }

    StreamId member(int seat, int attempt = 1) const
    {
        return {turn.council.members.at(seat).id, attempt};
    }
    void happens(Microseconds at, const StreamId &stream, decltype(Event::what) what)
    {
        apply(turn, {at, stream, std::move(what)});
    }
    void ends(Microseconds at, const StreamId &stream, AnswerStatus status)
    {
        happens(at, stream, AnswerEnded{.status = status});
    }
    /// Queued, connecting, headers, text and end, each `step` after the one before.
    void answers(Microseconds from, Microseconds step, const StreamId &stream)
    {
        if (!stream.isSynthesis())
            happens(from, stream, AnswerQueued{});
        happens(from + step, stream, AnswerConnecting{});
        happens(from + 2 * step, stream, HeadersArrived{});
        happens(from + 3 * step, stream, TextAdded{QStringLiteral("text")});
        ends(from + 4 * step, stream, AnswerStatus::Complete);
    }

    Turn turn;
};

} // namespace Conclave
