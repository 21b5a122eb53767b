#pragma once

#include "core/timeline/timelinelayout.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeaxis.h"
#include "ui/timeline/timelinegeometry.h"
#include "ui/timeline/timelinemeasures.h"
#include "ui/timeline/timelinespot.h"
#include "ui/timeline/trackpainter.h"

#include <QRegion>

namespace Conclave {

/// Paints one timeline, or the part of it that is exposed, in the painter's font. Lives no longer
/// than that takes.
class TimelinePainter final
{
public:
    TimelinePainter(QPainter &painter,
                    const Theme &theme,
                    const TimelineGeometry &geometry,
                    const TimelineLayout &layout,
                    const TimelineMeasures &measures,
                    const QRegion &exposed);

    /// Lanes, names and results; and the track that is pointed at.
    void paintGround(const std::optional<TimelineSpot> &spot);
    void paintScale(const TimeAxis &axis);
    void paintRace();
    void paintMarks(); ///< Deadline, quorum and the start of the synthesis.
    void paintMoment(const TimelineSpot &spot); ///< A line through all tracks.
    void paintFocus();

private:
    void paintName(int row);
    void paintResult(int row);
    void paintSegment(const TimelineSegment &segment);
    void paintWriting(const TimelineSegment &segment,
                      const QRectF &bar,
                      std::optional<AnswerStatus> outcome);
    void paintEnd(const TimelineEnd &end);
    bool hasRoomForGlyph(const TimelineEnd &end) const; ///< Before the next attempt.
    void paintNow();
    void paintTick(Microseconds tick, const TimeAxis &axis);
    bool isExposed(const QRectF &rect) const; ///< From left to right as all of the geometry.
    MemberAccent accentOf(int row) const;
    QColor colorOf(TimelineMark::Kind mark) const;
    void drawFigure(const QRectF &box, const QString &text, const QColor &color);

    QPainter &m_painter;
    const Theme &m_theme;
    const TimelineGeometry &m_geometry;
    const TimelineLayout &m_layout;
    const TrackPainter m_marks;
    const TimelineMeasures &m_measures;
    const TabularText &m_tabular;
    const QRegion m_exposed;    ///< As the widget has it.
    const QRectF m_exposedRect; ///< Around it, from left to right as all of the geometry.
};

} // namespace Conclave
