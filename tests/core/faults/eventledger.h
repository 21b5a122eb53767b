#pragma once

#include "core/session/turn.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Conclave {

struct Event;

/// Writes down what one turn's run told, and finds where it broke its word.
class EventLedger final
{
public:
    /// `turn` as it was before anything happened.
    explicit EventLedger(const Turn &turn) : m_asked(turn) {}

    void note(const Event &event);
    const QList<Event> &events() const { return m_events; }

    /// The first broken promise of a turn that has ended, in words; empty: none. Every stream ends
    /// once and is silent afterwards, the turn ends last, time does not run back, the texts are
    /// what was added piece by piece, and the events make the very turn that the run has.
    QString problem(const Turn &turn) const;

private:
    QString problemOfOrder() const;

    Turn m_asked;
    QList<Event> m_events;
};

/// All that an event says in words, names, and JSON.
QByteArray wordsOf(const Event &event);

} // namespace Conclave
