#include "ui/timeline/marklabels.h"

#include "ui/theme/metrics.h"
#include "ui/timeline/timelinewords.h"

#include <algorithm>

namespace Conclave {

namespace {

constexpr qreal Gap = Metrics::Tiny; ///< Between a line and a text, and between texts.

/// Whether a text at `box` leaves alone what is there already.
bool isFree(const QRectF &box, const QList<MarkLabel> &others)
{
    const QRectF room = box.adjusted(-Gap + 1, 0, Gap - 1, 0);
    return std::ranges::none_of(others, [&room](const MarkLabel &other) {
        const bool hitsLine = room.left() < other.x && other.x < room.right();
        return !other.text.isEmpty() && (hitsLine || room.intersects(other.box));
    });
}

/// Whether a line at `x` would cross a text.
bool isStruck(qreal x, const QList<MarkLabel> &others)
{
    return std::ranges::any_of(others, [x](const MarkLabel &other) {
        return other.box.left() - Gap < x && x < other.box.right() + Gap;
    });
}

} // namespace

QList<MarkLabel> markLabels(const TimelineLayout &layout,
                            const TimelineGeometry &geometry,
                            const std::function<int(const QString &)> &widthOf)
{
    QList<MarkLabel> labels;
    for (const TimelineMark &mark : layout.marks) {
        MarkLabel label{.kind = mark.kind, .x = geometry.x(mark.at)};
        if (label.x > geometry.lanes.right() + 1)
            continue; // the scale has not come that far
        const QString text = markText(mark, layout);
        const int width = widthOf(text);
        const QRectF after(label.x + Gap, 0, width, geometry.top);
        const QRectF before(label.x - Gap - width, 0, width, geometry.top);
        for (const QRectF &box : {after, before}) {
            const bool isInside = box.left() >= 0 && box.right() <= geometry.width;
            if (label.text.isEmpty() && isInside && isFree(box, labels) &&
                !isStruck(label.x, labels)) {
                label.text = text;
                label.box = box;
            }
        }
        labels.append(label);
    }
    return labels;
}

} // namespace Conclave
