#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>
#include <memory>

namespace Conclave {

/// A moment or a span on a Clock; moments count from an arbitrary start and never go back.
using Microseconds = std::chrono::microseconds;

/// An armed alarm of a Clock. Destroying it disarms it.
class Alarm
{
public:
    Alarm() = default;
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;
    virtual ~Alarm() = default;
};

/// Where all of core takes its time from, so that tests can play it by hand.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    virtual Microseconds now() const = 0;   ///< Monotonic.
    virtual QDateTime wallTime() const = 0; ///< UTC, for people and files; may jump.
    /// How long the machine has been suspended since some moment; now() stands still meanwhile.
    virtual Microseconds asleep() const = 0;

    /// Calls `ring` once, from this thread's event loop, `after` from now: never early, and soon
    /// when that moment has passed. Spans beyond 24 days end then. A ring may destroy its alarm.
    virtual std::unique_ptr<Alarm> alarm(Microseconds after, std::function<void()> ring) const = 0;
};

} // namespace Conclave
