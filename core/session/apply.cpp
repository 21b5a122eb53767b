#include "core/session/apply.h"

#include <algorithm>

namespace Conclave {

namespace {

Answer *find(Turn &turn, const StreamId &stream)
{
    if (stream.isSynthesis()) {
        const bool isNewest = turn.synthesis && turn.synthesis->answer.attempt == stream.attempt;
        return isNewest ? &turn.synthesis->answer : nullptr;
    }
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

    void operator()(const AnswerHeld &event) const { answer.wait = event.wait; }
    void operator()(const AnswerRetrying &event) const
    {
        answer.status = AnswerStatus::Retrying;
        answer.retries.append({.failed = at,
                               .again = at + event.pause,
                               .error = event.error,
                               .connecting = answer.times.connecting});
        endStall();
    }
    void operator()(const AnswerConnecting &event) const
    {
        if (answer.status == AnswerStatus::Retrying)
            answer.retries.last().again = at;
        answer.status = AnswerStatus::Connecting;
        answer.wait.reset();
        answer.stalls.clear();
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
    void operator()(const StallBegan &event) const
    {
        answer.stalls.append({std::max(at - event.silence, Microseconds(0)), {}});
    }
    void operator()(const StallEnded &) const { endStall(); }
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
        answer.pace.add(at, answer.text.size());
        ++answer.pieces;
    }
    void operator()(const UsageReported &event) const { answer.usage = event.usage; }
    void operator()(const AnswerEnded &event) const
    {
        if (answer.status == AnswerStatus::Retrying)
            answer.retries.last().again.reset(); // nobody was asked any more
        answer.status = event.status;
        answer.notice = event.notice;
        answer.error = event.error;
        answer.times.ended = at;
        answer.wait.reset();
        endStall();
    }
    void operator()(const auto &) const {}

    void endStall() const
    {
        if (!answer.stalls.isEmpty() && !answer.stalls.constLast().to)
            answer.stalls.last().to = at;
    }
};

Answer queued(const StreamId &stream, Microseconds at)
{
    Answer answer;
    answer.member = stream.member;
    answer.attempt = stream.attempt;
    answer.times.waiting = at;
    return answer;
}

/// The synthesis before stays beside the new one: a reader may have read it.
void begin(Turn &turn, const SynthesisBegan &began, const StreamId &stream, Microseconds at)
{
    if (turn.synthesis)
        turn.earlierSyntheses.append(*turn.synthesis);
    turn.synthesis = Synthesis{.answer = queued(stream, at),
                               .by = began.by,
                               .from = began.from,
                               .partial = began.partial,
                               .degraded = began.degraded};
}

} // namespace

void apply(Turn &turn, const Event &event)
{
    if (std::holds_alternative<TurnEnded>(event.what)) {
        turn.ended = true;
    } else if (std::holds_alternative<TurnResumed>(event.what)) {
        turn.ended = false;
        if (!turn.synthesis)
            turn.awaitedSince = event.at;
    } else if (const auto *changed = std::get_if<LimitsChanged>(&event.what)) {
        turn.council.limits = changed->limits;
    } else if (const auto *given = std::get_if<VerdictGiven>(&event.what)) {
        if (isPossible(given->verdict, turn.council))
            turn.verdict = given->verdict;
    } else if (const auto *began = std::get_if<SynthesisBegan>(&event.what)) {
        begin(turn, *began, {began->chair, event.stream.attempt}, event.at);
    } else if (std::holds_alternative<AnswerQueued>(event.what)) {
        if (!event.stream.isSynthesis() && !find(turn, event.stream))
            turn.answers.append(queued(event.stream, event.at));
    } else if (Answer *answer = find(turn, event.stream); answer && !isFinal(answer->status)) {
        std::visit(Fold{*answer, event.at}, event.what);
    }
}

} // namespace Conclave
