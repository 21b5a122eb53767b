#pragma once

#include <QDate>
#include <QString>

namespace Conclave {

/// Under which heading of the history a day stands, seen from `today`: "Today", "Yesterday",
/// "Previous 7 days", "Previous 30 days", then "October" of this year and "2025". A day in the
/// future is today: clocks differ. "Without a date" for an invalid one.
QString dateGroup(const QDate &day, const QDate &today);

} // namespace Conclave
