#pragma once

#include "core/archive/database.h"
#include "core/archive/searchhit.h"
#include "core/session/turn.h"

namespace Conclave {

// The texts that searches find, with their index. All calls belong into a transaction.

/// Puts the turn's question, answers and syntheses in the place of those it had.
Done indexTurn(Database &database, qint64 session, qint64 turnRow, const Turn &turn);

/// Puts the session's title in the place of the one it had.
Done indexTitle(Database &database, qint64 session, const QString &title, const QDateTime &created);

/// Takes all of the session's texts out of the index.
Done dropTexts(Database &database, qint64 session);

/// The lowest number that a text of a turn asked at `moment` may have.
qint64 firstTextId(const QDateTime &moment);

} // namespace Conclave
