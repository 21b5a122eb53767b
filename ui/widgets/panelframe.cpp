#include "ui/widgets/panelframe.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tabstops.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPaintEvent>
#include <QScrollBar>
#include <QStyle>

namespace Conclave {

namespace {

QAbstractSlider::SliderAction scrollingOf(const QKeyEvent &event)
{
    if (event.modifiers() & ~Qt::KeypadModifier)
        return QAbstractSlider::SliderNoAction;
    switch (event.key()) {
    case Qt::Key_Up:
        return QAbstractSlider::SliderSingleStepSub;
    case Qt::Key_Down:
        return QAbstractSlider::SliderSingleStepAdd;
    case Qt::Key_PageUp:
        return QAbstractSlider::SliderPageStepSub;
    case Qt::Key_PageDown:
        return QAbstractSlider::SliderPageStepAdd;
    case Qt::Key_Home:
        return QAbstractSlider::SliderToMinimum;
    case Qt::Key_End:
        return QAbstractSlider::SliderToMaximum;
    default:
        return QAbstractSlider::SliderNoAction;
    }
}

} // namespace

PanelFrame::PanelFrame(QWidget *parent) : QWidget(parent)
{
    // Live figures are painted many times a second: what is behind the panel need not be.
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        noteFocus(now);
    });
}

PanelFrame::~PanelFrame()
{
    // The focus moves on while the widget below us goes, when we are no longer there to hear it.
    disconnect(qApp, nullptr, this, nullptr);
}

void PanelFrame::setAccent(const MemberAccent &accent)
{
    m_accent = accent;
    update();
}

void PanelFrame::setRaised(bool raised)
{
    m_isRaised = raised;
    update();
}

void PanelFrame::setText(QAbstractScrollArea &text)
{
    m_text = &text;
}

void PanelFrame::takeFocusFrom(const QWidget &going)
{
    if (!isWithin(going.window()->focusWidget(), going))
        return;
    for (QWidget *around = going.parentWidget(); around; around = around->parentWidget()) {
        auto *panel = qobject_cast<PanelFrame *>(around);
        if (panel && panel->isVisible())
            return panel->setFocus(Qt::OtherFocusReason);
    }
}

void PanelFrame::paintEvent(QPaintEvent *event)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    const QColor ground = m_isRaised ? theme.raised : theme.panel;
    constexpr int Edge = Metrics::AccentEdge + 1;
    const bool isInside =
        rect().adjusted(Edge, Edge, -Edge, -Edge).contains(event->rect()) &&
        rect().adjusted(Metrics::PanelRadius, 0, -Metrics::PanelRadius, 0).contains(event->rect());
    painter.fillRect(event->rect(), isInside ? ground : theme.window);
    if (isInside)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(edge, Metrics::PanelRadius, Metrics::PanelRadius);
    painter.fillPath(shape, ground);
    if (m_accent) {
        painter.save();
        painter.setClipPath(shape);
        const QRect line(0, 0, Metrics::AccentEdge, height());
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), line), m_accent->brush());
        painter.restore();
    }
    const QColor line = m_hasFocusInside ? theme.accent : theme.hairline;
    painter.setPen(QPen(line, m_hasFocusInside ? 1.5 : Metrics::Hairline));
    painter.drawPath(shape);
}

void PanelFrame::keyPressEvent(QKeyEvent *event)
{
    const auto scrolling = scrollingOf(*event);
    if (!m_text || !m_text->isVisible() || scrolling == QAbstractSlider::SliderNoAction)
        return QWidget::keyPressEvent(event);
    // Not to what is around either, which would take the panel out of sight.
    m_text->verticalScrollBar()->triggerAction(scrolling);
}

void PanelFrame::noteFocus(QWidget *now)
{
    const bool isInside = isWithin(now, *this);
    if (isInside == m_hasFocusInside)
        return;
    m_hasFocusInside = isInside;
    update();
    emit focusInsideChanged(isInside);
}

} // namespace Conclave
