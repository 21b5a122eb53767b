#pragma once

#include "core/markdown/markdownblock.h"

namespace Conclave {

/// The tail of Markdown that is still being written, as it is to be shown until more of it is
/// there: emphasis, code and links that are open at its end are closed, the header of a table is
/// one before the rule below it has come, and a paragraph is no heading while the line that seems
/// to underline it may become a list.
QList<MarkdownBlock> growingTail(QList<MarkdownBlock> tail);

} // namespace Conclave
