#pragma once

#include "core/timeline/timelinelayout.h"
#include "ui/timeline/smoothscale.h"
#include "ui/timeline/timeaxis.h"

namespace Conclave {

/// How long a timeline's lanes are and how high, in what they show. A live race rescales seldom,
/// and then smoothly.
class TimelineScales final : public QObject
{
    Q_OBJECT

public:
    /// `shownOn` outlives this; its style knows about motion.
    explicit TimelineScales(QWidget *shownOn);

    /// Makes room for `layout`. Whether anything that was drawn has another place now.
    bool fit(const TimelineLayout &layout, int mostSteps);
    void reset(); ///< Another race: its scales do not grow out of those before.

    const TimeAxis &axis() const { return m_axis; }
    double end() const { return m_end.now(); } ///< Of the lanes now, in microseconds.
    /// What fills a lane's height now, in characters per second; 0: nothing is known.
    double fullSpeed() const { return m_fullSpeed.now(); }

signals:
    void moved(); ///< As often as the screen is painted, while one of them moves.

private:
    TimeAxis m_axis;
    SmoothScale m_end;
    SmoothScale m_fullSpeed;
};

} // namespace Conclave
