#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// How long the members of one turn took, together and one by one. The race is run by first
/// attempts: a retry made minutes later is not part of it. Empty: not known yet.
struct RunTimes
{
    std::optional<Microseconds> wall;     ///< From asking until the last answer ended.
    std::optional<Microseconds> sum;      ///< Of all answers, each from waiting to ended.
    std::optional<Microseconds> slowest;  ///< The longest of them.
    std::optional<double> speedup;        ///< sum ÷ wall.
    std::optional<Microseconds> overhead; ///< wall − slowest.

    bool operator==(const RunTimes &) const = default;
};

/// Of the answers that have ended by now; `now` (since asking) stands in for those still running.
/// Without `now`, running answers leave everything empty.
RunTimes runTimes(const Turn &turn, std::optional<Microseconds> now = {});

/// It is known of some answer when it began to wait. Not so in what another program kept.
bool isTimed(const Turn &turn);

} // namespace Conclave
