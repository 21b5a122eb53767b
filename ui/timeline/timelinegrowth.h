#pragma once

#include "core/timeline/timelinelayout.h"
#include "ui/timeline/timelinegeometry.h"

#include <QRegion>
#include <QStringList>

namespace Conclave {

/// From which moment on a live race looks different, when nothing but time has passed and text has
/// come since `before`. Empty: more than that has changed.
std::optional<Microseconds> grownSince(const TimelineLayout &before, const TimelineLayout &after);

/// Where it looks different: what has grown from `from` to `now`, and results that changed.
QRegion grownRegion(const QStringList &resultsBefore,
                    const QStringList &results,
                    Microseconds from,
                    Microseconds now,
                    const TimelineGeometry &geometry);

} // namespace Conclave
