#pragma once

#include "core/session/answer.h"
#include "core/timeline/timelinelayout.h"
#include "ui/theme/memberaccent.h"
#include "ui/theme/theme.h"

class QPainter;
class QPen;

namespace Conclave {

/// Draws the marks on a track, at places that others have chosen. Phases and ends differ in form,
/// not by colour alone.
class TrackPainter final
{
public:
    /// Both must outlive this.
    TrackPainter(QPainter &painter, const Theme &theme) : m_painter(painter), m_theme(theme) {}

    /// The ground on which nothing has happened yet.
    void drawLane(const QRectF &lane) const;
    /// A stretch of an attempt that ended as `outcome`; empty: it still runs.
    void drawPhase(const QRectF &bar,
                   TimelinePhase phase,
                   const MemberAccent &accent,
                   std::optional<AnswerStatus> outcome) const;
    /// The same of a stretch of writing, whose height is its speed.
    void drawWriting(const QPolygonF &area,
                     const MemberAccent &accent,
                     std::optional<AnswerStatus> outcome) const;
    /// The beginning of a further try or attempt, in the middle of `place`, which is as high as the
    /// lane.
    void drawNotch(const QRectF &place) const;
    /// A line across all tracks; kinds differ in their dashes, too.
    void drawMark(const QRectF &line, const QColor &color, TimelineMark::Kind kind) const;
    void drawLate(const QRect &box) const;
    void drawStatus(const QRect &box, AnswerStatus status) const;

private:
    void drawFrame(const QRectF &bar, const QPen &pen) const;

    QPainter &m_painter;
    const Theme &m_theme;
};

} // namespace Conclave
