#include "core/archive/interruption.h"

#include "core/session/momentsjson.h"

#include <algorithm>

namespace Conclave {

namespace {

void cut(QList<Event> &events, Answer answer, const StreamId &stream)
{
    if (isFinal(answer.status))
        return;
    endInterrupted(answer);
    events.append({answer.times.ended.value_or(Microseconds(0)),
                   stream,
                   AnswerEnded{answer.status, answer.notice, answer.error}});
}

} // namespace

QList<Event> interruption(const Turn &turn)
{
    QList<Event> events;
    Microseconds end{0};
    for (const Answer &answer : turn.answers) {
        cut(events, answer, {answer.member, answer.attempt});
        end = std::max(end, answer.times.ended.value_or(end));
    }
    if (turn.synthesis) {
        const Answer &answer = turn.synthesis->answer;
        cut(events, answer, StreamId::synthesis(answer.attempt));
        end = std::max(end, answer.times.ended.value_or(end));
    }
    std::ranges::stable_sort(events, {}, &Event::at);
    if (!turn.ended)
        events.append(
            {events.isEmpty() ? end : std::max(end, events.constLast().at), {}, TurnEnded{}});
    return events;
}

} // namespace Conclave
