#include "ui/markdown/tablewriter.h"

#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/markdownstyle.h"
#include "ui/markdown/tablefit.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

int firstRow(const QTextTable &table)
{
    return table.format().intProperty(MarkdownProperty::FirstRow);
}

QTextCursor endOf(QTextDocument &document)
{
    QTextCursor cursor(&document);
    cursor.movePosition(QTextCursor::End);
    return cursor;
}

} // namespace

TableWriter::TableWriter(QTextDocument &document, const MarkdownStyle &style)
    : m_document(document)
    , m_style(style)
{
}

void TableWriter::start(int columns, qreal indent)
{
    QTextTableFormat format;
    format.setLeftMargin(indent);
    format.setTopMargin(3 * m_style.space);
    format.setBottomMargin(4 * m_style.space); // Qt forgets the one that follows
    format.setCellPadding(1.5 * m_style.space);
    format.setCellSpacing(0);
    format.setBorder(0); // Qt's own borders make painting four times as slow
    format.setBorderCollapse(false);
    format.setHeaderRowCount(1);
    QTextCursor cursor = endOf(m_document);
    m_table = cursor.insertTable(1, columns, format);
    m_row = 0;
    m_measuredRows = 0;
    m_sourceSize = 0;
}

bool TableWriter::resume()
{
    if (m_isReopened)
        return true;
    m_table = lastTable();
    m_measuredRows = m_table ? m_table->rows() : 0;
    m_sourceSize = m_document.lastBlock().userState();
    return m_table != nullptr;
}

void TableWriter::reopenRow(int tableIndex, int row)
{
    m_table = static_cast<QTextTable *>(m_document.object(tableIndex));
    m_row = row;
    m_isReopened = true;
}

bool TableWriter::addRow(qsizetype sourceSize)
{
    if (m_isReopened)
        return true;
    constexpr int mostRows = 1000;
    const int rows = firstRow(*m_table) + m_table->rows();
    const int size = m_sourceSize + static_cast<int>(sourceSize);
    if (hiddenRows() > 0 || rows > mostRows || rows * m_table->columns() > 300 + size / 4)
        return false;
    m_sourceSize = size;
    if (m_table->rows() < rowLimit())
        m_table->appendRows(1);
    else
        continueInNewTable();
    m_row = m_table->rows() - 1;
    return true;
}

int TableWriter::row() const
{
    return firstRow(*m_table) + m_row;
}

bool TableWriter::isInHeader() const
{
    return row() == 0;
}

void TableWriter::alignRight()
{
    QTextTableFormat format = m_table->format();
    format.setAlignment(Qt::AlignRight); // its columns Qt cannot turn round
    format.setRightMargin(m_document.documentMargin());
    m_table->setFormat(format);
}

QTextCursor TableWriter::cell(int column) const
{
    const QTextTableCell cell = m_table->cellAt(m_row, column);
    QTextCursor cursor = cell.firstCursorPosition();
    if (m_isReopened) {
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    }
    return cursor;
}

void TableWriter::leave()
{
    const QTextBlockFormat gap = gapFormat();
    if (!m_isReopened)
        fitColumns();
    m_table = nullptr;
    if (std::exchange(m_isReopened, false) || hiddenRows() > 0)
        return;
    endOf(m_document).setBlockFormat(gap);
    m_document.lastBlock().setUserState(m_sourceSize);
}

int TableWriter::hiddenRows() const
{
    const QTextBlock last = m_document.lastBlock();
    return last.blockFormat().hasProperty(MarkdownProperty::HiddenRows) ? last.userState() : 0;
}

void TableWriter::setHiddenRows(int count, const QTextBlockFormat &format)
{
    QTextCursor cursor = endOf(m_document);
    cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    QTextBlockFormat block = format;
    block.setProperty(MarkdownProperty::TableIndex, lastTable()->objectIndex());
    block.setProperty(MarkdownProperty::HiddenRows, true);
    cursor.setBlockFormat(block);
    m_document.lastBlock().setUserState(count); // as a property it would make a format for each
}

TableWriter::State TableWriter::state() const
{
    const QTextTable *table = lastTable();
    if (!table)
        return {};
    const QTextBlock last = m_document.lastBlock();
    return {table->objectIndex(),
            table->rows(),
            table->format(),
            TableFit::columns(*table),
            last.text(),
            last.userState()};
}

void TableWriter::rewind(const State &state)
{
    auto *table = static_cast<QTextTable *>(m_document.object(state.index));
    if (table->rows() > state.rows)
        table->removeRows(state.rows, table->rows() - state.rows);
    QTextTableFormat format = state.format;
    format.setColumnWidthConstraints(table->format().columnWidthConstraints());
    if (table->format() != format)
        table->setFormat(format);
    TableFit::setColumns(*table, state.columns);
    TableFit::fit(*table);
    QTextCursor cursor(&m_document);
    cursor.setPosition(table->lastPosition() + 1);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    if (cursor.selectedText() != state.note)
        cursor.removeSelectedText();
    m_document.lastBlock().setUserState(state.userState);
}

/// How many rows a table gets before another one continues it.
int TableWriter::rowLimit() const
{
    constexpr int firstCells = 96;
    constexpr int furtherCells = 32;
    const bool isFirst = firstRow(*m_table) == 0;
    return std::max(2, (isFirst ? firstCells : furtherCells) / m_table->columns());
}

void TableWriter::continueInNewTable()
{
    measureRows();
    QTextTableFormat format = m_table->format();
    QTextTableFormat continued = format;
    continued.setBottomMargin(0);
    m_table->setFormat(continued);
    if (firstRow(*m_table) == 0)
        format.setProperty(MarkdownProperty::TableIndex, m_table->objectIndex());
    format.setProperty(MarkdownProperty::FirstRow, firstRow(*m_table) + m_table->rows());
    format.setHeaderRowCount(0);
    format.setTopMargin(-1); // the gap between the two does not show
    QTextCursor cursor = endOf(m_document);
    cursor.setBlockFormat(gapFormat());
    m_table = cursor.insertTable(1, m_table->columns(), format);
    m_measuredRows = 0;
}

void TableWriter::measureRows()
{
    const QFontMetricsF metrics(m_style.body);
    const bool isFirst = firstRow(*m_table) == 0;
    TableColumns columns = TableFit::columns(*m_table);
    if (columns.isEmpty())
        columns = TableColumns(m_table->columns());
    for (; m_measuredRows < m_table->rows(); ++m_measuredRows) {
        if (isFirst)
            columns.addRow(*m_table, m_measuredRows, metrics);
        else
            columns.addLateRow(*m_table, m_measuredRows, metrics);
    }
    TableFit::setColumns(*m_table, columns);
}

void TableWriter::fitColumns()
{
    measureRows();
    TableFit::fit(*m_table);
}

QTextBlockFormat TableWriter::gapFormat() const
{
    QTextBlockFormat gap; // Qt wants a block behind each table
    gap.setProperty(MarkdownProperty::Unused, true);
    gap.setProperty(MarkdownProperty::TableIndex, m_table->objectIndex());
    gap.setLineHeight(1, QTextBlockFormat::FixedHeight);
    return gap;
}

QTextTable *TableWriter::lastTable(const QTextDocument &document)
{
    // While an edit goes on, a cursor does not know the tables that were made in it.
    const QTextBlockFormat last = document.lastBlock().blockFormat();
    if (!last.hasProperty(MarkdownProperty::TableIndex))
        return nullptr;
    return static_cast<QTextTable *>(
        document.object(last.intProperty(MarkdownProperty::TableIndex)));
}

} // namespace Conclave
