#pragma once

#include "core/session/session.h"

namespace Conclave {

/// A table of all answers and syntheses of a session, one row each, for spreadsheets: who, how it
/// ended, times in milliseconds since asking, tokens, cost in US dollars, and the text.
///
/// RFC 4180 in UTF-8 with a byte order mark (Excel takes it for Latin-1 otherwise). Unknown numbers
/// are empty. A cell that a spreadsheet would run as a formula begins with an apostrophe.
QByteArray csv(const Session &session);

/// One row of such a table, with its end: quoted, and nothing in it is run by a spreadsheet.
QString csvRow(const QStringList &cells);

} // namespace Conclave
