#pragma once

#include "core/insight/claims.h"

#include <QList>
#include <QString>

namespace Conclave {

/// A synthesis without a model: the sentences that most sources support (by the words and numbers
/// they share), each with the names behind it; then where they contradict each other, value by
/// value (see conflicts()); then what only one source said. No sentence of a conflict is shown as
/// agreement. A source whose answer was cut is named "[Name, cut]", and a sentence without its end
/// ends in "…". Markdown, in English; each sentence stays inside its bullet. Never empty when a
/// source has text. Deterministic.
QString extractiveSynthesis(const QList<SourceText> &sources);

} // namespace Conclave
