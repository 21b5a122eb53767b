#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timeaxis.h"
#include "ui/timeline/timelinegeometry.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/trackpainter.h"
#include "ui/widgets/tabulartext.h"

namespace Conclave {

/// Paints one timeline, in the painter's font. Lives no longer than that takes.
class TimelinePainter final
{
public:
    TimelinePainter(QPainter &painter,
                    const Theme &theme,
                    const TimelineGeometry &geometry,
                    const TimelineLayout &layout);

    void paintGround(); ///< Lanes, names and results.
    void paintScale(const TimeAxis &axis);
    void paintRace();
    void paintMarks(); ///< Deadline, quorum and the start of the synthesis.

private:
    void paintName(int row);
    void paintResult(int row);
    void paintSegment(const TimelineSegment &segment);
    void paintEnd(const TimelineEnd &end);
    bool hasRoomForGlyph(const TimelineEnd &end) const; ///< Before the next attempt.
    void paintNow();
    void paintTick(Microseconds tick, const QString &label);
    MemberAccent accentOf(int row) const;
    QColor colorOf(TimelineMark::Kind mark) const;
    void drawFigure(const QRectF &box, const QString &text, const QColor &color);

    QPainter &m_painter;
    const Theme &m_theme;
    const TimelineGeometry &m_geometry;
    const TimelineLayout &m_layout;
    const TrackPainter m_marks;
    const TabularText m_tabular;
};

} // namespace Conclave
