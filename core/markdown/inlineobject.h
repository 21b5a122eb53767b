#pragma once

#include <QString>

namespace Conclave {

/// Something in a line of an answer that Markdown's own grammar does not know or would spoil.
struct InlineObject
{
    enum class Kind {
        Formula,           ///< TeX.
        Display,           ///< TeX that stands by itself.
        Literal,           ///< The begin of a formula whose end has not come.
        FootnoteReference, ///< A label.
        FootnoteText,      ///< The label that the text of a footnote begins with.
        LineBreak,
        Subscript,
        Superscript,
    };

    Kind kind = Kind::Literal;
    QString text;
    QString source; ///< As it was written.

    bool operator==(const InlineObject &) const = default;
};

} // namespace Conclave
