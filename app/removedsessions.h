#pragma once

#include "core/archive/sessionlisting.h"

#include <QList>

namespace Conclave {

/// What the user removed from the history since the window opened, and can bring back: what went
/// together comes back together, the last first.
class RemovedSessions final
{
public:
    void add(const QList<SessionListing> &together);
    /// What was removed last, which is no longer in here then; empty when there is nothing.
    QList<SessionListing> takeLast();
    /// This one came back by itself, from where it was removed first.
    void drop(SessionId session);

    QStringList titles() const;       ///< Of all, in order.
    qsizetype countOfTheLast() const; ///< What takeLast() would give.

private:
    QList<QList<SessionListing>> m_removed; ///< None of them is empty.
};

} // namespace Conclave
