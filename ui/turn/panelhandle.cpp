#include "ui/turn/panelhandle.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

PanelHandle::PanelHandle(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"panelHandle"_s);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Drag to resize; double click makes all equal"));
}

void PanelHandle::setOrientation(Qt::Orientation orientation)
{
    m_orientation = orientation;
    setCursor(orientation == Qt::Horizontal ? Qt::SplitHCursor : Qt::SplitVCursor);
}

void PanelHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_pressedAt = positionOf(*event);
    update();
    emit pressed();
}

void PanelHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const int distance = positionOf(*event) - m_pressedAt;
    const bool isMirrored = m_orientation == Qt::Horizontal && isRightToLeft();
    emit dragged(isMirrored ? -distance : distance);
}

void PanelHandle::mouseReleaseEvent(QMouseEvent *)
{
    update();
}

void PanelHandle::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit equalised();
}

void PanelHandle::paintEvent(QPaintEvent *)
{
    if (!underMouse())
        return;
    const bool isUpright = m_orientation == Qt::Horizontal;
    QRect line(0,
               0,
               isUpright ? Metrics::AccentEdge : width() - 2 * Metrics::PanelRadius,
               isUpright ? height() - 2 * Metrics::PanelRadius : Metrics::AccentEdge);
    line.moveCenter(rect().center());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(palette()).accent);
    painter.drawRoundedRect(line, Metrics::AccentEdge / 2.0, Metrics::AccentEdge / 2.0);
}

/// On the screen, which stays where it is while the handle moves.
int PanelHandle::positionOf(const QMouseEvent &event) const
{
    const QPoint point = event.globalPosition().toPoint();
    return m_orientation == Qt::Horizontal ? point.x() : point.y();
}

} // namespace Conclave
