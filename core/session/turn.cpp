#include "core/session/turn.h"

#include <algorithm>

namespace Conclave {

const Answer *Turn::latest(MemberId member) const
{
    for (auto answer = answers.crbegin(); answer != answers.crend(); ++answer) {
        if (answer->member == member)
            return &*answer;
    }
    return nullptr;
}

const Answer *Turn::latestWithText(MemberId member) const
{
    for (auto answer = answers.crbegin(); answer != answers.crend(); ++answer) {
        if (answer->member == member && !answer->text.isEmpty())
            return &*answer;
    }
    return nullptr;
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
    for (const Answer *answer : latestAnswers()) {
        if (isFinal(answer->status) && answer->times.lastText > synthesis->answer.times.waiting)
            members.append(answer->member);
    }
    return members;
}

} // namespace Conclave
