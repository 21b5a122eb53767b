#pragma once

#include "core/base/clock.h"

#include <QElapsedTimer>

namespace Conclave {

/// The machine's clock. Alarms need an event loop in the thread that sets them.
class SystemClock final : public Clock
{
public:
    SystemClock() { m_timer.start(); }

    Microseconds now() const override;
    QDateTime wallTime() const override { return QDateTime::currentDateTimeUtc(); }
    Microseconds asleep() const override; ///< Always 0 where the system does not tell (not Linux).
    std::unique_ptr<Alarm> alarm(Microseconds after, std::function<void()> ring) const override;

private:
    QElapsedTimer m_timer;
};

} // namespace Conclave
