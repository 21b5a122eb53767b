#include "ui/turn/panelboard.h"

#include "ui/answer/answerpanel.h"
#include "ui/theme/metrics.h"
#include "ui/turn/panelhandle.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>
#include <QStyle>

#include <cmath>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int LeastLines = 9; // of text, header and figures included
constexpr auto UntilRest = 150ms;
constexpr int SnapTime = 140; // ms

} // namespace

PanelBoard::PanelBoard(LayoutChoice &choice, QWidget *parent)
    : QScrollArea(parent)
    , m_choice(choice)
    , m_ground(new QWidget)
{
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Answers"));
    setMinimumHeight(2 * Metrics::MinPanelHeight / 3);
    m_ground->setObjectName(u"panels"_s);
    setWidget(m_ground); // which makes us its event filter

    m_rest.setSingleShot(true);
    m_rest.setInterval(UntilRest);
    connect(&m_rest, &QTimer::timeout, this, &PanelBoard::snap);
    m_snapping.setDuration(SnapTime);
    m_snapping.setEasingCurve(QEasingCurve::OutCubic);
    QScrollBar *bar = horizontalScrollBar();
    connect(&m_snapping, &QVariantAnimation::valueChanged, bar, [bar](const QVariant &value) {
        bar->setValue(value.toInt());
    });
    connect(bar, &QScrollBar::actionTriggered, this, [this] {
        m_snapping.stop();
        m_rest.start();
    });
}

void PanelBoard::showPanels(const QList<AnswerPanel *> &panels, Arrangement arrangement)
{
    m_panels = panels;
    m_arrangement = arrangement;
    layOut();
    for (AnswerPanel *panel : std::as_const(m_panels))
        panel->show();
}

void PanelBoard::reveal(const AnswerPanel &panel)
{
    const auto place = m_panels.indexOf(&panel);
    if (place < 0)
        return;
    const QRect cell = m_plan.cells.at(place);
    const auto show = [](QScrollBar &bar, int begin, int end, int room) {
        const int latest = qMin(begin, bar.maximum());
        bar.setValue(qBound(qMin(end - room, latest), bar.value(), latest));
    };
    show(*horizontalScrollBar(), cell.left(), cell.right() + 1, viewport()->width());
    show(*verticalScrollBar(), cell.top(), cell.bottom() + 1, viewport()->height());
}

DropSlot PanelBoard::slotAt(const QPoint &point) const
{
    QList<QRect> cells;
    for (const QRect &cell : m_plan.cells)
        cells.append(visual(cell).translated(m_ground->pos()));
    return dropSlot(cells, point, Qt::Horizontal, Metrics::Medium, isRightToLeft());
}

void PanelBoard::scrollTowards(const QPoint &point)
{
    const auto scroll = [](QScrollBar &bar, int position, int room) {
        if (position < Metrics::Huge)
            bar.setValue(bar.value() - bar.singleStep());
        else if (position > room - Metrics::Huge)
            bar.setValue(bar.value() + bar.singleStep());
    };
    const int along = isRightToLeft() ? viewport()->width() - point.x() : point.x();
    scroll(*horizontalScrollBar(), along, viewport()->width());
    scroll(*verticalScrollBar(), point.y(), viewport()->height());
}

bool PanelBoard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ground && event->type() == QEvent::LayoutRequest)
        layOut(); // a panel needs more height than before, or less
    return QScrollArea::eventFilter(watched, event);
}

void PanelBoard::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    layOut();
}

void PanelBoard::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        layOut();
}

void PanelBoard::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    placePanels();
}

void PanelBoard::layOut()
{
    if (std::exchange(m_isLayingOut, true))
        return; // a scroll bar came or went
    // A scroll bar takes room from the panels, so whether there is one is found out before.
    const QSize room = contentsRect().size();
    m_plan = planFor(room);
    const bool isTall = m_plan.size.height() > room.height();
    const bool isWide = m_plan.size.width() > room.width();
    if (isTall)
        m_plan = planFor(room - QSize(verticalScrollBar()->sizeHint().width(), 0));
    else if (isWide)
        m_plan = planFor(room - QSize(0, horizontalScrollBar()->sizeHint().height()));
    setVerticalScrollBarPolicy(isTall ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(isWide ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    m_ground->resize(m_plan.size);
    placePanels();
    placeHandles();
    horizontalScrollBar()->setSingleStep(Metrics::Huge);
    verticalScrollBar()->setSingleStep(Metrics::Huge);
    m_isLayingOut = false;
}

PanelPlan PanelBoard::planFor(const QSize &room) const
{
    const bool isGrid = m_arrangement == Arrangement::Grid;
    const PanelSizes &sizes = m_choice.sizes();
    const QHash<MemberId, double> &widths = isGrid ? sizes.gridWidths : sizes.columnWidths;
    PanelShares shares;
    for (const AnswerPanel *panel : m_panels)
        shares.widths.append(widths.value(panel->member(), 1.0));
    if (isGrid && m_panels.size() > 1)
        shares.heights = sizes.rowHeights;
    const int least = qMax(Metrics::MinPanelHeight, LeastLines * fontMetrics().lineSpacing());
    return planPanels({room, {leastPanelWidth(fontMetrics()), least}, Metrics::Medium, !isGrid},
                      shares,
                      [this](int panel, int width) {
                          return m_panels.at(panel)->layout()->totalMinimumHeightForWidth(width);
                      });
}

int PanelBoard::leastHeight() const
{
    return planFor({viewport()->width(), 0}).size.height();
}

void PanelBoard::placePanels()
{
    const QRect seen(QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value()),
                     viewport()->size());
    for (qsizetype place = 0; place < m_panels.size(); ++place) {
        AnswerPanel *panel = m_panels.at(place);
        QRect cell = m_plan.cells.at(place);
        if (!cell.intersects(seen)) {
            // Keeps its size, and away from what is seen: it grows only to the other side.
            const QRect kept(cell.topLeft(), panel->size());
            const bool isBefore = cell.right() < seen.left() || cell.bottom() < seen.top();
            const QPoint shift = isBefore ? cell.bottomRight() - kept.bottomRight() : QPoint();
            cell = kept.translated(shift);
        }
        panel->setGeometry(visual(cell));
    }
}

void PanelBoard::placeHandles()
{
    const auto count = m_plan.boundaries.size();
    while (m_handles.size() < count)
        m_handles.append(createHandle(int(m_handles.size())));
    for (qsizetype i = 0; i < m_handles.size(); ++i) {
        PanelHandle *handle = m_handles.at(i);
        handle->setVisible(i < count);
        if (i >= count)
            continue;
        const PanelPlan::Boundary &boundary = m_plan.boundaries.at(i);
        handle->setOrientation(boundary.before < 0 ? Qt::Vertical : Qt::Horizontal);
        handle->setGeometry(visual(boundary.area));
    }
}

PanelHandle *PanelBoard::createHandle(int index)
{
    auto *handle = new PanelHandle(m_ground);
    connect(handle, &PanelHandle::pressed, this, [this] { m_pressedPlan = m_plan; });
    connect(handle, &PanelHandle::dragged, this, [this, index](int distance) {
        resizeBy(index, m_pressedPlan, distance);
    });
    connect(handle, &PanelHandle::equalised, this, [this, index] { makeEqual(index); });
    return handle;
}

void PanelBoard::resizeBy(int boundary, const PanelPlan &before, int distance)
{
    // The window may have been resized by other means meanwhile.
    if (boundary >= before.boundaries.size() || before.cells.size() != m_panels.size())
        return;
    const auto [area, row, column] = before.boundaries.at(boundary);
    PanelSizes sizes = m_choice.sizes();
    if (column < 0) {
        sizes.rowHeights = before.heights.moved(row, distance);
    } else {
        const PanelPlan::Row &line = before.rows.at(row);
        const QList<double> shares = line.columns.moved(column, distance);
        auto &widths = m_arrangement == Arrangement::Grid ? sizes.gridWidths : sizes.columnWidths;
        for (qsizetype i = 0; i < shares.size(); ++i)
            widths[m_panels.at(line.first + i)->member()] = shares[i];
    }
    m_choice.setSizes(sizes);
}

void PanelBoard::makeEqual(int boundary)
{
    if (boundary >= m_plan.boundaries.size())
        return;
    const auto [area, row, column] = m_plan.boundaries.at(boundary);
    PanelSizes sizes = m_choice.sizes();
    if (column < 0) {
        sizes.rowHeights.clear();
    } else {
        const PanelPlan::Row &line = m_plan.rows.at(row);
        auto &widths = m_arrangement == Arrangement::Grid ? sizes.gridWidths : sizes.columnWidths;
        for (qsizetype i = 0; i < line.columns.lengths.size(); ++i)
            widths.remove(m_panels.at(line.first + i)->member());
    }
    m_choice.setSizes(sizes);
}

/// Ends a scroll where a column begins.
void PanelBoard::snap()
{
    QScrollBar *bar = horizontalScrollBar();
    if (m_arrangement != Arrangement::Columns || bar->maximum() == 0)
        return;
    if (bar->isSliderDown())
        return m_rest.start();
    int nearest = bar->maximum();
    for (const QRect &cell : std::as_const(m_plan.cells)) {
        if (std::abs(cell.left() - bar->value()) < std::abs(nearest - bar->value()))
            nearest = qMin(cell.left(), bar->maximum());
    }
    if (nearest == bar->value())
        return;
    if (style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this) == 0)
        return bar->setValue(nearest);
    m_snapping.setStartValue(bar->value());
    m_snapping.setEndValue(nearest);
    m_snapping.start();
}

QRect PanelBoard::visual(const QRect &logical) const
{
    return QStyle::visualRect(layoutDirection(), m_ground->rect(), logical);
}

} // namespace Conclave
