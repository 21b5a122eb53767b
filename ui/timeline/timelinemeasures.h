#pragma once

#include "core/timeline/timelinelayout.h"
#include "ui/timeline/timelinegeometry.h"
#include "ui/widgets/tabulartext.h"

#include <QFont>
#include <QSize>
#include <QStringList>

namespace Conclave {

/// How much room a timeline's parts take in its font. Texts are measured when they change only.
class TimelineMeasures final
{
public:
    explicit TimelineMeasures(const QFont &caption);

    /// Measures the words of a layout; whether they take other room than those before.
    bool measure(const TimelineLayout &layout);

    const QFont &font() const { return m_font; }
    const TabularText &tabular() const { return m_tabular; }
    const QStringList &results() const { return m_results; } ///< trackResult() of every row.
    int trackHeight() const;
    int scaleHeight() const; ///< Of the words below the tracks.
    int marksHeight() const; ///< Of the words above the tracks.
    QSize sizeHint() const;  ///< Of a view; with more than a few tracks not of all of them.
    QSize minimumSizeHint() const;
    /// So many steps of the scale have room for their words.
    int mostSteps(int lanes) const;

    /// In a viewport of this size, `margin` of its width left free behind the results. The caller
    /// fills in what is scrolled, mirrored and scaled.
    TimelineGeometry geometry(QSize viewport, int margin) const;

private:
    int heightFor(qsizetype tracks) const;

    QFont m_font;
    TabularText m_tabular;
    int m_textHeight = 0;
    int m_tickWidth = 0;
    int m_leastResult = 0;
    QList<TimelineRow> m_rows; ///< As they were measured.
    int m_names = 0;
    int m_resultWidth = 0;
    QStringList m_results;
    bool m_hasMarks = false;
};

} // namespace Conclave
