#pragma once

#include "core/base/systemclock.h"

namespace Conclave {

/// The machine's clock, run `factor` times as fast: what would take minutes takes seconds. Only
/// core's time runs faster; the network and the fake server keep theirs.
class FastClock final : public Clock
{
public:
    explicit FastClock(int factor) : m_factor(factor) {}

    Microseconds now() const override { return m_clock.now() * m_factor; }
    QDateTime wallTime() const override { return m_clock.wallTime(); } ///< The machine's own.
    Microseconds asleep() const override { return m_clock.asleep(); }
    std::unique_ptr<Alarm> alarm(Microseconds after, std::function<void()> ring) const override
    {
        // What the division drops would make it ring early.
        return m_clock.alarm(after / m_factor + Microseconds(1), std::move(ring));
    }

private:
    const SystemClock m_clock;
    const int m_factor;
};

} // namespace Conclave
