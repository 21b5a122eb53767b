#pragma once

#include "ui/markdown/tablecolumns.h"

#include <QTextCursor>
#include <QTextTable>

namespace Conclave {

struct MarkdownStyle;

/// Writes the table at the end of a document, row by row.
///
/// Qt lays out a table as a whole whenever it changes. So a long one is made of several tables that
/// look like one: all have columns of the same widths, which follow from the rows of the first and,
/// where words in later rows need more, from those.
class TableWriter final
{
public:
    /// How the end of the document stands.
    struct State
    {
        int index = -1; ///< Of the table that the document ends with; -1 without one.
        int rows = 0;
        QTextTableFormat format;
        TableColumns columns = {};
        QString note;
        int userState = 0;
    };

    /// Both have to outlive the writer.
    TableWriter(QTextDocument &document, const MarkdownStyle &style);

    void start(int columns, qreal indent); ///< With its header row.
    /// Goes on with the table that the document ends with; false when it ends with none.
    bool resume();
    /// Writes a row anew, until leave(): the next one that is added.
    void reopenRow(int tableIndex, int row);
    bool isFull() const { return !m_isReopened && hiddenRows() > 0; } ///< No row is added any more.
    /// False when there are enough rows, and cells for the size of their source: short rows are
    /// filled up, so that a small source could make a large table.
    bool addRow(qsizetype sourceSize);
    int row() const; ///< The one that was added last.
    bool isInHeader() const;
    void alignRight();
    QTextCursor cell(int column) const; ///< Of the row that was added last; it is empty.
    void leave();

    /// How many rows setHiddenRows() said are left out of the table that the document ends with.
    int hiddenRows() const;
    void setHiddenRows(int count, const QTextBlockFormat &format); ///< The note is to be written.

    /// The table that `document` ends with; null without one.
    static QTextTable *lastTable(const QTextDocument &document);

    State state() const;
    void rewind(const State &state); ///< Removes what was written behind that table, too.

private:
    int rowLimit() const;
    void continueInNewTable();
    void measureRows(); ///< Those that were written since.
    void fitColumns();
    QTextBlockFormat gapFormat() const;
    QTextTable *lastTable() const { return lastTable(m_document); }

    QTextDocument &m_document;
    const MarkdownStyle &m_style;
    QTextTable *m_table = nullptr; ///< The one being filled.
    int m_row = 0;                 ///< In it.
    int m_measuredRows = 0;        ///< Of it.
    bool m_isReopened = false;     ///< The row was there before.
    int m_sourceSize = 0;          ///< Of all rows but the header, in characters.
};

} // namespace Conclave
