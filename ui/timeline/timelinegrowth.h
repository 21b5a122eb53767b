#pragma once

#include "ui/timeline/timelinegeometry.h"
#include "ui/timeline/timelinelayout.h"

#include <QRegion>

namespace Conclave {

/// From which moment on a live race looks different, when nothing but time has passed and text has
/// come since `before`. Empty: more than that has changed.
std::optional<Microseconds> grownSince(const TimelineLayout &before, const TimelineLayout &after);

/// Where it looks different: what has grown since `from`, and the results that tell another time.
QRegion grownRegion(const TimelineLayout &before,
                    const TimelineLayout &after,
                    Microseconds from,
                    const TimelineGeometry &geometry);

} // namespace Conclave
