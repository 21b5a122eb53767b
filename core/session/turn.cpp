#include "core/session/turn.h"

namespace Conclave {

const Answer *Turn::latest(MemberId member) const
{
    for (auto answer = answers.crbegin(); answer != answers.crend(); ++answer) {
        if (answer->member == member)
            return &*answer;
    }
    return nullptr;
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

} // namespace Conclave
