#include "core/run/turntime.h"

#include "core/base/unknowntime.h"

namespace Conclave {

Microseconds turnTime(const Turn &turn, const QDateTime &now)
{
    constexpr Microseconds LongestPause = std::chrono::minutes(10);
    const Microseconds last = turn.lastMoment();
    if (last == Microseconds(0) || !isKnown(turn.asked))
        return last;
    const Microseconds passed = std::chrono::milliseconds(turn.asked.msecsTo(now));
    return passed > last && passed - last <= LongestPause ? passed : last;
}

} // namespace Conclave
