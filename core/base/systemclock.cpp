#include "core/base/systemclock.h"

#include <QTimer>

#include <algorithm>
#include <ctime>
#include <limits>
#include <utility>

namespace Conclave {

namespace {

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm(Microseconds after, std::function<void()> ring)
    {
        m_timer.setSingleShot(true);
        // The slot lives in the timer, which a ring that destroys this alarm takes down: run a
        // copy.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [ring = std::move(ring)] {
            const auto copy = ring;
            copy();
        });
        m_timer.setTimerType(Qt::PreciseTimer); // coarse ones may ring 5 % early
        // QTimer counts in int: a moment beyond it rings after 24 days.
        constexpr std::chrono::milliseconds Longest(std::numeric_limits<int>::max());
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(after);
        m_timer.start(std::clamp(wait, std::chrono::milliseconds(0), Longest));
    }

private:
    QTimer m_timer;
};

} // namespace

Microseconds SystemClock::now() const
{
    return std::chrono::duration_cast<Microseconds>(
        std::chrono::nanoseconds(m_timer.nsecsElapsed()));
}

Microseconds SystemClock::asleep() const
{
#ifdef Q_OS_LINUX
    // Of the two, only the boot-time clock counts on while the machine is suspended; unlike the
    // wall clock, nobody can set it.
    const auto read = [](clockid_t clock) {
        timespec time{};
        clock_gettime(clock, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    };
    const auto monotonic = read(CLOCK_MONOTONIC);
    return std::chrono::duration_cast<Microseconds>(read(CLOCK_BOOTTIME) - monotonic);
#else
    return Microseconds(0);
#endif
}

std::unique_ptr<Alarm> SystemClock::alarm(Microseconds after, std::function<void()> ring) const
{
    return std::make_unique<TimerAlarm>(after, std::move(ring));
}

} // namespace Conclave
