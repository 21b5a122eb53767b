#pragma once

#include "core/insight/conflicts.h"
#include "ui/compare/comparedtext.h"
#include "ui/compare/quoterow.h"

namespace Conclave {

/// "The answers differ in 3 places"; empty when they do not.
QString conflictTitle(const QList<Conflict> &conflicts);

/// The first few in one line: "backups kept: 30 days or 14 days · …".
QString conflictSummary(const QList<Conflict> &conflicts, const QList<ComparedText> &answers);

/// Every conflict under a heading, with everything that is said: side by side, then in order.
/// `answers` are the sources.
QList<QuoteRow> conflictRows(const QList<Conflict> &conflicts, const QList<ComparedText> &answers);

} // namespace Conclave
