#pragma once

#include <QList>
#include <QTimer>

#include <chrono>

namespace Conclave {

/// The times in which the event loop of this thread would have left a click unanswered, from the
/// construction on.
class LoopGaps final
{
public:
    LoopGaps();

    double longest() const { return percentile(100); } ///< In milliseconds.
    double percentile(double share) const;             ///< Of all looks at the clock, 0 to 100.

private:
    static constexpr std::chrono::milliseconds Interval{4};

    void look();

    QTimer m_timer;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
    QList<double> m_gaps;
};

/// The value below which `share` percent of `values` are; 0 when there are none.
double percentileOf(QList<double> values, double share);

} // namespace Conclave
