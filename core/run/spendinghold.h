#pragma once

#include "core/prices/spending.h"
#include "core/run/turnestimate.h"

namespace Conclave {

/// Why something is not sent without asking the user: with it, a turn passes the limit they set.
struct SpendingHold
{
    double costUsd = 0;  ///< About what the turn costs with it, as far as prices are known.
    double limitUsd = 0; ///< What the user allows for a turn.
    int unpriced = 0;    ///< Requests whose cost is not known: no limit can count them.
    /// Who of a synthesis is held back: all of it, or only the second chair, whose place an extract
    /// took.
    SynthesisAuthor author = SynthesisAuthor::Chair;

    bool operator==(const SpendingHold &) const = default;
};

/// Whether `next` must not follow `before`, what the turn costs without it, by itself. Empty: it is
/// within the limit, costs nothing, or nothing is known of its cost or the limit.
std::optional<SpendingHold> spendingHold(const std::optional<double> &limitUsd,
                                         const Spending &before,
                                         const TurnEstimate &next);

} // namespace Conclave
