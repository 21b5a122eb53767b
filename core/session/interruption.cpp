#include "core/session/interruption.h"

#include "core/session/apply.h"

#include <algorithm>

namespace Conclave {

namespace {

AnswerEnded endOf(const Answer &answer)
{
    AnswerEnded end{.status =
                        answer.text.isEmpty() ? AnswerStatus::Cancelled : AnswerStatus::Partial,
                    .notice = Notice::Quit,
                    .error = answer.error};
    if (answer.status == AnswerStatus::Retrying && !answer.retries.isEmpty())
        end.error = answer.retries.constLast().error;
    return end;
}

void cut(QList<Event> &events, const Answer &answer, const StreamId &stream, Microseconds at)
{
    if (!isFinal(answer.status))
        events.append({at, stream, endOf(answer)});
}

} // namespace

QList<Event> interruption(const Turn &turn, Microseconds seen)
{
    const Microseconds at = std::max(seen, turn.lastMoment());
    QList<Event> events;
    for (const Answer &answer : turn.answers)
        cut(events, answer, {answer.member, answer.attempt}, at);
    if (turn.synthesis)
        cut(events,
            turn.synthesis->answer,
            StreamId::synthesis(turn.synthesis->answer.attempt),
            at);
    if (!turn.ended)
        events.append({at, {}, TurnEnded{}});
    return events;
}

void endInterrupted(Turn &turn)
{
    const QList<Event> events = interruption(turn);
    for (const Event &event : events)
        apply(turn, event);
    for (Synthesis &earlier : turn.earlierSyntheses) { // which no event reaches any more
        Answer &answer = earlier.answer;
        if (isFinal(answer.status))
            continue;
        const AnswerEnded end = endOf(answer);
        answer.status = end.status;
        answer.notice = end.notice;
        answer.error = end.error;
        answer.times.ended = turn.lastMoment();
    }
}

} // namespace Conclave
