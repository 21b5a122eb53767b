#pragma once

#include "core/archive/database.h"
#include "core/archive/journal.h"
#include "core/archive/sessionrows.h"

namespace Conclave {

// What the archive writes; but for endInterrupted(), each in one transaction.

/// The session, unless it is there, with a turn that is asked now. Whether it had been removed.
Result<bool>
beginAll(Database &database, const Session &frame, const Turn &turn, const QDateTime &now);
/// Events of turns that run. Turns that are not there are passed over.
Done appendAll(Database &database, const QList<JournalEntry> &batch);
/// The turn's end.
Done end(Database &database, const JournalEntry &entry, const QDateTime &now);
/// Ends turns that were open when the process before was gone, each in a transaction of its own.
/// One that makes no sense stays as it is. In how many something was still running.
Result<int> endInterrupted(Database &database);
/// A session from elsewhere, as Archive::import() promises.
Result<Intake> takeIn(Database &database, const Session &session, const SessionOrigin &origin);
/// A session as it is in memory, as Archive::renew() promises.
Done renewAll(Database &database, const Session &session);
/// Deletes what was removed, whatever the clock said then. What that was.
Result<QList<SessionId>> purgeAllRemoved(Database &database);

} // namespace Conclave
