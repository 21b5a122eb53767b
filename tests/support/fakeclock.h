#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <utility>
#include <vector>

/// A clock that a test moves by hand. Nothing happens by itself and nothing needs an event loop.
///
/// Outlives its alarms or not, as you like: either may go first.
class FakeClock final : public Conclave::Clock
{
public:
    using Microseconds = Conclave::Microseconds;

    Microseconds now() const override { return m_now; }
    QDateTime wallTime() const override
    {
        const Microseconds passed = m_now + m_asleep + m_wallShift;
        return m_start.addMSecs(std::chrono::floor<std::chrono::milliseconds>(passed).count());
    }

    Microseconds asleep() const override { return m_asleep; }
    /// The machine sleeps for `span`: the wall goes on, all else stands still.
    void suspend(Microseconds span) { m_asleep += span; }

    /// Somebody sets the wall clock forward, or back; nothing else notices.
    void setWallClock(Microseconds by) { m_wallShift += by; }

    std::unique_ptr<Conclave::Alarm> alarm(Microseconds after,
                                           std::function<void()> ring) const override
    {
        auto pending = std::make_shared<Pending>(Pending{m_now + after, std::move(ring)});
        m_pending.push_back(pending);
        return std::make_unique<Armed>(std::move(pending));
    }

    /// Moves time on by `span` and rings every alarm that falls due on the way, in order, each at
    /// its own moment; of alarms for the same moment, the one set first. Alarms set by a ring
    /// count, too, if they fall due within the span.
    void advance(Microseconds span)
    {
        const Microseconds end = m_now + span;
        while (const auto due = nextUntil(end)) {
            m_now = std::max(m_now, due->at);
            const auto ring = std::exchange(due->ring, {});
            ring();
        }
        m_now = std::max(m_now, end); // a ring may have advanced past it
    }

    /// Alarms that are set, not disarmed and have not rung.
    int pendingAlarms() const
    {
        return int(std::ranges::count_if(m_pending, [](const auto &pending) {
            const auto alarm = pending.lock();
            return alarm && alarm->ring;
        }));
    }

private:
    struct Pending
    {
        Microseconds at{0};
        std::function<void()> ring; ///< Empty once it rings.
    };

    /// Owns what the clock only watches, so that destroying it disarms.
    class Armed final : public Conclave::Alarm
    {
    public:
        explicit Armed(std::shared_ptr<Pending> pending) : m_pending(std::move(pending)) {}

    private:
        std::shared_ptr<Pending> m_pending;
    };

    std::shared_ptr<Pending> nextUntil(Microseconds end)
    {
        std::erase_if(m_pending, [](const auto &pending) {
            const auto alarm = pending.lock();
            return !alarm || !alarm->ring;
        });
        std::shared_ptr<Pending> next;
        for (const auto &pending : m_pending) {
            const auto alarm = pending.lock();
            if (alarm->at <= end && (!next || alarm->at < next->at))
                next = alarm;
        }
        return next;
    }

    Microseconds m_now{0};
    Microseconds m_asleep{0};
    Microseconds m_wallShift{0};
    const QDateTime m_start = QDateTime(QDate(2026, 11, 20), QTime(15, 0), Qt::UTC);
    mutable std::vector<std::weak_ptr<Pending>> m_pending;
};
