#pragma once

class QPainter;
class QRectF;
class QTextDocument;

namespace Conclave {

struct MarkdownStyle;

/// Paints what belongs behind the text: the ground of code blocks, quote bars, rules.
///
/// `area` is in the document's coordinates, as the painter has to be.
void paintDecorations(QPainter &painter,
                      const QTextDocument &document,
                      const QRectF &area,
                      const MarkdownStyle &style);

} // namespace Conclave
