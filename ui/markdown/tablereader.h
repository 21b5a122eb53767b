#pragma once

#include "ui/markdown/documentwriter.h"

#include <QCoreApplication>

namespace Conclave {

/// Has the table written that the parser reads, as a whole or one further row of it.
class TableReader final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::TableReader)

public:
    /// md4c fills up short rows: with more columns a small source could explode.
    static constexpr int MostColumns = 64;

    explicit TableReader(DocumentWriter &writer) : m_writer(writer) {} ///< It outlives this.

    /// Of the table that follows only the row with a source of this size is new; the rest is there.
    void expectRow(qsizetype size) { m_rowSize = size; }
    bool expectsRow() const { return m_rowSize > 0; }

    bool enter(int columns, qreal indent); ///< False when this table is not to be shown as one.
    void leave();
    void enterHeader() { m_inHeader = true; }
    void leaveHeader() { m_inHeader = false; }
    void enterRow();
    void enterCell(Qt::Alignment alignment);

    bool isOpen() const { return m_isOpen; }
    bool isLeftOut() const { return m_isOpen && m_isLeftOut; } ///< What comes is not shown.
    void hideRows(int count); ///< Says below the table that there are so many more.

private:
    DocumentWriter &m_writer;
    qsizetype m_rowSize = 0;
    bool m_isOpen = false;
    bool m_inHeader = false;
    int m_column = 0;
    bool m_isLeftOut = false; ///< The row.
    int m_leftOut = 0;        ///< How many rows.
};

} // namespace Conclave
