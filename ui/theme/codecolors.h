#pragma once

#include <QColor>

namespace Conclave {

struct Theme;

/// The colours of code. Each has a contrast of at least 4.5:1 on the ground of code blocks, and
/// those that stand side by side differ in more than red and green.
struct CodeColors
{
    QColor keyword;
    QColor type;
    QColor string;
    QColor number;
    QColor comment;
    QColor function;
    QColor meta; ///< Preprocessor, attributes, annotations.
    QColor variable;
    QColor added; ///< Lines of a diff.
    QColor removed;

    static CodeColors of(const Theme &theme);

    bool operator==(const CodeColors &) const = default;
};

} // namespace Conclave
