#include "ui/widgets/starrating.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>

#include <cmath>
#include <numbers>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Step = 14; ///< From star to star, in pixels.

QPainterPath star(const QPointF &center, double radius)
{
    constexpr int Corners = 10;
    constexpr double Inner = 0.45;
    QPainterPath path;
    for (int corner = 0; corner < Corners; ++corner) {
        const double angle = (corner * 2.0 / Corners - 0.5) * std::numbers::pi;
        const double reach = corner % 2 ? radius * Inner : radius;
        const QPointF point = center + reach * QPointF(std::cos(angle), std::sin(angle));
        corner == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

} // namespace

StarRating::StarRating(const QString &subject, QWidget *parent) : QAbstractSlider(parent)
{
    setObjectName(u"rating"_s);
    setRange(0, Stars);
    setSingleStep(1);
    setPageStep(1);
    // Not by Tab: in a narrow header it is not there, and keys and the menu rate as well.
    setFocusPolicy(Qt::ClickFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Rate this answer: 1 to 5 stars"));
    //: For screen readers: whose answer is rated, in stars
    setAccessibleName(tr("%1: stars of 5").arg(subject));
    connect(this, &QAbstractSlider::valueChanged, this, [this](int stars) {
        update();
        emit rated(stars);
    });
}

void StarRating::showRating(int rating)
{
    const QSignalBlocker silently(this);
    setValue(rating);
    update();
}

QSize StarRating::sizeHint() const
{
    return {Stars * Step + Metrics::Tiny, Metrics::Icon + Metrics::Small};
}

int StarRating::starAt(const QPoint &point) const
{
    if (!rect().contains(point))
        return 0;
    const int x = isRightToLeft() ? width() - 1 - point.x() : point.x();
    return qBound(1, (x - Metrics::Tiny / 2) / Step + 1, Stars);
}

void StarRating::hover(int star)
{
    if (std::exchange(m_hovered, star) != star)
        update();
}

void StarRating::paintEvent(QPaintEvent *)
{
    constexpr double Radius = Step * 0.44;
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    }
    const int lit = m_hovered ? m_hovered : value();
    for (int place = 0; place < Stars; ++place) {
        const double along = Metrics::Tiny / 2.0 + (place + 0.5) * Step;
        const QPointF center(isRightToLeft() ? width() - along : along, height() / 2.0);
        painter.setPen(QPen(place < lit ? theme.accent : theme.secondary, 1));
        painter.setBrush(place < lit ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
        painter.drawPath(star(center, Radius));
    }
}

void StarRating::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton); // the panel is dragged by its header
}

void StarRating::mouseMoveEvent(QMouseEvent *event)
{
    hover(starAt(event->position().toPoint()));
}

void StarRating::mouseReleaseEvent(QMouseEvent *event)
{
    const int star = starAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && star > 0)
        setValue(star == value() ? 0 : star);
    hover(0);
}

void StarRating::leaveEvent(QEvent *event)
{
    QAbstractSlider::leaveEvent(event);
    hover(0);
}

/// The wheel is for scrolling: a rating that changes in passing is none.
void StarRating::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void StarRating::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 0 && digit <= Stars && event->modifiers() == Qt::NoModifier)
        setValue(digit);
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        setValue(0);
    else
        QAbstractSlider::keyPressEvent(event);
}

} // namespace Conclave
