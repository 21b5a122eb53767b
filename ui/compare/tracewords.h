#pragma once

#include "core/insight/trace.h"
#include "ui/compare/comparedtext.h"
#include "ui/compare/quoterow.h"
#include "ui/markdown/textmark.h"

namespace Conclave {

/// "12 of 17 statements are backed by members; 2 not found in the answers they name; 3 in no
/// answer".
QString traceSummary(const Trace &trace);

/// Who stands behind a statement, in one line: "Backed by Strategist, Critic; contradicted by
/// Clerk". Of one that nobody backs, whether the synthesis names somebody nevertheless.
QString backingWords(const TracedStatement &statement, const QList<ComparedText> &answers);

/// A mark for every statement, in order. `answers` are the sources.
QList<TextMark> traceMarks(const Trace &trace, const QList<ComparedText> &answers);

/// Who stands behind a statement and against it, with their sentences, and in one line who is only
/// named.
QList<QuoteRow> witnessRows(const TracedStatement &statement, const QList<ComparedText> &answers);

} // namespace Conclave
