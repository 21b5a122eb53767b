#pragma once

#include "core/base/clock.h"
#include "core/session/event.h"
#include "core/session/session.h"

#include <functional>
#include <memory>

namespace Conclave {

/// What happened to one turn since the batch before.
struct JournalEntry
{
    SessionId session;
    TurnId turn;
    QList<Event> events;

    bool hasEnded() const; ///< Nothing of the turn runs after these events.

    bool operator==(const JournalEntry &) const = default;
};

/// Collects the events of all turns that run and hands them on in batches: at the latest Interval
/// after the first event, when a turn's texts have grown by Most, and at once when a turn ends.
/// Costs next to nothing for each event. Lives in the thread where the turns run.
class Journal final
{
public:
    static constexpr Microseconds Interval = std::chrono::milliseconds(400);
    static constexpr qsizetype Most = 8192; ///< In UTF-16 units.

    using Begin = std::function<void(const Session &frame, const Turn &turn)>;
    using Deliver = std::function<void(const QList<JournalEntry> &batch)>;

    /// The clock outlives the journal.
    Journal(const Clock &clock, const Begin &begin, const Deliver &deliver);

    /// A turn is about to be asked: call it before the first byte is sent. Of the session only its
    /// own fields count, and only when the archive does not have it yet.
    void begin(const Session &frame, const Turn &turn);
    /// Something happened to a turn that has begun, or that the archive has from earlier: a retry
    /// or a new synthesis, long after its end, is as welcome.
    void append(SessionId session, TurnId turn, const Event &event);
    /// Hands on what has come so far.
    void flush();

private:
    struct Growing
    {
        JournalEntry entry;
        qsizetype size = 0;
    };

    Growing &growing(SessionId session, TurnId turn);

    const Clock &m_clock;
    const Begin m_begin;
    const Deliver m_deliver;
    QList<Growing> m_growing; ///< One for each turn with news: a handful at most.
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace Conclave
