#include "core/run/spendinghold.h"

namespace Conclave {

std::optional<SpendingHold> spendingHold(const std::optional<double> &limitUsd,
                                         const Spending &before,
                                         const TurnEstimate &next)
{
    const bool isFree = next.unpriced == 0 && next.costUsd.value_or(0) <= 0;
    const double together = before.costUsd.value_or(0) + next.costUsd.value_or(0);
    if (!limitUsd || isFree || together <= *limitUsd)
        return {};
    return SpendingHold{together, *limitUsd, before.unpriced + next.unpriced};
}

} // namespace Conclave
