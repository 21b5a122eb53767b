#include "ui/timeline/timelineview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/timeline/spotkeys.h"
#include "ui/timeline/spotwords.h"
#include "ui/timeline/timelinegrowth.h"
#include "ui/timeline/timelinepainter.h"
#include "ui/timeline/timelinewords.h"
#include "ui/widgets/plaintooltip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace Conclave {

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_measures(fontFor(TextRole::Caption, font()))
    , m_scales(this)
{
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    connect(&m_scales, &TimelineScales::moved, this, &TimelineView::followPointer);
    connect(&m_scales, &TimelineScales::moved, viewport(), [this] { viewport()->update(); });
    const QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &TimelineView::followPointer);
    connect(bar, &QScrollBar::actionTriggered, this, [this] { m_isReaders = true; });
    refresh();
}

void TimelineView::showTurn(const Turn *turn)
{
    m_turn = turn;
    m_scales.reset();
    m_isReaders = false;
    setSpot({});
    refresh();
}

void TimelineView::refresh()
{
    const TimelineLayout before =
        std::exchange(m_layout, m_turn ? timelineLayout(*m_turn, m_now) : TimelineLayout{});
    const std::optional<Microseconds> from = grownSince(before, m_layout);
    const QStringList results = m_measures.results();
    const bool isResized = m_measures.measure(m_layout);
    if (isResized)
        updateGeometry();
    if (!from || isResized) {
        describe();
        updateScrolling();
    }
    const bool isRescaled = rescale();
    if (from && !isResized && !isRescaled)
        viewport()->update(
            grownRegion(results, m_measures.results(), *from, *m_layout.now, geometryNow()));
    else
        viewport()->update();
    followPointer();
}

/// Has no live numbers: it changes only when a state does.
void TimelineView::describe()
{
    m_description = m_turn ? timelineText(m_layout) : tr("There is no race to show.");
    if (m_description != accessibleDescription())
        setAccessibleDescription(m_description);
}

QString TimelineView::textAt(QPoint place) const
{
    if (m_turn && place.y() >= 0 && place.y() < m_measures.marksHeight())
        return marksText(m_layout).join(u'\n');
    const std::optional<int> row = rowAt(place);
    if (!row)
        return {};
    const QString track = trackText(m_layout.rows.at(*row), *m_turn, m_layout.now);
    const std::optional<TimelineSpot> spot = spotAt(place);
    return spot ? Conclave::spotText(*spot, m_layout, *m_turn) + u"\n\n"_s + track : track;
}

std::optional<int> TimelineView::rowAt(QPoint place) const
{
    const TimelineGeometry geometry = geometryNow();
    const int row = (place.y() - geometry.top + geometry.scrolled) / geometry.trackHeight;
    const bool isOnTracks = place.y() >= geometry.top && place.y() < geometry.bottom();
    return m_turn && isOnTracks && row < m_layout.rows.size() ? std::optional(row) : std::nullopt;
}

std::optional<TimelineSpot> TimelineView::spotAt(QPoint place) const
{
    const TimelineGeometry geometry = geometryNow();
    const std::optional<int> row = rowAt(place);
    const int x = geometry.visual(QRect(place, QSize(1, 1))).left();
    if (!row || x < geometry.lanes.left() || x > geometry.lanes.right() + 1)
        return {};
    return TimelineSpot{*row, geometry.momentAt(x)};
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_measures.tabular().font());
    const Theme theme = Theme::of(palette());
    const TimelineGeometry geometry = geometryNow();
    const QRect tracks(0, geometry.top, geometry.width, geometry.lanes.height());
    TimelinePainter timeline(painter, theme, geometry, m_layout, m_measures, event->region());

    painter.setClipRect(tracks);
    timeline.paintGround(m_spot);
    painter.setClipping(false);
    timeline.paintScale(m_scales.axis());
    painter.setClipRect(tracks);
    timeline.paintRace();
    painter.setClipping(false);
    timeline.paintMarks();
    if (m_spot)
        timeline.paintMoment(*m_spot);
    if (hasFocus())
        timeline.paintFocus();
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    updateScrolling();
    rescale();
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_measures = TimelineMeasures(fontFor(TextRole::Caption, font()));
        m_measures.measure(m_layout);
        updateGeometry();
        updateScrolling();
        rescale();
    }
    QAbstractScrollArea::changeEvent(event);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        forgetSpot();
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), viewport());
    return true;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    m_pointer = place;
    followPointer();
    const bool hasText = m_spot && attemptAt(m_layout, *m_spot);
    viewport()->setCursor(hasText ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (QToolTip::isVisible()) // it would go on telling of where the pointer was
        QToolTip::showText(
            event->globalPosition().toPoint(), plainToolTip(textAt(place)), viewport());
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton); // its release is awaited
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<TimelineSpot> spot = spotAt(event->position().toPoint());
    if (spot && event->button() == Qt::LeftButton)
        choose(*spot);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const TimelineSpot spot = m_spot.value_or(TimelineSpot{0, m_layout.last});
    if (m_turn && isChoosingKey(*event))
        return choose(spot);
    const auto move = spotMoveOf(*event, layoutDirection() == Qt::RightToLeft);
    if (!m_turn || !move)
        return QAbstractScrollArea::keyPressEvent(event);
    constexpr int StepsPerTick = 10;
    const TimelineSpot next =
        moved(spot, *move, m_layout, qMax(m_scales.axis().step / StepsPerTick, 1us));
    m_pointer.reset();
    m_isReaders = true;
    verticalScrollBar()->setValue(geometryNow().scrolledTo(next.row));
    setSpot(next);
    setAccessibleDescription(m_spotText + u"\n"_s + m_description);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (!m_spot && m_turn && event->reason() != Qt::MouseFocusReason)
        setSpot(TimelineSpot{0, m_layout.last});
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    forgetSpot();
    describe();
    viewport()->update();
}

void TimelineView::forgetSpot()
{
    m_pointer.reset();
    setSpot({});
}

/// What is below it is another moment once the scale is another.
void TimelineView::followPointer()
{
    if (m_pointer)
        setSpot(spotAt(*m_pointer));
    updateSpotText();
}

void TimelineView::setSpot(const std::optional<TimelineSpot> &spot)
{
    if (spot == m_spot)
        return;
    for (const std::optional<TimelineSpot> &changed : {std::exchange(m_spot, spot), spot}) {
        if (!changed)
            continue;
        const TimelineGeometry geometry = geometryNow();
        const QRect line(
            qRound(geometry.x(changed->at)) - 1, geometry.top, 3, viewport()->height());
        viewport()->update(geometry.visual(line));
        viewport()->update(geometry.track(viewport()->rect(), changed->row));
    }
    updateSpotText();
}

void TimelineView::updateSpotText()
{
    const bool isOnTrack = m_turn && m_spot && m_spot->row < m_layout.rows.size();
    const QString text = isOnTrack ? Conclave::spotText(*m_spot, m_layout, *m_turn) : QString();
    if (text == m_spotText)
        return;
    m_spotText = text;
    emit spotTextChanged(m_spotText);
}

void TimelineView::choose(const TimelineSpot &spot)
{
    if (const std::optional<int> attempt = attemptAt(m_layout, spot))
        emit momentChosen(m_layout.rows.at(spot.row).member, *attempt, spot.at);
}

TimelineGeometry TimelineView::geometryNow() const
{
    // Beside a scroll bar the results keep a little distance from it.
    const int margin = verticalScrollBar()->maximum() > 0 ? Metrics::Tiny : 0;
    TimelineGeometry geometry = m_measures.geometry(viewport()->size(), margin);
    geometry.isMirrored = layoutDirection() == Qt::RightToLeft;
    geometry.scrolled = verticalScrollBar()->value();
    geometry.end = m_scales.end();
    geometry.fullSpeed = m_scales.fullSpeed();
    return geometry;
}

void TimelineView::updateScrolling()
{
    const int room = geometryNow().lanes.height();
    const int tracks = static_cast<int>(m_layout.rows.size()) * m_measures.trackHeight();
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, qMax(0, tracks - room));
    bar->setPageStep(room);
    bar->setSingleStep(m_measures.trackHeight());
    if (m_turn && m_turn->synthesis && !m_isReaders) // the last track
        bar->setValue(bar->maximum());
    // With nothing on it, it would only be one stop more on the way of the Tab key.
    setFocusPolicy(m_layout.rows.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
}

bool TimelineView::rescale()
{
    return m_scales.fit(m_layout, m_measures.mostSteps(geometryNow().lanes.width()));
}

} // namespace Conclave
