#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// What was used together, of all that was sent: every attempt, and every try of a chair.
struct Spending
{
    std::optional<qint64> tokens;  ///< Input and output; empty: nobody counted any.
    std::optional<double> costUsd; ///< Of those whose cost is known; empty: of none.
    bool isCostEstimated = false;  ///< Some of it is from a price table.
    int unpriced =
        0; ///< Requests whose cost is not known. Local servers and the Guide cost nothing.

    bool operator==(const Spending &) const = default;

    Spending &operator+=(const Spending &other);
};

/// What one answer has cost in US dollars; `seat` is its member's, or null. What the provider or
/// the price table told; else 0 when it was sent to a local server or the Guide; else empty.
std::optional<double> costUsdOf(const Answer &answer, const Member *seat);

/// Of one turn, up to now.
Spending spendingOf(const Turn &turn);

} // namespace Conclave
