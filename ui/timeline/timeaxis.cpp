#include "ui/timeline/timeaxis.h"

#include "ui/words/figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace Conclave {

namespace {

struct AxisWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)
};

constexpr std::array<Microseconds, 25> RoundTimes{
    1ms, 2ms, 5ms,  10ms, 20ms, 50ms,  100ms, 200ms, 500ms, 1s, 2s, 5s, 10s,
    20s, 30s, 1min, 2min, 5min, 10min, 20min, 30min, 1h,    2h, 5h, 10h};

/// The first round time that is `least` or more; whole days of ten hours beyond the table.
Microseconds roundTime(Microseconds least)
{
    const auto found = std::ranges::lower_bound(RoundTimes, least);
    if (found != RoundTimes.end())
        return *found;
    return RoundTimes.back() * ((least - 1us) / RoundTimes.back() + 1);
}

Microseconds upTo(Microseconds last, Microseconds step)
{
    return step * std::max<qint64>(1, (last + step - 1us) / step);
}

QString number(double value)
{
    return QLocale().toString(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

TimeAxis TimeAxis::fitting(Microseconds last, int mostSteps)
{
    Q_ASSERT(mostSteps >= 2);
    const Microseconds step = roundTime((std::max(last, 1us) + (mostSteps - 1) * 1us) / mostSteps);
    return {.end = upTo(last, step), .step = step};
}

TimeAxis TimeAxis::growing(Microseconds last, int mostSteps)
{
    return fitting(roundTime(std::max<Microseconds>(last, 1s)), mostSteps);
}

QList<Microseconds> TimeAxis::ticks() const
{
    QList<Microseconds> ticks;
    for (Microseconds tick{0}; tick <= end; tick += step)
        ticks.append(tick);
    return ticks;
}

QString TimeAxis::label(Microseconds tick) const
{
    if (tick == 0us)
        return number(0);
    if (end < 1s) //: On the time axis, e.g. 20 ms
        return AxisWords::tr("%1 ms").arg(number(double(tick.count()) / 1e3));
    if (tick < 1min) //: On the time axis, e.g. 1.5 s
        return AxisWords::tr("%1 s").arg(number(double(tick.count()) / 1e6));
    if (tick % 1h == 0us) //: On the time axis, e.g. 2 h
        return AxisWords::tr("%1 h").arg(number(double(tick / 1h)));
    if (tick < 1h && tick % 1min == 0us) //: On the time axis, e.g. 2 min
        return AxisWords::tr("%1 min").arg(number(double(tick / 1min)));
    return durationText(tick);
}

} // namespace Conclave
