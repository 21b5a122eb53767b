#pragma once

#include "core/archive/searchquery.h"

namespace Conclave {

/// A stretch of a text, in UTF-16 units.
struct TextRange
{
    qsizetype from = 0;
    qsizetype length = 0;

    bool operator==(const TextRange &) const = default;
};

/// A part of a text in which something was found, fit for showing on one line: characters that
/// control, reorder or hide text stand as "�".
struct Snippet
{
    QString text;           ///< With "…" where the text goes on.
    QList<TextRange> marks; ///< What was found, in `text`; in order, none overlapping.
    TextRange found;        ///< The first thing found, in the whole text; length 0: nothing.

    bool operator==(const Snippet &) const = default;
};

/// The surroundings of the first place where one of the query's phrases stands, as whole words; the
/// beginning of the text when there is none.
Snippet snippetOf(const QString &text, const QList<SearchPhrase> &phrases);

} // namespace Conclave
