#pragma once

#include "core/insight/trace.h"
#include "ui/compare/comparedtext.h"
#include "ui/compare/quoterow.h"
#include "ui/markdown/textmark.h"

namespace Conclave {

/// "14 of 17 statements are backed by members; 3 by none".
QString traceSummary(const Trace &trace);

/// Who stands behind a statement, in one line: "Backed by Strategist, Critic; Clerk contradicts".
QString backingWords(const TracedStatement &statement, const QList<ComparedText> &answers);

/// A mark for every statement, in order. `answers` are the sources.
QList<TextMark> traceMarks(const Trace &trace, const QList<ComparedText> &answers);

/// Who stands behind a statement and against it, with their sentences.
QList<QuoteRow> witnessRows(const TracedStatement &statement, const QList<ComparedText> &answers);

} // namespace Conclave
