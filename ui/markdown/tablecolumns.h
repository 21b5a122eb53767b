#pragma once

#include <QList>

class QFontMetricsF;
class QTextTable;

namespace Conclave {

/// How wide the columns of a table have to be at least, and would be if there were room.
///
/// At least as wide as the longest word in them, so that lines break between words only; but for
/// words of more than 24 letters. All widths are in pixels, the padding of the cells included.
class TableColumns final
{
public:
    TableColumns() = default; ///< Of no table.
    explicit TableColumns(int columns);

    /// `metrics` are those of plain text.
    void addRow(const QTextTable &table, int row, const QFontMetricsF &metrics);
    /// As addRow(), for one below so many others that new widths for all of them take long: makes
    /// more room than is needed, and that a few times only.
    void addLateRow(const QTextTable &table, int row, const QFontMetricsF &metrics);

    bool isEmpty() const { return m_columns.isEmpty(); }
    /// The widths that suit a table which has `room`; narrower when it needs less, and wider when
    /// its words do not fit.
    QList<qreal> widths(qreal room) const;
    /// As widths(), but never wider than `room`, even if words break.
    QList<qreal> squeezedWidths(qreal room) const;

private:
    struct Column
    {
        qreal least = 0;
        qreal ideal = 0;
    };

    static Column
    columnOf(const QTextTable &table, int row, int column, const QFontMetricsF &metrics);

    QList<Column> m_columns;
    int m_lateChanges = 0;
};

} // namespace Conclave
