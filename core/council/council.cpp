#include "core/council/council.h"

#include <algorithm>

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

} // namespace Conclave
