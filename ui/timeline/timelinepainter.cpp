#include "ui/timeline/timelinepainter.h"

#include "ui/theme/metrics.h"
#include "ui/timeline/densityarea.h"
#include "ui/timeline/marklabels.h"
#include "ui/timeline/timelinewords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Conclave {

namespace {

constexpr qreal CapWidth = 2;
constexpr int EndGlyph = Metrics::Medium;
constexpr int TickLength = Metrics::Tiny;

template<typename A, typename B>
bool isSameAttempt(const A &a, const B &b)
{
    return a.row == b.row && a.attempt == b.attempt;
}

} // namespace

TimelinePainter::TimelinePainter(QPainter &painter,
                                 const Theme &theme,
                                 const TimelineGeometry &geometry,
                                 const TimelineLayout &layout,
                                 const TimelineMeasures &measures,
                                 const QRegion &exposed)
    : m_painter(painter)
    , m_theme(theme)
    , m_geometry(geometry)
    , m_layout(layout)
    , m_marks(painter, theme)
    , m_measures(measures)
    , m_tabular(measures.tabular())
    , m_exposed(exposed)
    , m_exposedRect(geometry.visual(QRectF(exposed.boundingRect())))
{
}

void TimelinePainter::paintGround(const std::optional<TimelineSpot> &spot)
{
    for (int row = 0; row < m_layout.rows.size(); ++row) {
        const QRect all(0,
                        m_geometry.track(m_geometry.lanes, row).top(),
                        m_geometry.width,
                        m_geometry.trackHeight);
        if (spot && spot->row == row)
            m_painter.fillRect(all, m_theme.selection());
        if (isExposed(m_geometry.lane(row)))
            m_marks.drawLane(m_geometry.visual(m_geometry.lane(row)));
        if (isExposed(m_geometry.track(m_geometry.names, row)))
            paintName(row);
        if (isExposed(m_geometry.track(m_geometry.results, row)))
            paintResult(row);
    }
}

void TimelinePainter::paintScale(const TimeAxis &axis)
{
    for (const Microseconds tick : axis.ticks()) {
        if (m_geometry.x(tick) <= m_geometry.lanes.right() + 2) // a growing scale hides the last
            paintTick(tick, axis);
    }
    const QRect &lanes = m_geometry.lanes;
    m_painter.fillRect(
        m_geometry.visual(QRect(lanes.left(), m_geometry.bottom(), lanes.width() + 1, 1)),
        m_theme.outline);
}

void TimelinePainter::paintRace()
{
    for (const TimelineSegment &segment : m_layout.segments)
        paintSegment(segment);
    for (const TimelineEnd &end : m_layout.ends)
        paintEnd(end);
    for (const TimelineNotch &notch : m_layout.notches)
        m_marks.drawNotch(m_geometry.visual(m_geometry.lane(notch.row, notch.at, notch.at)));
    paintNow();
}

void TimelinePainter::paintName(int row)
{
    const QRect track = m_geometry.track(m_geometry.names, row);
    const QRect edge(track.left(),
                     track.top() + TimelineGeometry::LaneInset,
                     Metrics::AccentEdge,
                     track.height() - 2 * TimelineGeometry::LaneInset);
    m_painter.fillRect(m_geometry.visual(edge), accentOf(row).brush());

    const QRect room = track.adjusted(Metrics::Small, 0, 0, 0);
    const TimelineRow &shown = m_layout.rows.at(row);
    const QString name = m_painter.fontMetrics().elidedText(
        trackName(shown), Qt::ElideRight, room.width(), Qt::TextSingleLine);
    const auto align = m_geometry.isMirrored ? Qt::AlignRight : Qt::AlignLeft;
    m_painter.setPen(shown.status ? m_theme.text : m_theme.secondary);
    m_painter.drawText(m_geometry.visual(room),
                       static_cast<int>(align | Qt::AlignAbsolute | Qt::AlignVCenter) |
                           static_cast<int>(Qt::TextSingleLine),
                       name);
}

void TimelinePainter::paintResult(int row)
{
    const QRect track = m_geometry.track(m_geometry.results, row);
    const std::optional<AnswerStatus> status = m_layout.rows.at(row).status;
    constexpr int Side = TimelineGeometry::GlyphSide;
    const QRect glyph(track.left(), track.top() + (track.height() - Side) / 2, Side, Side);
    if (status && isExposed(glyph)) { // most often only the time runs
        if (m_layout.rows.at(row).isLate)
            m_marks.drawLate(m_geometry.visual(glyph));
        else
            m_marks.drawStatus(m_geometry.visual(glyph), *status);
    }
    const QString text = m_measures.results().at(row);
    const int width = m_tabular.width(text);
    const QRect figure(track.right() + 1 - width, track.top(), width, track.height());
    const bool isOver = status && isFinal(*status);
    drawFigure(m_geometry.visual(figure),
               text,
               status == AnswerStatus::Failed ? m_theme.danger
               : isOver                       ? m_theme.text
                                              : m_theme.secondary);
}

void TimelinePainter::paintSegment(const TimelineSegment &segment)
{
    QRectF bar = m_geometry.lane(segment.row, segment.from, segment.to);
    bar.setLeft(std::round(bar.left())); // whole pixels, for edges as sharp as a ruler's
    bar.setWidth(qMax<qreal>(std::round(bar.right()) - bar.left(), 1));
    if (!isExposed(bar))
        return;
    const auto end = std::ranges::find_if(
        m_layout.ends, [&segment](const TimelineEnd &e) { return isSameAttempt(e, segment); });
    std::optional<AnswerStatus> outcome;
    if (segment.isLost)
        outcome = AnswerStatus::Failed;
    else if (end != m_layout.ends.end())
        outcome = end->status;
    if (segment.phase == TimelinePhase::Writing)
        paintWriting(segment, bar, outcome);
    else
        m_marks.drawPhase(m_geometry.visual(bar), segment.phase, accentOf(segment.row), outcome);
}

void TimelinePainter::paintWriting(const TimelineSegment &segment,
                                   const QRectF &bar,
                                   std::optional<AnswerStatus> outcome)
{
    const auto pace = std::ranges::find_if(
        m_layout.paces, [&segment](const TimelinePace &p) { return isSameAttempt(p, segment); });
    const QPolygonF area =
        pace == m_layout.paces.end()
            ? QPolygonF(bar)
            : densityArea(
                  Density(pace->pace), m_geometry, bar, segment.from, segment.to, m_exposedRect);
    m_marks.drawWriting(m_geometry.visual(area), accentOf(segment.row), outcome);
}

void TimelinePainter::paintEnd(const TimelineEnd &end)
{
    const QRectF lane = m_geometry.lane(end.row, end.at, end.at);
    if (!isExposed(lane.adjusted(-CapWidth, -2, EndGlyph + 1, 2)))
        return;
    if (end.status == AnswerStatus::Complete) {
        const QRectF cap(
            std::round(lane.left()) - CapWidth, lane.top() - 2, CapWidth, lane.height() + 4);
        m_painter.fillRect(m_geometry.visual(cap), accentOf(end.row).color);
        if (!end.isLate)
            return;
    }
    if (!hasRoomForGlyph(end))
        return; // the bar's own form and the notch of the next attempt must do
    const QRect box(
        qRound(lane.left()) + 1, qRound(lane.center().y()) - EndGlyph / 2, EndGlyph, EndGlyph);
    if (end.isLate)
        m_marks.drawLate(m_geometry.visual(box));
    else
        m_marks.drawStatus(m_geometry.visual(box), end.status);
}

bool TimelinePainter::hasRoomForGlyph(const TimelineEnd &end) const
{
    const qreal right = m_geometry.x(end.at) + EndGlyph;
    return std::ranges::none_of(m_layout.segments, [&](const TimelineSegment &segment) {
        return segment.row == end.row && segment.attempt > end.attempt &&
               m_geometry.x(segment.from) < right;
    });
}

/// The line at which everything grows.
void TimelinePainter::paintNow()
{
    if (!m_layout.now)
        return;
    const QRectF line(
        std::round(m_geometry.x(*m_layout.now)), m_geometry.top, 1, m_geometry.lanes.height());
    m_painter.fillRect(m_geometry.visual(line), m_theme.accent);
}

void TimelinePainter::paintTick(Microseconds tick, const TimeAxis &axis)
{
    const int bottom = m_geometry.bottom();
    const qreal x = std::round(m_geometry.x(tick));
    const QRectF line(x, m_geometry.top, 1, m_geometry.lanes.height() + TickLength);
    m_painter.fillRect(m_geometry.visual(line).toRect(), m_theme.gridline());
    if (m_exposedRect.bottom() <= bottom + 1)
        return; // of what grows nothing is below
    const QString label = axis.label(tick);
    const int width = m_tabular.width(label);
    const QRectF box(x - width / 2.0, bottom + TickLength, width, m_tabular.height());
    drawFigure(m_geometry.visual(box), label, m_theme.secondary);
}

void TimelinePainter::paintMarks()
{
    const auto widthOf = [this](const QString &text) { return m_tabular.width(text); };
    for (const MarkLabel &label : markLabels(m_layout, m_geometry, widthOf)) {
        const int top = label.text.isEmpty() ? m_geometry.top : 0;
        const QRectF line(std::round(label.x), top, 1, m_geometry.bottom() - top);
        m_marks.drawMark(m_geometry.visual(line), colorOf(label.kind), label.kind);
        if (!label.text.isEmpty())
            drawFigure(m_geometry.visual(label.box), label.text, colorOf(label.kind));
    }
}

void TimelinePainter::paintMoment(const TimelineSpot &spot)
{
    const qreal x = std::round(m_geometry.x(spot.at));
    const QRectF line(x, m_geometry.top, 1, m_geometry.lanes.height());
    if (x >= m_geometry.lanes.left() && x <= m_geometry.lanes.right() + 1)
        m_painter.fillRect(m_geometry.visual(line), m_theme.text);
}

/// Around the lanes: there it covers nothing.
void TimelinePainter::paintFocus()
{
    constexpr int Width = 2;
    const QRect room =
        m_geometry.visual(m_geometry.lanes.adjusted(-Metrics::Tiny, 0, Metrics::Tiny, 1));
    const QRegion edge = QRegion(room) - room.adjusted(Width, Width, -Width, -Width);
    for (const QRect &side : edge)
        m_painter.fillRect(side, m_theme.accent);
}

bool TimelinePainter::isExposed(const QRectF &rect) const
{
    return m_exposed.intersects(m_geometry.visual(rect).toAlignedRect());
}

QColor TimelinePainter::colorOf(TimelineMark::Kind mark) const
{
    switch (mark) {
    case TimelineMark::Kind::Deadline:
        return m_theme.warning;
    case TimelineMark::Kind::Quorum:
        return m_theme.success;
    case TimelineMark::Kind::Synthesis:
        break;
    }
    return m_theme.text;
}

MemberAccent TimelinePainter::accentOf(int row) const
{
    const std::optional<SeatAccent> &accent = m_layout.rows.at(row).accent;
    return accent ? MemberAccent::of(*accent) : MemberAccent{.color = m_theme.text};
}

void TimelinePainter::drawFigure(const QRectF &box, const QString &text, const QColor &color)
{
    const qreal baseline = box.top() + (box.height() - m_tabular.height()) / 2 + m_tabular.ascent();
    m_painter.setPen(color);
    m_tabular.draw(m_painter, qRound(box.left()), qRound(baseline), text);
}

} // namespace Conclave
