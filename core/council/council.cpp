#include "core/council/council.h"

#include <algorithm>
#include <iterator>

namespace Conclave {

QList<Member> Council::enabledMembers() const
{
    QList<Member> enabled;
    std::ranges::copy_if(members, std::back_inserter(enabled), &Member::enabled);
    return enabled;
}

const Member *Council::find(MemberId seat) const
{
    const auto member = std::ranges::find(members, seat, &Member::id);
    if (member != members.end())
        return &*member;
    if (chair && chair->id == seat)
        return &*chair;
    return secondChair && secondChair->id == seat ? &*secondChair : nullptr;
}

void giveNewIds(Council &council)
{
    council.id = CouncilId::create();
    for (Member &member : council.members)
        member.id = MemberId::create();
    for (std::optional<Member> *chair : {&council.chair, &council.secondChair}) {
        if (*chair)
            (*chair)->id = MemberId::create();
    }
}

} // namespace Conclave
