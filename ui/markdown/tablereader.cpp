#include "ui/markdown/tablereader.h"

namespace Conclave {

bool TableReader::enter(int columns, qreal indent)
{
    if (columns > MostColumns)
        return false;
    m_isOpen = true;
    if (expectsRow())
        return m_writer.table().resume();
    m_writer.startTable(columns, indent);
    return true;
}

void TableReader::leave()
{
    m_writer.leaveTable();
    m_isOpen = false;
    if (m_isLeftOut)
        hideRows(m_leftOut);
}

void TableReader::enterRow()
{
    m_column = 0;
    if (m_inHeader) {
        m_isLeftOut = expectsRow();
        return;
    }
    constexpr qsizetype unknownSize = 1000;
    m_isLeftOut = !m_writer.table().addRow(expectsRow() ? m_rowSize : unknownSize);
    m_leftOut += m_isLeftOut ? 1 : 0;
}

void TableReader::enterCell(Qt::Alignment alignment)
{
    if (!isLeftOut())
        m_writer.enterCell(m_column++, alignment);
}

void TableReader::hideRows(int count)
{
    const int hidden = m_writer.table().hiddenRows() + count;
    m_writer.setHiddenRows(hidden, tr("%n more row(s) not shown.", nullptr, hidden));
}

} // namespace Conclave
