#include "core/session/turn.h"

#include <algorithm>

namespace Conclave {

namespace {

template<typename Predicate>
const Answer *newest(const QList<Answer> &answers, Predicate isMeant)
{
    const auto found = std::find_if(answers.crbegin(), answers.crend(), isMeant);
    return found == answers.crend() ? nullptr : &*found;
}

} // namespace

const Answer *Turn::latest(MemberId member) const
{
    return newest(answers, [member](const Answer &answer) { return answer.member == member; });
}

const Answer *Turn::latestWithText(MemberId member) const
{
    return newest(answers, [member](const Answer &answer) {
        return answer.member == member && !answer.text.isEmpty();
    });
}

const Answer *Turn::latestWhole(MemberId member) const
{
    return newest(answers, [member](const Answer &answer) {
        return answer.member == member && !answer.text.isEmpty() && isFinal(answer.status);
    });
}

bool Turn::hasText() const
{
    return std::ranges::any_of(answers,
                               [](const Answer &answer) { return !answer.text.isEmpty(); });
}

QList<const Answer *> Turn::latestAnswers() const
{
    QList<const Answer *> newest;
    for (const Member &member : council.members) {
        if (const Answer *answer = latest(member.id))
            newest.append(answer);
    }
    return newest;
}

QList<MemberId> Turn::lackingMembers() const
{
    QList<MemberId> members;
    for (const Answer *answer : latestAnswers()) {
        if (lacksSomething(*answer))
            members.append(answer->member);
    }
    return members;
}

Microseconds Turn::lastMoment() const
{
    Microseconds last{0};
    for (const Answer &answer : answers)
        last = std::max(last, Conclave::lastMoment(answer));
    for (const Synthesis &earlier : earlierSyntheses)
        last = std::max(last, Conclave::lastMoment(earlier.answer));
    return synthesis ? std::max(last, Conclave::lastMoment(synthesis->answer)) : last;
}

std::optional<Microseconds> Turn::deadlineAt() const
{
    const auto deadline = council.limits.deadline;
    return deadline ? std::optional<Microseconds>(awaitedSince + *deadline) : std::nullopt;
}

std::optional<Microseconds> Turn::firstSynthesisAt() const
{
    if (!earlierSyntheses.isEmpty())
        return earlierSyntheses.constFirst().answer.times.waiting;
    return synthesis ? synthesis->answer.times.waiting : std::nullopt;
}

bool Turn::isLate(const Answer &answer) const
{
    const std::optional<Microseconds> began = firstSynthesisAt();
    if (!began || !answer.times.waiting || *answer.times.waiting > *began)
        return false;
    if (answer.status == AnswerStatus::Failed || answer.status == AnswerStatus::Cancelled)
        return false;
    return answer.times.ended ? *answer.times.ended > *began : !isFinal(answer.status);
}

QList<MemberId> Turn::newerThanSynthesis() const
{
    QList<MemberId> members;
    if (!synthesis || !synthesis->answer.times.waiting)
        return members;
    for (const Answer *latest : latestAnswers()) {
        const Answer *answer = latestWhole(latest->member);
        if (answer && answer->times.lastText > synthesis->answer.times.waiting)
            members.append(answer->member);
    }
    return members;
}

} // namespace Conclave
