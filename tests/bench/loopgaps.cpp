#include "tests/bench/loopgaps.h"

#include <algorithm>
#include <cmath>

namespace Conclave {

LoopGaps::LoopGaps()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    m_timer.start(Interval);
}

void LoopGaps::look()
{
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double, std::milli> late = now - m_last - Interval;
    m_gaps.append(std::max(0.0, late.count()));
    m_last = now;
}

double LoopGaps::percentile(double share) const
{
    return percentileOf(m_gaps, share);
}

double percentileOf(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    const auto place = qsizetype(std::ceil(share / 100 * double(values.size()))) - 1;
    return values.at(std::clamp<qsizetype>(place, 0, values.size() - 1));
}

} // namespace Conclave
