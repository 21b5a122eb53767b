#pragma once

#include <QTextBlock>

namespace Conclave {

/// Which code block a text block belongs to: the same for all its lines, 0 outside code.
int codeRun(const QTextBlock &block);

/// The head of the code block that `block` belongs to, or null. Costs a step for each line between.
QTextBlock codeHead(const QTextBlock &block);

/// The code below `head`, byte for byte as it came: without fence, indentation of the fence and
/// last line end.
QString codeBelow(const QTextBlock &head);

} // namespace Conclave
