#pragma once

#include <QString>
#include <QTextCharFormat>

namespace Conclave {

class DocumentWriter;
struct MarkdownStyle;

/// Writes the formula `tex` into the current block, on more lines than one when it stands `alone`.
/// A formula that is not understood is written as its source. What is copied from it is `source`,
/// the formula with its delimiters.
void writeFormula(DocumentWriter &writer,
                  const MarkdownStyle &style,
                  const QTextCharFormat &format,
                  QStringView tex,
                  const QString &source,
                  bool alone);

} // namespace Conclave
