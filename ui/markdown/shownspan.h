#pragma once

#include "core/insight/range.h"

class QTextDocument;

namespace Conclave {

/// A part of a document.
struct ShownSpan
{
    int from = 0; ///< Positions of the document; empty when they are equal.
    int to = 0;

    bool isEmpty() const { return to <= from; }

    bool operator==(const ShownSpan &) const = default;
};

/// Where `section` of a document shows a part of `source`, which is the Markdown of just that
/// section: marks, addresses and entities are written there and not shown. Found by the words, with
/// the punctuation around them; empty when none of them is shown. Takes n log n.
ShownSpan shownSpan(const QTextDocument &document,
                    const ShownSpan &section,
                    const QString &source,
                    const Range &part);

} // namespace Conclave
