#include "ui/markdown/linerepaint.h"

#include "ui/markdown/tablewriter.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

namespace Conclave {

LineRepaint::LineRepaint(QTextEdit &text) : QObject(&text), m_text(text)
{
    const QTextDocument &document = *text.document();
    const QAbstractTextDocumentLayout &layout = *document.documentLayout();
    disconnect(&layout, &QAbstractTextDocumentLayout::update, nullptr, nullptr);
    connect(&layout, &QAbstractTextDocumentLayout::update, this, &LineRepaint::repaint);
    connect(&document, &QTextDocument::contentsChange, this, [this](int from) { m_from = from; });
}

void LineRepaint::begin()
{
    const QTextBlock last = m_text.document()->lastBlock();
    m_lastBlock = last.position();
    m_table = TableWriter::lastTable(*m_text.document());
    if (m_table)
        m_rows.emplace(*m_table);
    else
        m_lines.emplace(last);
}

void LineRepaint::end()
{
    m_lines.reset();
    m_rows.reset();
}

void LineRepaint::repaint(const QRectF &area)
{
    if (!area.isValid())
        return m_text.viewport()->update();
    QRectF changed = area;
    if (const std::optional<qreal> top = firstChange())
        changed.setTop(std::max(area.top(), *top));
    const QPoint offset(m_text.horizontalScrollBar()->value(), m_text.verticalScrollBar()->value());
    const QRectF visible = m_text.viewport()->rect().translated(offset);
    const QRect rect = changed.intersected(visible).toAlignedRect();
    m_text.viewport()->update(rect.translated(-offset));
}

std::optional<qreal> LineRepaint::firstChange() const
{
    if (m_rows && m_table && m_from >= m_table->firstPosition())
        return m_rows->firstChange(ShownTable(*m_table), m_from);
    if (m_lines && m_from >= m_lastBlock)
        return m_lines->firstChange(ShownLines(m_text.document()->findBlock(m_lastBlock)));
    return {};
}

} // namespace Conclave
