#include "ui/timeline/densityarea.h"

#include <algorithm>
#include <cmath>

namespace Conclave {

namespace {

constexpr double LeastWidth = 2;     ///< Of a step, in pixels.
constexpr double LeastHeight = 0.25; ///< Of a lane.
constexpr double Margin = 4;         ///< Beyond what is exposed, where edges are cut off.

/// The time of a step: always one of few, so that scales that differ little have the same steps.
double stepFor(const TimelineGeometry &geometry)
{
    const double least = LeastWidth * geometry.end / geometry.lanes.width();
    return std::exp2(std::ceil(std::log2(std::max(least, 1000.0))));
}

} // namespace

QPolygonF densityArea(const Density &density,
                      const TimelineGeometry &geometry,
                      const QRectF &bar,
                      Microseconds from,
                      Microseconds to,
                      const QRectF &exposed)
{
    const double left = std::max(bar.left(), exposed.left() - Margin);
    const double right = std::min(bar.right(), exposed.right() + Margin);
    if (left >= right)
        return {};
    const double scale = geometry.end / geometry.lanes.width(); // microseconds in a pixel
    const double origin = geometry.lanes.left();
    const auto corner = [&](double x) {
        // The bar's edges stand on whole pixels, which may lie beside its moments.
        const Microseconds moment = std::clamp(geometry.momentAt(x), from, to);
        const double share =
            geometry.fullSpeed > 0 ? std::min(1.0, density.at(moment) / geometry.fullSpeed) : 1;
        const double height = bar.height() * (LeastHeight + (1 - LeastHeight) * share);
        return QPointF(x, bar.bottom() - height);
    };
    const double step = stepFor(geometry) / scale;
    QPolygonF area{{left, bar.bottom()}, corner(left)};
    for (double i = std::floor((left - origin) / step) + 1; origin + i * step < right; ++i)
        area.append(corner(origin + i * step));
    area += {corner(right), {right, bar.bottom()}};
    return area;
}

} // namespace Conclave
