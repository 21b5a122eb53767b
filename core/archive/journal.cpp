#include "core/archive/journal.h"

#include <algorithm>

namespace Conclave {

namespace {

qsizetype sizeOf(const Event &event)
{
    if (const auto *added = std::get_if<TextAdded>(&event.what))
        return added->text.size();
    if (const auto *added = std::get_if<ReasoningAdded>(&event.what))
        return added->text.size();
    return 0;
}

} // namespace

bool JournalEntry::hasEnded() const
{
    bool ended = false;
    for (const Event &event : events) {
        if (std::holds_alternative<TurnEnded>(event.what))
            ended = true;
        else if (std::holds_alternative<TurnResumed>(event.what))
            ended = false;
    }
    return ended;
}

Journal::Journal(const Clock &clock, const Begin &begin, const Deliver &deliver)
    : m_clock(clock)
    , m_begin(begin)
    , m_deliver(deliver)
{
}

void Journal::begin(const Session &frame, const Turn &turn)
{
    flush(); // the order of things is that in which they happened
    m_begin(frame, turn);
}

void Journal::append(SessionId session, TurnId turn, const Event &event)
{
    Growing &growing = this->growing(session, turn);
    growing.entry.events.append(event);
    growing.size += sizeOf(event);
    if (growing.size >= Most || std::holds_alternative<TurnEnded>(event.what))
        flush();
    else if (!m_alarm)
        m_alarm = m_clock.alarm(Interval, [this] { flush(); });
}

void Journal::flush()
{
    m_alarm.reset();
    if (m_growing.isEmpty())
        return;
    QList<JournalEntry> batch;
    for (const Growing &growing : std::as_const(m_growing))
        batch.append(growing.entry);
    m_growing.clear();
    m_deliver(batch);
}

Journal::Growing &Journal::growing(SessionId session, TurnId turn)
{
    const auto found = std::find_if(m_growing.begin(), m_growing.end(), [&](const Growing &known) {
        return known.entry.turn == turn && known.entry.session == session;
    });
    if (found != m_growing.end())
        return *found;
    return m_growing.emplaceBack(Growing{{session, turn, {}}});
}

} // namespace Conclave
