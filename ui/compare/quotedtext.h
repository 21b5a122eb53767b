#pragma once

#include <QString>

namespace Conclave {

/// A sentence of an answer as one line without marks of emphasis, fit to stand in a line of ours:
/// in a direction of its own, and never longer than can be taken in at once.
QString quotedText(const QString &sentence);

/// The same in quotation marks.
QString inQuotationMarks(const QString &sentence);

} // namespace Conclave
