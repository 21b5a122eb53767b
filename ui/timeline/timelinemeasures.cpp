#include "ui/timeline/timelinemeasures.h"

#include "ui/theme/metrics.h"
#include "ui/timeline/timelinewords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

constexpr qsizetype MostTracks = 7; ///< Shown at once: six members and the synthesis.
constexpr qsizetype FewestTracks = 3;

} // namespace

TimelineMeasures::TimelineMeasures(const QFont &caption)
    : m_font(caption)
    , m_tabular(caption)
    , m_textHeight(m_tabular.height())
    , m_tickWidth(QFontMetrics(caption).horizontalAdvance(u"000 ms"_s))
    , m_leastResult(m_tabular.width(u"00.0 s"))
    , m_resultWidth(m_leastResult)
{
}

bool TimelineMeasures::measure(const TimelineLayout &layout)
{
    const auto isSameName = [](const TimelineRow &a, const TimelineRow &b) {
        return a.name == b.name && a.accent.has_value() == b.accent.has_value();
    };
    int names = m_names;
    if (!std::ranges::equal(layout.rows, m_rows, isSameName)) {
        const QFontMetrics metrics(m_font);
        names = 0;
        for (const TimelineRow &row : layout.rows) // advances are rounded
            names = qMax(names, metrics.horizontalAdvance(trackName(row)) + 1);
    }
    int results = m_leastResult;
    m_results.clear();
    for (const TimelineRow &row : layout.rows) {
        m_results += trackResult(row);
        results = qMax(results, m_tabular.width(m_results.constLast()));
    }
    // With limits there is room for their marks from the start, so that nothing jumps.
    const bool hasMarks = layout.isLimited || !layout.marks.isEmpty();
    const bool isOther = names != m_names || results != m_resultWidth || hasMarks != m_hasMarks ||
                         layout.rows.size() != m_rows.size();
    m_rows = layout.rows;
    m_names = names;
    m_resultWidth = results;
    m_hasMarks = hasMarks;
    return isOther;
}

int TimelineMeasures::trackHeight() const
{
    return qMax(Metrics::TimelineTrack, m_textHeight + 2);
}

int TimelineMeasures::scaleHeight() const
{
    return Metrics::Tiny + m_textHeight;
}

int TimelineMeasures::marksHeight() const
{
    return m_hasMarks ? m_textHeight : 0;
}

QSize TimelineMeasures::sizeHint() const
{
    return {640, heightFor(qMin(m_rows.size(), MostTracks))};
}

QSize TimelineMeasures::minimumSizeHint() const
{
    return {240, heightFor(qMin(m_rows.size(), FewestTracks))};
}

int TimelineMeasures::heightFor(qsizetype tracks) const
{
    return marksHeight() + int(tracks) * trackHeight() + scaleHeight();
}

int TimelineMeasures::mostSteps(int lanes) const
{
    return qMax(2, lanes / (m_tickWidth + Metrics::Wide));
}

TimelineGeometry TimelineMeasures::geometry(QSize viewport, int margin) const
{
    const int width = viewport.width() - margin;
    const int top = marksHeight();
    const int room = qMax(0, viewport.height() - top - scaleHeight());
    const int height = room > trackHeight() ? room - room % trackHeight() : room; // none is cut
    const int names = Metrics::Small + qMin(m_names, width / 4);
    const int results = TimelineGeometry::GlyphSide + Metrics::Tiny + m_resultWidth;
    const int lanes = qMax(1, width - names - results - Metrics::Medium - Metrics::Large);
    return {.width = viewport.width(),
            .top = top,
            .trackHeight = trackHeight(),
            .names = {0, top, names, height},
            .lanes = {names + Metrics::Medium, top, lanes, height},
            .results = {width - results, top, results, height}};
}

} // namespace Conclave
