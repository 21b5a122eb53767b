#pragma once

#include "core/markdown/markdownblock.h"

#include <optional>

namespace Conclave {

/// What lines of Markdown begin with. All take a line from its first character that is not blank.

bool isBlank(QChar c); ///< A space or a tab.
/// How often `mark` stands at the beginning of `text`.
qsizetype runLength(QStringView text, QChar mark);
QStringView afterBlanks(QStringView text);   ///< Without spaces and tabs at the beginning.
QStringView trimmedBlanks(QStringView text); ///< Without spaces and tabs at both ends.

bool isRule(QStringView line);
bool isHeading(QStringView line);
bool isUnderline(QStringView line); ///< Makes the paragraph above it a heading.

/// The row of |:-:| for the columns of a table that `line` draws the rule of, or nothing.
QString tableColumns(QStringView line);

/// The mark of a quote or a list item.
struct ContainerMark
{
    MarkdownContainer container; ///< Its indents are to be set by the caller.
    qsizetype size = 0;
};
std::optional<ContainerMark> containerMark(QStringView line);

/// How long a "[ ] " or "[x] " at the beginning of an item is; 0 when there is none.
qsizetype taskMark(QStringView line, MarkdownContainer::Task &task);

} // namespace Conclave
