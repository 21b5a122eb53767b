#include "core/session/runtimes.h"

#include <algorithm>

namespace Conclave {

RunTimes runTimes(const Turn &turn, std::optional<Microseconds> now)
{
    Microseconds wall{0};
    Microseconds sum{0};
    Microseconds slowest{0};
    bool any = false;
    for (const Answer &answer : turn.answers) {
        if (answer.attempt != 1 || !answer.times.waiting)
            continue;
        const auto ended = answer.times.ended ? answer.times.ended : now;
        if (!ended)
            return {};
        const Microseconds took = *ended - *answer.times.waiting;
        wall = std::max(wall, *ended);
        sum += took;
        slowest = std::max(slowest, took);
        any = true;
    }
    if (!any)
        return {};
    RunTimes times{.wall = wall, .sum = sum, .slowest = slowest, .overhead = wall - slowest};
    if (wall.count() > 0)
        times.speedup = double(sum.count()) / double(wall.count());
    return times;
}

bool isTimed(const Turn &turn)
{
    return std::ranges::any_of(
        turn.answers, [](const Answer &answer) { return answer.times.waiting.has_value(); });
}

} // namespace Conclave
