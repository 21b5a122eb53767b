#include "ui/timeline/timelineview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/timeline/timelinepainter.h"
#include "ui/timeline/timelinewords.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/widgets/tabulartext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace Conclave {

namespace {

constexpr int MostTracks = 7;      ///< Shown at once: six members and the synthesis.
constexpr double PartOfMore = 7.5; ///< Shown of more: half a track says that one can scroll.
constexpr int FewestTracks = 3;
constexpr auto RescaleTime = 140ms;

/// A deadline comes into sight of a live race at half the way.
Microseconds lastInSight(const TimelineLayout &layout)
{
    Microseconds last = layout.last;
    for (const TimelineMark &mark : layout.marks) {
        if (mark.at <= 2 * layout.last)
            last = qMax(last, mark.at);
    }
    return last;
}

} // namespace

TimelineView::TimelineView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    viewport()->setAutoFillBackground(false);
    m_scale.setDuration(static_cast<int>(RescaleTime.count()));
    m_scale.setEasingCurve(QEasingCurve::OutCubic);
    connect(
        &m_scale, &QVariantAnimation::valueChanged, viewport(), [this] { viewport()->update(); });
    refresh();
}

void TimelineView::showTurn(const Turn *turn)
{
    m_turn = turn;
    m_axis = {}; // another race: its scale does not grow out of the one before
    refresh();
}

void TimelineView::refresh()
{
    const auto tracksBefore = m_layout.rows.size();
    const int marksBefore = marksHeight();
    m_layout = m_turn ? timelineLayout(*m_turn, m_now) : TimelineLayout{};
    if (m_layout.rows.size() != tracksBefore || marksHeight() != marksBefore)
        updateGeometry();
    const QString description = m_turn ? timelineText(m_layout) : tr("There is no race to show.");
    if (description != accessibleDescription())
        setAccessibleDescription(description);
    updateScrolling();
    rescale();
    viewport()->update();
}

QString TimelineView::textAt(QPoint place) const
{
    if (m_turn && place.y() >= 0 && place.y() < marksHeight())
        return marksText(m_layout).join(u'\n');
    const int row = (place.y() - marksHeight() + verticalScrollBar()->value()) / trackHeight();
    const bool isOnTracks = place.y() >= 0 && place.y() < viewport()->height() - scaleHeight();
    if (!m_turn || !isOnTracks || row >= m_layout.rows.size())
        return {};
    return trackText(m_layout.rows.at(row), *m_turn, m_layout.now);
}

QSize TimelineView::sizeHint() const
{
    const auto tracks = m_layout.rows.size();
    return {640, heightFor(tracks > MostTracks ? PartOfMore : static_cast<double>(tracks))};
}

QSize TimelineView::minimumSizeHint() const
{
    return {240,
            heightFor(static_cast<double>(qMin<qsizetype>(m_layout.rows.size(), FewestTracks)))};
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont());
    const Theme theme = Theme::of(palette());
    const TimelineGeometry geometry = geometryNow();
    const QRect tracks(0, geometry.top, geometry.width, geometry.lanes.height());
    TimelinePainter timeline(painter, theme, geometry, m_layout);

    painter.setClipRect(tracks);
    timeline.paintGround();
    painter.setClipping(false);
    timeline.paintScale(m_axis);
    painter.setClipRect(tracks);
    timeline.paintRace();
    painter.setClipping(false);
    timeline.paintMarks();
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    updateScrolling();
    rescale();
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        updateScrolling();
        rescale();
    }
    QAbstractScrollArea::changeEvent(event);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), viewport());
    return true;
}

QFont TimelineView::captionFont() const
{
    return fontFor(TextRole::Caption, font());
}

int TimelineView::trackHeight() const
{
    return qMax(Metrics::TimelineTrack, QFontMetrics(captionFont()).height() + 2);
}

int TimelineView::scaleHeight() const
{
    return Metrics::Tiny + QFontMetrics(captionFont()).height();
}

int TimelineView::marksHeight() const
{
    // With limits there is room for their marks from the start, so that nothing jumps.
    const bool hasMarks = m_layout.isLimited || !m_layout.marks.isEmpty();
    return hasMarks ? QFontMetrics(captionFont()).height() : 0;
}

int TimelineView::heightFor(double tracks) const
{
    return marksHeight() + qRound(tracks * trackHeight()) + scaleHeight();
}

TimelineGeometry TimelineView::geometryNow() const
{
    const TabularText tabular(captionFont());
    const QFontMetrics metrics(captionFont());
    int name = 0;
    int result = tabular.width(u"00.0 s");
    for (const TimelineRow &row : m_layout.rows) {
        name = qMax(name, metrics.horizontalAdvance(trackName(row)) + 1); // advances are rounded
        result = qMax(result, tabular.width(trackResult(row)));
    }
    // Beside a scroll bar the results keep a little distance from it.
    const int margin = verticalScrollBar()->maximum() > 0 ? Metrics::Tiny : 0;
    const int width = viewport()->width() - margin;
    const int top = marksHeight();
    const int height = qMax(0, viewport()->height() - top - scaleHeight());
    const int names = Metrics::Small + qMin(name, width / 4);
    const int results = TimelineGeometry::GlyphSide + Metrics::Tiny + result;
    const int lanes = qMax(1, width - names - results - Metrics::Medium - Metrics::Large);
    const bool isMoving = m_scale.state() == QAbstractAnimation::Running;
    return {.width = viewport()->width(),
            .isMirrored = layoutDirection() == Qt::RightToLeft,
            .top = top,
            .trackHeight = trackHeight(),
            .scrolled = verticalScrollBar()->value(),
            .end = isMoving ? m_scale.currentValue().toDouble()
                            : static_cast<double>(m_axis.end.count()),
            .names = {0, top, names, height},
            .lanes = {names + Metrics::Medium, top, lanes, height},
            .results = {width - results, top, results, height}};
}

void TimelineView::updateScrolling()
{
    const int room = qMax(0, viewport()->height() - marksHeight() - scaleHeight());
    const int hidden = qMax(0, static_cast<int>(m_layout.rows.size()) * trackHeight() - room);
    verticalScrollBar()->setRange(0, hidden);
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(trackHeight());
    // With nothing to scroll it would only be one stop more on the way of the Tab key.
    setFocusPolicy(hidden > 0 ? Qt::StrongFocus : Qt::NoFocus);
}

void TimelineView::rescale()
{
    const int label = QFontMetrics(captionFont()).horizontalAdvance(u"000 ms"_s);
    const int mostSteps = qMax(2, geometryNow().lanes.width() / (label + Metrics::Wide));
    const TimeAxis before = m_axis;
    m_axis = m_layout.now ? TimeAxis::growing(lastInSight(m_layout), mostSteps)
                          : TimeAxis::fitting(m_layout.last, mostSteps);
    if (m_axis.end == before.end)
        return;
    const bool isMoving = m_scale.state() == QAbstractAnimation::Running;
    const QVariant from =
        isMoving ? m_scale.currentValue() : QVariant(static_cast<double>(before.end.count()));
    m_scale.stop();
    const bool hasMotion = style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this) != 0;
    if (!hasMotion || !isVisible() || before.end == 0us)
        return;
    m_scale.setStartValue(from);
    m_scale.setEndValue(static_cast<double>(m_axis.end.count()));
    m_scale.start();
}

} // namespace Conclave
