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
    Mirrored,     ///< qreal: indented from the right, by so many pixels.
    Continues,    ///< bool: belongs to the same line of text as the block before.
    TableIndex,   ///< int: the object index of the table above, which may still grow.
    FirstRow,     ///< int, of a table: which row its first one is in the whole table.
    HiddenRows, ///< bool: says how many rows the table above lacks; its user state is that number.
    TableRow,   ///< int: the block begins a table's row, the header's is 0.
    Formula,    ///< QString, of characters: the formula they belong to, as it was written.
    Leads,      ///< bool: on paper, it stands on one page with what follows.
};

} // namespace Conclave::MarkdownProperty
