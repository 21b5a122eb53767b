#pragma once

#include <QTextBlockFormat>
#include <QTextCharFormat>

namespace Conclave {

struct BlockPlace;
struct MarkdownStyle;

/// How a block looks, and the characters in it, wherever it stands: our typography.
struct BlockLook
{
    QTextBlockFormat block;
    QTextCharFormat text;

    static BlockLook paragraph(const MarkdownStyle &style, bool beginsItem, bool isQuoted);
    static BlockLook heading(const MarkdownStyle &style, int level); ///< Levels 1 to 6.
    /// A formula that stands by itself; `isMirrored` where the text is written from right to left.
    static BlockLook formula(const MarkdownStyle &style, bool isMirrored);
    static BlockLook footnote(const MarkdownStyle &style);
    /// The line above code, for its language if that `isNamed`.
    static BlockLook codeHead(const MarkdownStyle &style, bool isNamed);
    /// A line of code. What does not fit goes on `hang` pixels to the right of where it begins.
    static BlockLook codeLine(const MarkdownStyle &style, qreal hang);
    static BlockLook plainLine(const MarkdownStyle &style);
    static BlockLook note(const MarkdownStyle &style); ///< From us, not from the model.
    static BlockLook rule(const MarkdownStyle &style);
    static BlockLook cell(const MarkdownStyle &style, bool isInHeader);
};

/// The distance of `block` from one that looks like `before`, in pixels.
qreal topMarginAfter(const QTextBlockFormat &before,
                     const QTextBlockFormat &block,
                     const MarkdownStyle &style);

/// Puts `block` where it stands in lists and quotes.
void nest(QTextBlockFormat &block, const BlockPlace &place);

/// The characters of a list's marker.
QTextCharFormat markerFormat(const MarkdownStyle &style);

} // namespace Conclave
