#pragma once

#include "core/insight/claims.h"

#include <QList>
#include <QString>

namespace Conclave {

/// A text that names its sources.
struct CitedText
{
    struct Citation
    {
        qsizetype source = 0; ///< Its place among the sources.
        Range range;          ///< In the text.
    };

    /// As long as before, with blanks for brackets that name sources, and "A   " for a name.
    QString text;
    QList<Citation> citations; ///< In order of their places.
};

/// Finds "[A]", the label of the first source, "[Strategist]", "[A, C]", "[Strategist, cut]", and a
/// name that stands in the sentence itself, unless the sources use it as a word. Links are none.
CitedText readCitations(const QString &text, const QList<SourceText> &sources);

} // namespace Conclave
