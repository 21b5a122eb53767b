#pragma once

#include "core/archive/database.h"
#include "core/archive/sessionlisting.h"

namespace Conclave {

/// What a SELECT from "sessions s" takes for listingFrom(), ListingColumnCount columns.
const QString &listingColumns();
inline constexpr int ListingColumnCount = 9;

/// The session in a row that begins with listingColumns().
SessionListing listingFrom(const QSqlQuery &row);

Result<QList<SessionListing>> listingsOf(Database &database, const SessionPage &page);
/// All sessions that are not removed, the oldest first.
Result<QList<SessionId>> sessionsByAge(Database &database);
/// Those of them that have a turn with a verdict, or one of which that is not known.
Result<QList<SessionId>> judgedSessionsByAge(Database &database);
/// The tags of sessions that are not removed, in order of the alphabet.
Result<QStringList> tagsInUse(Database &database);

} // namespace Conclave
