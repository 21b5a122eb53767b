#pragma once

#include "core/timeline/density.h"
#include "ui/timeline/timelinegeometry.h"

#include <QPolygonF>

namespace Conclave {

/// A stretch of writing, drawn within `bar`, as an area on its lane, from left to right as all of
/// the geometry: as high as the text came fast at every moment. Only so much of it is computed as
/// `exposed` shows.
///
/// Its corners stand at fixed moments, so that it does not tremble while it grows. Even where
/// nothing came it has some height: somebody was writing.
QPolygonF densityArea(const Density &density,
                      const TimelineGeometry &geometry,
                      const QRectF &bar,
                      Microseconds from,
                      Microseconds to,
                      const QRectF &exposed);

} // namespace Conclave
