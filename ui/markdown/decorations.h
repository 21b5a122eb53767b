#pragma once

class QPainter;
class QRectF;
class QTextBlock;

namespace Conclave {

struct MarkdownStyle;

/// Paints what belongs behind the text: the ground of code blocks, quote bars, rules.
///
/// Begins at the block `first` and ends below `area`, which is in the document's coordinates, as
/// the painter has to be.
void paintDecorations(QPainter &painter,
                      const QTextBlock &first,
                      const QRectF &area,
                      const MarkdownStyle &style);

} // namespace Conclave
