#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// A quote or a list item that blocks stand in.
struct MarkdownContainer
{
    enum class Kind { Quote, Bullet, Ordered };
    enum class Task { None, Unticked, Ticked };

    Kind kind = Kind::Quote;
    QChar mark;          ///< What makes items belong to one list: - + * . or )
    unsigned number = 0; ///< Ordered: of the item, counted from the first one's.
    Task task = Task::None;
    bool isUnused = false; ///< An item with nothing in it yet: its marker is still to be shown.

    int markIndent = 0;    ///< In columns from where the container round it begins its content.
    int contentIndent = 0; ///< Likewise.

    bool isItem() const { return kind != Kind::Quote; }

    bool operator==(const MarkdownContainer &) const = default;
};

/// A stretch of Markdown source that can be shown by itself and that later text cannot change.
struct MarkdownBlock
{
    enum class Kind {
        Paragraph,  ///< Inline text; underlined, it is a heading. Is nothing else, whatever it
                    ///< holds.
        Markdown,   ///< A heading or a rule.
        FenceStart, ///< The first line of a code fence; empty for code that is indented.
        CodeLine,   ///< One line of code.
        FenceEnd,   ///< The last line of a code fence; empty when it has none.
        Formula,    ///< TeX that stands by itself: what is in a fence of "math".
        Table,      ///< The header of a table.
        TableRow,   ///< One more row of the table that is the last block.
        Marker,     ///< An item that holds nothing, or whose content begins on the next line.
        Definition, ///< Where a link goes that is named elsewhere; nothing to be seen.
        PlainLine,  ///< One line behind the point where Markdown is no longer read.
    };

    Kind kind = Kind::Paragraph;
    QString text = {}; ///< The source without the marks of the containers and without a line end.
    QList<MarkdownContainer> containers = {}; ///< From the outermost.
    bool continues = false; ///< Goes on in the line of the block before, which was too long.
    QString columns = {};   ///< Table and TableRow: a row of |:-:| that has all columns.
    qsizetype offset = 0;   ///< Where in the whole text the line stands that it begins in.

    bool operator==(const MarkdownBlock &) const = default;
};

} // namespace Conclave
