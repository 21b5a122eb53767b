#pragma once

#include <QTextFormat>

namespace Conclave::MarkdownProperty {

/// What our text blocks know beyond Qt's own block properties.
enum Property : int {
    Unused = QTextFormat::UserProperty + 1, ///< bool: Qt needs the block, nothing is in it yet.
    CodeRun,      ///< int: the same for all lines of one code block, never 0.
    CodeLanguage, ///< int: codeLanguageNumber(), on all lines of the block.
    CodeState,    ///< int: of the lexer behind the line.
    CodeSource,   ///< QString: the line of code itself, where it is shown differently.
    QuoteDepth,   ///< int: how many quotes the block stands in.
    QuoteOffset,  ///< qreal: where the outermost quote begins, in pixels.
    Rule,         ///< bool: a horizontal rule.
    ItemLevel,    ///< int: how deep in lists an item begins here, from 1.
};

} // namespace Conclave::MarkdownProperty
