#pragma once

#include "core/timeline/timelinelayout.h"
#include "ui/timeline/timelinegeometry.h"

#include <functional>

namespace Conclave {

/// Where a mark stands, and its words above the tracks.
struct MarkLabel
{
    TimelineMark::Kind kind = TimelineMark::Kind::Deadline;
    qreal x = 0;  ///< Of its line.
    QString text; ///< Empty: there is no room for it beside more important ones.
    QRectF box;   ///< Of the text, from left to right as all of the geometry.

    bool operator==(const MarkLabel &) const = default;
};

/// The marks on the scale that is shown, the most important first. No text touches another one or
/// a line that is not its own. `widthOf` measures a text as it will be drawn.
QList<MarkLabel> markLabels(const TimelineLayout &layout,
                            const TimelineGeometry &geometry,
                            const std::function<int(const QString &)> &widthOf);

} // namespace Conclave
