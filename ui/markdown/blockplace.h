#pragma once

#include <QString>

namespace Conclave {

/// Where a block stands in lists and quotes.
struct BlockPlace
{
    qreal indent = 0; ///< From the left edge to the text, in pixels.
    int quotes = 0;   ///< How many quotes it stands in.
    qreal quoteOffset = 0;
    QString marker;         ///< The list marker, hanging to the left of the text.
    qreal hang = 0;         ///< How far it hangs, in pixels.
    int level = 0;          ///< How many lists the item stands in, itself included.
    bool continues = false; ///< Goes on in the line of the block before.
};

} // namespace Conclave
