#include "core/session/runtimes.h"

#include <QHash>

#include <algorithm>

namespace Conclave {

namespace {

/// An answer's, from waiting to ended.
struct Span
{
    Microseconds from{0};
    Microseconds to{0};
};

/// From asking until the last of them ended, less what lies between two of them.
Microseconds wallOf(QList<Span> spans)
{
    std::ranges::sort(spans, {}, &Span::from);
    Microseconds idle{0};
    Microseconds last = spans.constFirst().from;
    for (const Span &span : std::as_const(spans)) {
        idle += std::max(span.from - last, Microseconds(0));
        last = std::max(last, span.to);
    }
    return last - idle;
}

} // namespace

RunTimes runTimes(const Turn &turn, std::optional<Microseconds> now)
{
    QList<Span> spans;
    QHash<MemberId, Microseconds> members;
    Microseconds sum{0};
    for (const Answer &answer : turn.answers) {
        if (!answer.times.waiting)
            continue;
        const auto ended = answer.times.ended ? answer.times.ended : now;
        if (!ended)
            return {};
        const Span span{*answer.times.waiting, std::max(*ended, *answer.times.waiting)};
        spans.append(span);
        members[answer.member] += span.to - span.from;
        sum += span.to - span.from;
    }
    if (spans.isEmpty())
        return {};
    const Microseconds wall = wallOf(spans);
    const Microseconds slowest = *std::ranges::max_element(std::as_const(members));
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
