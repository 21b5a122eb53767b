#include "ui/markdown/showntable.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace Conclave {

ShownTable::ShownTable(const QTextTable &table) : m_padding(table.format().cellPadding())
{
    const QTextDocument &document = *table.document();
    const QAbstractTextDocumentLayout &layout = *document.documentLayout();
    m_frame = layout.frameBoundingRect(const_cast<QTextTable *>(&table));
    QTextBlock block = document.findBlock(table.firstPosition());
    for (; block.isValid() && block.position() <= table.lastPosition(); block = block.next())
        m_cells.append({block.position() + block.length(), layout.blockBoundingRect(block)});
}

std::optional<qreal> ShownTable::firstChange(const ShownTable &now, int position) const
{
    if (m_frame.topLeft() != now.m_frame.topLeft() || m_frame.width() != now.m_frame.width())
        return {};
    const auto changed = std::ranges::mismatch(
        m_cells, now.m_cells, [position](const Cell &before, const Cell &after) {
            return before == after && before.end - 1 <= position;
        });
    if (changed.in2 == now.m_cells.end())
        return {};
    return changed.in2->rect.top() - m_padding;
}

} // namespace Conclave
