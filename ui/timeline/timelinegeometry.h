#pragma once

#include "core/base/clock.h"

#include <QPolygonF>
#include <QRectF>

namespace Conclave {

/// Where the parts of a timeline stand in its viewport: names, lanes and results side by side,
/// the words of the marks above, the scale below. Computed from left to right; visual() turns it
/// round where people read so.
struct TimelineGeometry
{
    static constexpr int LaneInset = 3;  ///< Above and below a lane in its track.
    static constexpr int GlyphSide = 14; ///< Of the status before a result.

    int width = 0; ///< Of the viewport.
    bool isMirrored = false;
    int top = 0; ///< Where the tracks begin, below the words of the marks.
    int trackHeight = 0;
    int scrolled = 0;     ///< How much of the tracks is hidden above.
    double end = 1;       ///< Where the lanes end, in microseconds since asking.
    double fullSpeed = 0; ///< Fills a lane's height, in characters per second; 0: nothing is known.
    QRect names;          ///< This and the next two are columns, as high as the tracks may be.
    QRect lanes;
    QRect results;

    QRect track(const QRect &column, int row) const;
    /// The part of a row's lane between two moments.
    QRectF lane(int row, Microseconds from, Microseconds to) const;
    QRectF lane(int row) const; ///< All of it.
    qreal x(Microseconds moment) const;
    Microseconds momentAt(qreal x) const; ///< The inverse; may lie outside the lanes.

    /// Scrolled so far, and no farther than it must be from where it is, all of a track is seen.
    int scrolledTo(int row) const;
    int bottom() const { return lanes.y() + lanes.height(); } ///< Where the scale begins.

    QRectF visual(const QRectF &rect) const;
    QRect visual(const QRect &rect) const;
    QPolygonF visual(QPolygonF area) const;
};

} // namespace Conclave
