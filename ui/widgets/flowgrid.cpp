#include "ui/widgets/flowgrid.h"

#include "ui/theme/metrics.h"

#include <QStyle>
#include <QWidget>

#include <utility>

namespace Conclave {

namespace {

/// Part `index` of `count` equal parts of a length with gaps between them: offset and length.
/// Parts differ by at most a pixel and end exactly where the length does.
std::pair<int, int> part(int index, int count, int length, int gap)
{
    const int begin = index * (length + gap) / count;
    const int end = (index + 1) * (length + gap) / count - gap;
    return {begin, end - begin};
}

} // namespace

FlowGrid::FlowGrid(QWidget *parent)
    : QLayout(parent)
    , m_smallestWidth(Metrics::MinPanelWidth)
    , m_smallestHeight(Metrics::MinPanelHeight)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(Metrics::Medium);
}

FlowGrid::~FlowGrid() = default;

void FlowGrid::setSmallestPanel(int width, int height)
{
    m_smallestWidth = width;
    m_smallestHeight = height;
    invalidate();
}

void FlowGrid::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowGrid::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowGrid::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto position = m_items.begin() + index;
    QLayoutItem *item = position->release();
    m_items.erase(position);
    invalidate();
    return item;
}

void FlowGrid::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const std::vector<QLayoutItem *> items = shownItems();
    const int itemCount = static_cast<int>(items.size());
    if (items.empty())
        return;
    const QRect area = contentsRect();
    const int rows = rowsFor(itemCount, area.width());
    const int height = qMax(area.height(), heightOf(rows, columnWidth(rows, area.width())));
    for (int row = 0, first = 0; row < rows; ++row) {
        const int inRow = itemCount / rows + (row < itemCount % rows ? 1 : 0);
        const auto [top, rowHeight] = part(row, rows, height, spacing());
        const QRect line(area.left(), area.top() + top, area.width(), rowHeight);
        layOutRow(line, items, first, first + inRow);
        first += inRow;
    }
}

QSize FlowGrid::sizeHint() const
{
    const int items = static_cast<int>(shownItems().size());
    return QSize(m_smallestWidth, heightOf(qMin(1, items), m_smallestWidth))
        .grownBy(contentsMargins());
}

QSize FlowGrid::minimumSize() const
{
    int width = 0;
    for (const QLayoutItem *item : shownItems())
        width = qMax(width, item->minimumSize().width());
    return QSize(width, heightOf(width > 0 ? 1 : 0, m_smallestWidth)).grownBy(contentsMargins());
}

int FlowGrid::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const int inside = width - margins.left() - margins.right();
    const int rows = rowsFor(static_cast<int>(shownItems().size()), inside);
    return heightOf(rows, columnWidth(rows, inside)) + margins.top() + margins.bottom();
}

std::vector<QLayoutItem *> FlowGrid::shownItems() const
{
    std::vector<QLayoutItem *> shown;
    for (const auto &item : m_items)
        if (!item->isEmpty())
            shown.push_back(item.get());
    return shown;
}

int FlowGrid::rowsFor(int itemCount, int width) const
{
    constexpr int FewestCharacters = 50; // the same header fits, however large the text is
    const QWidget *area = parentWidget();
    const int inText = area ? FewestCharacters * area->fontMetrics().averageCharWidth() : 0;
    const int smallest = qMax(m_smallestWidth, inText);
    const int columns = qMax(1, (width + spacing()) / (smallest + spacing()));
    return (itemCount + columns - 1) / columns;
}

/// Of the narrowest column.
int FlowGrid::columnWidth(int rows, int width) const
{
    const int items = static_cast<int>(shownItems().size());
    const int columns = rows > 0 ? (items + rows - 1) / rows : 1;
    return (width + spacing()) / columns - spacing();
}

int FlowGrid::heightOf(int rows, int columnWidth) const
{
    int rowHeight = m_smallestHeight;
    for (const QLayoutItem *item : shownItems()) {
        const int least = item->hasHeightForWidth() ? item->minimumHeightForWidth(columnWidth)
                                                    : item->minimumSize().height();
        rowHeight = qMax(rowHeight, least);
    }
    return qMax(0, rows * (rowHeight + spacing()) - spacing());
}

void FlowGrid::layOutRow(const QRect &row,
                         const std::vector<QLayoutItem *> &items,
                         int first,
                         int last)
{
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    for (int i = first; i < last; ++i) {
        const auto [left, width] = part(i - first, last - first, row.width(), spacing());
        const QRect cell(row.left() + left, row.top(), width, row.height());
        items[static_cast<std::size_t>(i)]->setGeometry(QStyle::visualRect(direction, row, cell));
    }
}

} // namespace Conclave
