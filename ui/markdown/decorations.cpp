#include "ui/markdown/decorations.h"

#include "ui/markdown/codeblock.h"
#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/markdownstyle.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

namespace Conclave {

namespace {

/// The rectangle of a block's lines, from its indentation to the other edge of the text.
QRectF column(const QTextBlock &block)
{
    const QTextDocument &document = *block.document();
    QRectF rect = document.documentLayout()->blockBoundingRect(block);
    rect.setLeft(document.documentMargin() + block.blockFormat().leftMargin());
    rect.setRight(document.pageSize().width() - document.documentMargin() -
                  block.blockFormat().doubleProperty(MarkdownProperty::Mirrored));
    return rect;
}

QTextBlock paintCode(QPainter &painter,
                     const QTextBlock &first,
                     const QRectF &area,
                     const MarkdownStyle &style)
{
    const qreal radius = 1.5 * style.space;
    QRectF ground = column(first).adjusted(-3 * style.space, -1.5 * style.space, 0, 0);
    ground.setLeft(ground.left() + first.blockFormat().textIndent()); // of a line that hangs
    if (codeRun(first.previous()) == codeRun(first))
        ground.setTop(ground.top() - 2 * radius); // it begins above the area
    QTextBlock last = first;
    while (codeRun(last.next()) == codeRun(first) && column(last).top() < area.bottom())
        last = last.next();
    ground.setBottom(column(last).bottom() + 2 * style.space);
    painter.setBrush(style.codeBackground);
    painter.drawRoundedRect(ground, radius, radius);
    return last.next();
}

void paintQuoteBars(QPainter &painter, const QTextBlock &block, const MarkdownStyle &style)
{
    const QTextBlockFormat format = block.blockFormat();
    const QTextBlockFormat before = block.previous().blockFormat();
    const int depth = format.intProperty(MarkdownProperty::QuoteDepth);
    if (depth == 0)
        return;
    const int depthBefore = before.intProperty(MarkdownProperty::QuoteDepth);
    QRectF rect = column(block);
    if (codeRun(block) > 0 && codeRun(block.next()) != codeRun(block))
        rect.setBottom(rect.bottom() + 2 * style.space); // as far as the ground of the code
    painter.setBrush(style.quoteBar);
    for (int level = 0; level < depth; ++level) {
        const qreal top = level < depthBefore ? column(block.previous()).bottom() : rect.top();
        const qreal inset = block.document()->documentMargin() +
                            format.doubleProperty(MarkdownProperty::QuoteOffset) +
                            4 * style.space * level;
        const qreal left = format.hasProperty(MarkdownProperty::Mirrored)
                               ? block.document()->pageSize().width() - inset - 3
                               : inset;
        painter.drawRect(QRectF(left, top, 3, rect.bottom() - top).toAlignedRect());
    }
}

/// The line above a row; the one below the header is stronger.
void paintRowLine(QPainter &painter, const QTextBlock &block, const MarkdownStyle &style)
{
    const QTextTable *table = QTextCursor(block).currentTable();
    const int row = block.blockFormat().intProperty(MarkdownProperty::TableRow);
    if (!table || row == 0)
        return;
    const QAbstractTextDocumentLayout &layout = *block.document()->documentLayout();
    const QRectF cell = layout.blockBoundingRect(block);
    const QRectF all = layout.frameBoundingRect(const_cast<QTextTable *>(table));
    const QTextTableFormat format = table->format();
    const qreal left = all.left() + format.leftMargin();
    painter.fillRect(QRectF(left,
                            qRound(cell.top() - format.cellPadding()),
                            all.right() - format.rightMargin() - left,
                            1),
                     row == 1 ? style.quoteBar : style.hairline);
}

/// A block above which nothing of the document is in `area`.
QTextBlock firstBlockIn(const QRectF &area, const QTextDocument &document)
{
    const QAbstractTextDocumentLayout &layout = *document.documentLayout();
    // While text streams in, its end is what is painted; to hit it costs more than to walk there.
    constexpr int Near = 6;
    QTextBlock block = document.lastBlock();
    for (int i = 0; i < Near && block.isValid(); ++i, block = block.previous()) {
        if (layout.blockBoundingRect(block).top() <= area.top())
            return block;
    }
    block = document.findBlock(layout.hitTest(area.topLeft(), Qt::FuzzyHit));
    // Between two blocks that is the second, but what belongs to the first reaches further.
    while (block.previous().isValid() && layout.blockBoundingRect(block).top() > area.top())
        block = block.previous();
    return block;
}

} // namespace

void paintDecorations(QPainter &painter,
                      const QTextDocument &document,
                      const QRectF &area,
                      const MarkdownStyle &style)
{
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal bottom = area.bottom() + 2 * style.space; // the ground of code begins above it
    QTextBlock block = firstBlockIn(area, document);
    while (block.isValid() && column(block).top() < bottom) {
        if (block.blockFormat().hasProperty(MarkdownProperty::TableRow))
            paintRowLine(painter, block, style);
        if (block.blockFormat().hasProperty(MarkdownProperty::Rule)) {
            const QRectF rect = column(block);
            painter.fillRect(QRectF(rect.left(), qRound(rect.center().y()), rect.width(), 1),
                             style.hairline);
        }
        const QTextBlock next =
            codeRun(block) > 0 ? paintCode(painter, block, area, style) : block.next();
        for (; block != next; block = block.next())
            paintQuoteBars(painter, block, style);
    }
}

} // namespace Conclave
