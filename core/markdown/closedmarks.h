#pragma once

#include <QString>

namespace Conclave {

/// A paragraph, or a row of a table, that is still being written, with what closes the emphasis,
/// code and links that are open at its end: so it is shown at once as what it is going to be.
///
/// Marks with nothing behind them yet are left out, and so is the address of a link. A mark that
/// was not closed for 240 characters is taken for a plain character; whether one of them opens
/// anything is only estimated, since the next text tells.
QString withClosedMarks(const QString &text);
QString rowWithClosedMarks(const QString &row);

} // namespace Conclave
