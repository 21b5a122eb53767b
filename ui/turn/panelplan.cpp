#include "ui/turn/panelplan.h"

#include "ui/theme/metrics.h"

#include <QFontMetrics>

#include <numeric>
#include <utility>

namespace Conclave {

namespace {

int sumOf(const QList<int> &lengths)
{
    return std::accumulate(lengths.begin(), lengths.end(), 0);
}

/// Lengths that fill `room` by their shares, none below its least; `room` holds those together.
QList<double> filling(const QList<double> &shares, const QList<int> &least, int room)
{
    QList<double> lengths(shares.size(), 0);
    QList<bool> isLeast(shares.size(), false);
    // Whoever would get too little gets its least; that may leave too little for others in turn.
    for (bool isSettled = false; !isSettled;) {
        isSettled = true;
        double rest = room;
        double sum = 0;
        for (qsizetype i = 0; i < shares.size(); ++i) {
            rest -= isLeast[i] ? least[i] : 0;
            sum += isLeast[i] ? 0 : shares[i];
        }
        for (qsizetype i = 0; i < shares.size(); ++i) {
            lengths[i] = isLeast[i] ? least[i] : rest * shares[i] / sum;
            if (!isLeast[i] && lengths[i] < least[i] - 0.5) {
                isLeast[i] = true;
                isSettled = false;
            }
        }
    }
    return lengths;
}

/// In whole pixels, so that each ends where it should, however many are before it.
QList<int> rounded(const QList<double> &lengths)
{
    QList<int> whole;
    double end = 0;
    for (const double length : lengths) {
        const int begin = qRound(end);
        end += length;
        whole.append(qRound(end) - begin);
    }
    return whole;
}

/// `share`: the length of one when they do not fit.
PanelParts parts(const QList<double> &shares, const QList<int> &least, int room, double share)
{
    PanelParts result{.least = least, .fills = sumOf(least) <= room};
    if (result.fills) {
        result.lengths = rounded(filling(shares, least, room));
        result.share = double(room) / double(shares.size());
        return result;
    }
    result.share = share;
    QList<double> lengths;
    for (qsizetype i = 0; i < shares.size(); ++i)
        lengths.append(qMax<double>(least[i], shares[i] * share));
    result.lengths = rounded(lengths);
    return result;
}

/// How many columns keep their least width; at least one.
int columnsIn(const PanelRoom &room)
{
    return qMax(1, (room.size.width() + room.gap) / (room.least.width() + room.gap));
}

PanelPlan::Row planRow(const PanelRoom &room, const QList<double> &shares, int first, int count)
{
    const int narrowest = qMin(room.least.width(), room.size.width());
    const int fit = columnsIn(room);
    // Those that must scroll are so wide that a whole number of them is in sight.
    const double seen = double(room.size.width() + room.gap) / fit - room.gap;
    return {first,
            parts(shares.mid(first, count),
                  QList<int>(count, narrowest),
                  room.size.width() - (count - 1) * room.gap,
                  seen)};
}

void planCells(PanelPlan &plan, int gap)
{
    int top = 0;
    for (int row = 0; row < plan.rows.size(); ++row) {
        const QList<int> &widths = plan.rows[row].columns.lengths;
        const int height = plan.heights.lengths[row];
        int left = 0;
        for (int column = 0; column < widths.size(); ++column) {
            plan.cells.append(QRect(left, top, widths[column], height));
            left += widths[column];
            if (column + 1 < widths.size())
                plan.boundaries.append({QRect(left, top, gap, height), row, column});
            left += gap;
        }
        plan.size = plan.size.expandedTo(QSize(left - gap, top + height));
        top += height + gap;
    }
    for (int row = 0; row + 1 < plan.rows.size(); ++row) {
        const QRect cell = plan.cells[plan.rows[row].first];
        plan.boundaries.append({QRect(0, cell.bottom() + 1, plan.size.width(), gap), row, -1});
    }
}

} // namespace

QList<double> PanelParts::moved(int before, int delta) const
{
    QList<int> after = lengths;
    delta = qMax(delta, least[before] - after[before]);
    if (fills) {
        delta = qMin(delta, after[before + 1] - least[before + 1]);
        after[before + 1] -= delta;
    }
    after[before] += delta;
    QList<double> shares;
    for (const int length : std::as_const(after))
        shares.append(length / qMax(1.0, share));
    return shares;
}

PanelPlan planPanels(const PanelRoom &room, const PanelShares &shares, const LeastHeight &least)
{
    PanelPlan plan;
    const int count = int(shares.widths.size());
    if (count == 0)
        return plan;
    const int fit = columnsIn(room);
    const int rows = room.isOneRow ? 1 : (count + fit - 1) / fit;
    QList<int> leastHeights;
    QList<double> heights;
    for (int row = 0, first = 0; row < rows; ++row) {
        const int inRow = count / rows + (row < count % rows ? 1 : 0);
        plan.rows.append(planRow(room, shares.widths, first, inRow));
        int height = room.least.height();
        for (int column = 0; column < inRow; ++column)
            height = qMax(height, least(first + column, plan.rows[row].columns.lengths[column]));
        leastHeights.append(height);
        heights.append(row < shares.heights.size() ? shares.heights[row] : 1.0);
        first += inRow;
    }
    plan.heights = parts(heights,
                         leastHeights,
                         room.size.height() - (rows - 1) * room.gap,
                         double(room.least.height()));
    planCells(plan, room.gap);
    return plan;
}

int leastPanelWidth(const QFontMetrics &metrics)
{
    constexpr int FewestCharacters = 50;
    return qMax(Metrics::MinPanelWidth, FewestCharacters * metrics.averageCharWidth());
}

DropSlot dropSlot(
    const QList<QRect> &cells, const QPoint &point, Qt::Orientation flow, int gap, bool isMirrored)
{
    DropSlot slot;
    int nearest = -1;
    for (int i = 0; i < cells.size(); ++i) {
        const QRect cell = cells[i];
        const int dx = qMax(qMax(cell.left() - point.x(), point.x() - cell.right()), 0);
        const int dy = qMax(qMax(cell.top() - point.y(), point.y() - cell.bottom()), 0);
        if (nearest >= 0 && dx + dy >= nearest)
            continue;
        nearest = dx + dy;
        const bool isSideways = flow == Qt::Horizontal;
        const bool isPast =
            isSideways ? point.x() > cell.center().x() : point.y() > cell.center().y();
        slot.place = isPast != (isSideways && isMirrored) ? i + 1 : i;
        slot.mark = cell;
        if (isSideways) {
            slot.mark.setWidth(gap);
            slot.mark.moveLeft(isPast ? cell.right() + 1 : cell.left() - gap);
        } else {
            slot.mark.setHeight(gap);
            slot.mark.moveTop(isPast ? cell.bottom() + 1 : cell.top() - gap);
        }
    }
    return slot;
}

} // namespace Conclave
