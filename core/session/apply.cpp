#include "core/session/apply.h"

#include <algorithm>

namespace Conclave {

namespace {

Answer *find(Turn &turn, const StreamId &stream)
{
    if (stream.isSynthesis())
        return turn.synthesis ? &turn.synthesis->answer : nullptr;
    // Backwards: the newest attempts, which are the ones that stream, stand last.
    const auto answer =
        std::find_if(turn.answers.rbegin(), turn.answers.rend(), [&](const Answer &a) {
            return a.attempt == stream.attempt && a.member == stream.member;
        });
    return answer == turn.answers.rend() ? nullptr : &*answer;
}

/// Changes one answer; each overload is one kind of event.
struct Fold
{
    Answer &answer;
    Microseconds at;

    void operator()(const AnswerConnecting &event) const
    {
        answer.status = AnswerStatus::Connecting;
        // Connecting again: what came of the last connection is no part of this one.
        answer.times = {.waiting = answer.times.waiting, .connecting = at};
        answer.reasoning.clear();
        answer.request = event.request;
    }
    void operator()(const AnswerSent &) const { answer.times.sent = at; }
    void operator()(const HeadersArrived &) const
    {
        answer.status = AnswerStatus::Thinking;
        answer.times.headers = at;
    }
    void operator()(const ReasoningAdded &event) const
    {
        if (!answer.times.firstReasoning)
            answer.times.firstReasoning = at;
        answer.reasoning += event.text;
    }
    void operator()(const TextAdded &event) const
    {
        answer.status = AnswerStatus::Writing;
        if (!answer.times.firstText)
            answer.times.firstText = at;
        answer.times.lastText = at;
        answer.text += event.text;
        ++answer.pieces;
    }
    void operator()(const UsageReported &event) const { answer.usage = event.usage; }
    void operator()(const AnswerEnded &event) const
    {
        answer.status = event.status;
        answer.notice = event.notice;
        answer.error = event.error;
        answer.times.ended = at;
    }
    void operator()(const auto &) const {}
};

Answer queued(const StreamId &stream, Microseconds at)
{
    Answer answer;
    answer.member = stream.member;
    answer.attempt = stream.attempt;
    answer.times.waiting = at;
    return answer;
}

} // namespace

void apply(Turn &turn, const Event &event)
{
    if (std::holds_alternative<TurnEnded>(event.what)) {
        turn.ended = true;
    } else if (std::holds_alternative<TurnResumed>(event.what)) {
        turn.ended = false;
    } else if (const auto *began = std::get_if<SynthesisBegan>(&event.what)) {
        turn.synthesis = Synthesis{.answer = queued({began->chair, 1}, event.at),
                                   .by = began->by,
                                   .from = began->from,
                                   .degraded = began->degraded};
    } else if (std::holds_alternative<AnswerQueued>(event.what)) {
        if (!event.stream.isSynthesis() && !find(turn, event.stream))
            turn.answers.append(queued(event.stream, event.at));
    } else if (Answer *answer = find(turn, event.stream); answer && !isFinal(answer->status)) {
        std::visit(Fold{*answer, event.at}, event.what);
    }
}

} // namespace Conclave
