#pragma once

#include "core/base/clock.h"

#include <QObject>

#include <memory>

namespace Conclave {

/// Notices that the machine was asleep. Time stands still meanwhile (timers do not run on), and a
/// connection to another machine is most likely dead, although nothing here can tell.
///
/// Looks at the clock every two seconds, but only while somebody listens to woke().
class SleepWatch final : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives the watch.
    explicit SleepWatch(const Clock &clock) : m_clock(clock), m_asleep(clock.asleep()) {}

signals:
    /// Once for each sleep of more than 5 s, at most two seconds after it.
    void woke(Conclave::Microseconds slept);

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    void look();

    const Clock &m_clock;
    Microseconds m_asleep; ///< As of the last look.
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace Conclave
