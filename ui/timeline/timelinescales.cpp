#include "ui/timeline/timelinescales.h"

#include <algorithm>
#include <cmath>

namespace Conclave {

namespace {

/// A deadline comes into sight of a live race at half the way.
Microseconds lastInSight(const TimelineLayout &layout)
{
    Microseconds last = layout.last;
    for (const TimelineMark &mark : layout.marks) {
        if (mark.at <= 2 * layout.last)
            last = std::max(last, mark.at);
    }
    return last;
}

/// The highest speed fills a lane. While live it may still rise: then the scale has steps.
double fullSpeed(const TimelineLayout &layout)
{
    constexpr double Step = 1.25;
    if (!layout.now || layout.topSpeed <= 0)
        return layout.topSpeed;
    return std::pow(Step, std::ceil(std::log(layout.topSpeed) / std::log(Step)));
}

} // namespace

TimelineScales::TimelineScales(QWidget *shownOn) : m_end(shownOn), m_fullSpeed(shownOn)
{
    for (const SmoothScale *scale : {&m_end, &m_fullSpeed})
        connect(scale, &SmoothScale::moved, this, &TimelineScales::moved);
}

bool TimelineScales::fit(const TimelineLayout &layout, int mostSteps)
{
    const TimeAxis axis = layout.now ? TimeAxis::growing(lastInSight(layout), mostSteps)
                                     : TimeAxis::fitting(layout.last, mostSteps);
    const bool isOther = m_axis != axis;
    m_axis = axis;
    const bool isLonger = m_end.moveTo(static_cast<double>(m_axis.end.count()));
    const bool isFaster = m_fullSpeed.moveTo(Conclave::fullSpeed(layout));
    return isOther || isLonger || isFaster;
}

void TimelineScales::reset()
{
    m_axis = {};
    m_end.reset();
    m_fullSpeed.reset();
}

} // namespace Conclave
