#include "app/removedsessions.h"

#include <algorithm>

namespace Conclave {

void RemovedSessions::add(const QList<SessionListing> &together)
{
    if (!together.isEmpty())
        m_removed.append(together);
}

QList<SessionListing> RemovedSessions::takeLast()
{
    return m_removed.isEmpty() ? QList<SessionListing>() : m_removed.takeLast();
}

void RemovedSessions::drop(SessionId session)
{
    for (qsizetype place = 0; place < m_removed.size(); ++place) {
        QList<SessionListing> &together = m_removed[place];
        const auto found = std::ranges::find(together, session, &SessionListing::id);
        if (found == together.end())
            continue;
        together.erase(found);
        if (together.isEmpty())
            m_removed.removeAt(place);
        return;
    }
}

QStringList RemovedSessions::titles() const
{
    QStringList titles;
    for (const QList<SessionListing> &together : m_removed) {
        for (const SessionListing &session : together)
            titles.append(session.title);
    }
    return titles;
}

qsizetype RemovedSessions::countOfTheLast() const
{
    return m_removed.isEmpty() ? 0 : m_removed.constLast().size();
}

} // namespace Conclave
