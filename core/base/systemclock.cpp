#include "core/base/systemclock.h"

#include <QTimer>

#include <algorithm>
#include <limits>

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

std::unique_ptr<Alarm> SystemClock::alarm(Microseconds after, std::function<void()> ring) const
{
    return std::make_unique<TimerAlarm>(after, std::move(ring));
}

} // namespace Conclave
