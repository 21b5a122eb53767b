#include "core/run/sleepwatch.h"

#include <QMetaMethod>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

constexpr Microseconds Interval = 2s;
constexpr Microseconds ShortestSleep = 5s;

} // namespace

void SleepWatch::connectNotify(const QMetaMethod &signal)
{
    if (signal != QMetaMethod::fromSignal(&SleepWatch::woke) || m_alarm)
        return;
    m_asleep = m_clock.asleep();
    m_alarm = m_clock.alarm(Interval, [this] { look(); });
}

void SleepWatch::look()
{
    m_alarm.reset();
    const Microseconds slept = m_clock.asleep() - m_asleep;
    m_asleep += slept;
    if (isSignalConnected(QMetaMethod::fromSignal(&SleepWatch::woke)))
        m_alarm = m_clock.alarm(Interval, [this] { look(); });
    if (slept > ShortestSleep)
        emit woke(slept);
}

} // namespace Conclave
