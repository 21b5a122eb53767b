#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// One answer to extract from.
struct SourceText
{
    QString name; ///< Who said it, as it is shown.
    QString text; ///< Markdown.
};

/// A synthesis without a model: the sentences that most sources support (by the words they share),
/// each with the names behind it, then what only one source said. Markdown, in English; never empty
/// when a source has text. Deterministic.
QString extractiveSynthesis(const QList<SourceText> &sources);

} // namespace Conclave
