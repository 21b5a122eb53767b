#include "ui/timeline/timelinegeometry.h"

#include <cmath>

namespace Conclave {

QRect TimelineGeometry::track(const QRect &column, int row) const
{
    return {column.left(), top + row * trackHeight - scrolled, column.width(), trackHeight};
}

QRectF TimelineGeometry::lane(int row, Microseconds from, Microseconds to) const
{
    const QRectF all = lane(row);
    return {x(from), all.top(), x(to) - x(from), all.height()};
}

QRectF TimelineGeometry::lane(int row) const
{
    return track(lanes, row).adjusted(0, LaneInset, 0, -LaneInset);
}

qreal TimelineGeometry::x(Microseconds moment) const
{
    return lanes.left() + lanes.width() * static_cast<double>(moment.count()) / end;
}

int TimelineGeometry::scrolledTo(int row) const
{
    const QRect seen = track(lanes, row);
    if (seen.top() < top)
        return scrolled + seen.top() - top;
    return scrolled + qMax(0, seen.bottom() + 1 - bottom());
}

QRectF TimelineGeometry::visual(const QRectF &rect) const
{
    return isMirrored ? QRectF(width - rect.right(), rect.top(), rect.width(), rect.height())
                      : rect;
}

Microseconds TimelineGeometry::momentAt(qreal x) const
{
    return Microseconds(std::llround((x - lanes.left()) * end / lanes.width()));
}

QPolygonF TimelineGeometry::visual(QPolygonF area) const
{
    for (QPointF &corner : area)
        corner.setX(isMirrored ? width - corner.x() : corner.x());
    return area;
}

QRect TimelineGeometry::visual(const QRect &rect) const
{
    return visual(QRectF(rect)).toRect();
}

} // namespace Conclave
