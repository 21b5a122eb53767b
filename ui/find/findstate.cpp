#include "ui/find/findstate.h"

#include <algorithm>

namespace Conclave {

qsizetype FindState::total() const
{
    qsizetype total = 0;
    for (const Count &count : counts)
        total += count.found;
    return total;
}

bool FindState::isMore() const
{
    return std::ranges::any_of(counts, &Count::isMore);
}

} // namespace Conclave
