#include "ui/timeline/trackpainter.h"

#include "ui/theme/icons.h"
#include "ui/words/answerwords.h"

#include <QPainter>

#include <cmath>

namespace Conclave {

namespace {

QColor faint(QColor color, float share)
{
    color.setAlphaF(share);
    return color;
}

bool hasNothingLeft(std::optional<AnswerStatus> outcome)
{
    return outcome == AnswerStatus::Failed || outcome == AnswerStatus::Cancelled;
}

} // namespace

void TrackPainter::drawLane(const QRectF &lane) const
{
    m_painter.fillRect(lane.toRect(), m_theme.track());
}

void TrackPainter::drawPhase(const QRectF &bar,
                             TimelinePhase phase,
                             const MemberAccent &accent,
                             std::optional<AnswerStatus> outcome) const
{
    const bool isLost = hasNothingLeft(outcome);
    const QColor color = isLost ? m_theme.color(statusTone(*outcome)) : accent.color;
    switch (phase) {
    case TimelinePhase::Waiting:
        m_painter.fillRect(bar, QBrush(m_theme.secondary, Qt::BDiagPattern));
        break;
    case TimelinePhase::Connecting:
        drawFrame(bar, QPen(color, 1, isLost ? Qt::DashLine : Qt::SolidLine));
        break;
    case TimelinePhase::Thinking:
        m_painter.fillRect(bar, faint(color, 0.35F));
        drawFrame(bar, QPen(color, 1)); // the faint filling alone is hard to see
        break;
    case TimelinePhase::Writing:
        drawWriting(QPolygonF(bar), accent, outcome);
        break;
    case TimelinePhase::Stalled: // a gap, with a thread through it
        m_painter.fillRect(QRectF(bar.left(), std::round(bar.center().y()), bar.width(), 1),
                           m_theme.secondary);
        break;
    }
}

void TrackPainter::drawFrame(const QRectF &bar, const QPen &pen) const
{
    constexpr qreal Half = 0.5; // a line of one pixel then lies inside the bar
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(bar.adjusted(Half, Half, -Half, -Half));
}

void TrackPainter::drawWriting(const QPolygonF &area,
                               const MemberAccent &accent,
                               std::optional<AnswerStatus> outcome) const
{
    const QColor color =
        hasNothingLeft(outcome) ? m_theme.color(statusTone(*outcome)) : accent.color;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing,
                            false); // many times slower with so many corners
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(accent.hatched ? faint(color, 0.5F) : color);
    m_painter.drawPolygon(area);
    if (accent.hatched) {
        m_painter.setBrush(QBrush(color, Qt::BDiagPattern));
        m_painter.drawPolygon(area);
    }
    m_painter.restore();
}

void TrackPainter::drawNotch(const QRectF &place) const
{
    constexpr qreal Depth = 4;
    const qreal x = place.center().x();
    const QPolygonF notch{
        {{x - Depth, place.top() - 1}, {x + Depth, place.top() - 1}, {x, place.top() - 1 + Depth}}};
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.text);
    m_painter.drawConvexPolygon(notch);
    m_painter.fillRect(QRectF(x - 0.5, place.top(), 1, place.height()), m_theme.text);
}

void TrackPainter::drawMark(const QRectF &line, const QColor &color, TimelineMark::Kind kind) const
{
    QPen pen(color, 1);
    pen.setCapStyle(Qt::FlatCap);
    if (kind == TimelineMark::Kind::Quorum)
        pen.setDashPattern({4, 3});
    else if (kind == TimelineMark::Kind::Synthesis)
        pen.setDashPattern({1, 2});
    constexpr qreal Half = 0.5; // in the middle of its pixels
    m_painter.setPen(pen);
    m_painter.drawLine(QPointF(line.left() + Half, line.top()),
                       QPointF(line.left() + Half, line.bottom()));
}

void TrackPainter::drawLate(const QRect &box) const
{
    icon(u"late", m_theme.secondary).paint(&m_painter, box);
}

void TrackPainter::drawStatus(const QRect &box, AnswerStatus status) const
{
    icon(statusIcon(status), m_theme.color(statusTone(status))).paint(&m_painter, box);
}

} // namespace Conclave
