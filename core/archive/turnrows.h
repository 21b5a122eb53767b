#pragma once

#include "core/archive/storedturn.h"

namespace Conclave {

// How turns are written. All calls belong into a transaction.

/// A turn that is asked now; nothing has come yet. No effect when the session has it already.
Done beginTurn(Database &database, qint64 session, const Turn &turn);

/// A turn of which only the result is known. No effect when the session has it already.
Done addWholeTurn(Database &database, qint64 session, const Turn &turn);

/// The turn as it is now in memory, unless what is there comes to the same: in place of that, or
/// anew. One that runs can go on; what has happened to it by now is told by recordedEvents().
Done renewTurn(Database &database, qint64 session, const Turn &turn);

/// Something happened to the turn; it counts as running from then on.
Done appendEvents(Database &database, qint64 turnRow, const QByteArray &events);

/// Makes the turn's journal one record, stores what came of it and lets searches find it. What
/// still runs is interrupted. Whether something did; not when it was only judged since its end.
Result<bool> endTurn(Database &database, qint64 turnRow);

} // namespace Conclave
