#pragma once

#include <QTextCharFormat>

namespace Conclave {

class DocumentWriter;
struct MarkdownStyle;

/// Writes the formula `tex` into the current block, on more lines than one when it stands `alone`.
/// A formula that is not understood is written as its source.
void writeFormula(DocumentWriter &writer,
                  const MarkdownStyle &style,
                  const QTextCharFormat &format,
                  QStringView tex,
                  bool alone);

} // namespace Conclave
