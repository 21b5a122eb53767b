#pragma once

#include <QList>
#include <QRect>

#include <functional>

class QFontMetrics;

namespace Conclave {

/// The room panels are put into. Device-independent pixels.
struct PanelRoom
{
    QSize size;
    QSize least; ///< Of a panel; one that is alone in the room may be narrower.
    int gap = 0;
    bool isOneRow = false; ///< All in one row, which scrolls when they do not fit.
};

/// How long panels and rows are, in multiples of an equal share.
struct PanelShares
{
    QList<double> widths;  ///< One for every panel, in order.
    QList<double> heights; ///< One for every row; rows past the end have 1.
};

/// Parts of a length, one after the other. They fill it where that leaves each its least;
/// otherwise they are longer than it together.
struct PanelParts
{
    QList<int> lengths;
    QList<int> least;
    double share = 0; ///< The length that a part with share 1 has, or would have.
    bool fills = true;

    /// The shares after the boundary behind part `before` has moved by `delta` from where it is.
    /// Parts that fill a length take from their neighbour what they give to it.
    QList<double> moved(int before, int delta) const;
};

/// Where panels go and where the boundaries between them are, from the leading edge: mirror it
/// where reading begins at the right.
struct PanelPlan
{
    struct Row
    {
        int first = 0; ///< The panel it begins with.
        PanelParts columns;
    };
    struct Boundary
    {
        QRect area; ///< The gap.
        int row = 0;
        int before = -1; ///< The column in front of the gap; -1: it is below the row.
    };

    QList<QRect> cells; ///< One for every panel.
    QList<Row> rows;
    PanelParts heights; ///< Of the rows.
    QList<Boundary> boundaries;
    QSize size;
};

/// The least height of a panel that is so wide.
using LeastHeight = std::function<int(int panel, int width)>;

/// Puts panels into rows: as many columns as keep them wide enough, and no more rows than that
/// takes. Panels are spread evenly over the rows, earlier ones may have one more, and every row is
/// filled to its ends. Rows share the height.
PanelPlan planPanels(const PanelRoom &room, const PanelShares &shares, const LeastHeight &least);

/// The narrowest panel whose header fits, however large the text is.
int leastPanelWidth(const QFontMetrics &metrics);

/// A place between panels where one that is dragged can be dropped.
struct DropSlot
{
    int place = 0; ///< So many panels are before it.
    QRect mark;    ///< Where to show it.
};

/// The slot that is nearest to `point`. `cells` stand as `flow` says: side by side, which includes
/// rows below each other, or all below each other; side by side from the right when mirrored.
DropSlot dropSlot(const QList<QRect> &cells,
                  const QPoint &point,
                  Qt::Orientation flow,
                  int gap,
                  bool isMirrored = false);

} // namespace Conclave
