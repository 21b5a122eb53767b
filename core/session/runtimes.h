#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// How long the members of one turn took, together and one by one, with every attempt: what was
/// asked again is part of the work. Times in which no member was being asked are not, although time
/// passed: the user read, and then retried. The synthesis is left out. Empty: not known yet.
struct RunTimes
{
    /// From asking until the last answer ended, less the times between in which none was awaited.
    std::optional<Microseconds> wall;
    std::optional<Microseconds> sum;      ///< Of all answers, each from waiting to ended.
    std::optional<Microseconds> slowest;  ///< The longest of any member's answers together.
    std::optional<double> speedup;        ///< sum ÷ wall.
    std::optional<Microseconds> overhead; ///< wall − slowest: the slowest was not asked then.

    bool operator==(const RunTimes &) const = default;
};

/// Of the answers that have ended by now; `now` (since asking) stands in for those still running.
/// Without `now`, running answers leave everything empty.
RunTimes runTimes(const Turn &turn, std::optional<Microseconds> now = {});

/// It is known of some answer when it began to wait. Not so in what another program kept.
bool isTimed(const Turn &turn);

} // namespace Conclave
