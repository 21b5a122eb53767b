#pragma once

#include "core/archive/database.h"
#include "core/session/session.h"

namespace Conclave {

// How sessions are written. All calls belong into a transaction. Sessions that are not there are
// passed over: they may have been purged meanwhile.

/// What is known of a session besides what it says itself.
struct SessionOrigin
{
    QString source;          ///< What it was imported from; empty: it was made here.
    bool isReadOnly = false; ///< It is shown and searched, and nothing is asked in it.
};

/// What became of a session that was taken in.
struct Intake
{
    SessionId session;   ///< The id it has here.
    bool isNew = false;  ///< It was not here before, or had been removed.
    qint64 newTurns = 0; ///< Those that were not here before.
    bool wasRemoved = false;

    bool operator==(const Intake &) const = default;
};

/// The row of a session; 0 when there is none.
Result<qint64> sessionRow(Database &database, SessionId session);

/// Adds the session without its turns, unless it is there. Its row.
Result<qint64> ensureSession(Database &database,
                             const Session &frame,
                             const QDateTime &changed,
                             const SessionOrigin &origin = {});

/// The session's own fields, without turns.
Result<Session> sessionFrame(const QByteArray &packed);

Done renameSession(Database &database, SessionId session, const QString &title);
Done setSessionTags(Database &database, SessionId session, const QStringList &tags);
Done setSessionPinned(Database &database, SessionId session, bool isPinned);
Done setSessionRemoved(Database &database, SessionId session, const QDateTime &removed);
/// Takes back that the session in this row was removed. Whether it was.
Result<bool> bringBack(Database &database, qint64 row);
Done touchSession(Database &database, SessionId session, const QDateTime &changed);
/// Deletes it with all that belongs to it. Its words are out of the index only after that has been
/// merged.
Done purgeSession(Database &database, SessionId session);

} // namespace Conclave
