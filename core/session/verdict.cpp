#include "core/session/verdict.h"

#include "core/council/council.h"

namespace Conclave {

Verdict Verdict::withWinner(std::optional<MemberId> member, bool isBlind) const
{
    Verdict changed = *this;
    changed.winner = member;
    changed.tie = false;
    changed.blind = isBlind;
    return changed;
}

Verdict Verdict::withTie(bool isTie, bool isBlind) const
{
    Verdict changed = withWinner({}, isBlind);
    changed.tie = isTie;
    return changed;
}

Verdict Verdict::withRating(MemberId member, int rating, bool isBlind) const
{
    Verdict changed = *this;
    if (rating == 0)
        changed.ratings.remove(member);
    else
        changed.ratings.insert(member, rating);
    if (!isChoice())
        changed.blind = isBlind;
    return changed;
}

bool isPossible(const Verdict &verdict, const Council &council)
{
    if (verdict.winner && (verdict.tie || !council.find(*verdict.winner)))
        return false;
    for (auto rating = verdict.ratings.cbegin(); rating != verdict.ratings.cend(); ++rating) {
        const bool isInRange =
            rating.value() >= Verdict::WorstRating && rating.value() <= Verdict::BestRating;
        if (!isInRange || !council.find(rating.key()))
            return false;
    }
    return true;
}

} // namespace Conclave
