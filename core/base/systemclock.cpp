#include "core/base/systemclock.h"

#include <QTimer>

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
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(after));
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
