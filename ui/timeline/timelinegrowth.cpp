#include "ui/timeline/timelinegrowth.h"

#include "core/timeline/density.h"

#include <algorithm>

namespace Conclave {

namespace {

bool isSameButTime(const TimelineRow &a, const TimelineRow &b)
{
    TimelineRow aged = a;
    aged.took = b.took;
    return aged == b;
}

bool isSameButGrown(const QList<TimelineSegment> &before,
                    const QList<TimelineSegment> &after,
                    Microseconds then,
                    Microseconds now)
{
    return std::ranges::equal(
        before, after, [then, now](const TimelineSegment &a, const TimelineSegment &b) {
            TimelineSegment grown = a;
            if (a.to == then && b.to == now)
                grown.to = now;
            return grown == b;
        });
}

} // namespace

std::optional<Microseconds> grownSince(const TimelineLayout &before, const TimelineLayout &after)
{
    if (!before.now || !after.now || before.ends != after.ends || before.notches != after.notches ||
        before.marks != after.marks || before.isLimited != after.isLimited ||
        before.quorum != after.quorum || before.paces.size() != after.paces.size() ||
        !std::ranges::equal(before.rows, after.rows, isSameButTime) ||
        !isSameButGrown(before.segments, after.segments, *before.now, *after.now))
        return {};
    Microseconds from = *before.now;
    for (qsizetype i = 0; i < after.paces.size(); ++i) {
        const Pace &was = before.paces.at(i).pace;
        const Pace &is = after.paces.at(i).pace;
        if (was.isEmpty() || is.samples().size() < was.samples().size())
            return {}; // began, or was recorded anew in longer steps
        if (is.samples().constLast() != was.samples().constLast())
            from = std::min(from, Density(was).settledUntil());
    }
    return from;
}

QRegion grownRegion(const QStringList &resultsBefore,
                    const QStringList &results,
                    Microseconds from,
                    Microseconds now,
                    const TimelineGeometry &geometry)
{
    constexpr int Margin = 4; // what is drawn beside a moment: edges and caps
    const int left = static_cast<int>(geometry.x(from)) - Margin;
    const int right = static_cast<int>(geometry.x(now)) + Margin;
    QRegion region =
        geometry.visual(QRect(left, geometry.top, right - left, geometry.lanes.height() + 1));
    for (int row = 0; row < results.size(); ++row) {
        if (results.at(row) == resultsBefore.value(row))
            continue;
        const QRect result = geometry.track(geometry.results, row);
        region += geometry.visual(result.adjusted(TimelineGeometry::GlyphSide, 0, 0, 0));
    }
    return region;
}

} // namespace Conclave
