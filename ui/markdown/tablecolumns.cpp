#include "ui/markdown/tablecolumns.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextTable>

#include <algorithm>
#include <cmath>

namespace Conclave {

namespace {

constexpr int LongestWord = 24;          ///< Letters; a longer one is broken.
constexpr qsizetype MostMeasured = 1000; ///< Characters of a cell.
constexpr int MostLateChanges = 8;
constexpr qreal LateGrowth = 1.25;

/// The text of a cell, to be measured in the fonts it is shown in.
class CellText final
{
public:
    explicit CellText(const QTextBlock &block) : m_text(block.text().left(MostMeasured))
    {
        qsizetype end = 0;
        for (auto it = block.begin(); !it.atEnd() && end < m_text.size(); ++it) {
            const qsizetype start = end;
            end = std::min(start + it.fragment().length(), m_text.size());
            m_runs.append({start, end, QFontMetricsF(it.fragment().charFormat().font())});
        }
    }

    qreal longestLine() const
    {
        qreal longest = 0;
        for (qsizetype start = 0; start <= m_text.size();) {
            const qsizetype next = m_text.indexOf(QChar::LineSeparator, start);
            const qsizetype end = next < 0 ? m_text.size() : next;
            longest = std::max(longest, width(start, end));
            start = end + 1;
        }
        return longest;
    }

    /// The longest part that a line is not broken in.
    qreal longestWord() const
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Line, m_text);
        qreal longest = 0;
        for (qsizetype start = 0, end = 0; (end = finder.toNextBoundary()) >= 0; start = end) {
            qsizetype last = end;
            while (last > start && m_text[last - 1].isSpace())
                --last;
            longest = std::max(longest, width(start, last));
        }
        return longest;
    }

private:
    struct Run
    {
        qsizetype start;
        qsizetype end;
        QFontMetricsF metrics;
    };

    qreal width(qsizetype start, qsizetype end) const
    {
        qreal sum = 0;
        for (const Run &run : m_runs) {
            const qsizetype from = std::max(start, run.start);
            const qsizetype to = std::min(end, run.end);
            if (from < to)
                sum += run.metrics.horizontalAdvance(m_text.mid(from, to - from));
        }
        return sum;
    }

    QString m_text;
    QList<Run> m_runs;
};

} // namespace

TableColumns::TableColumns(int columns) : m_columns(columns)
{
}

void TableColumns::addRow(const QTextTable &table, int row, const QFontMetricsF &metrics)
{
    for (int i = 0; i < m_columns.size(); ++i) {
        const Column cell = columnOf(table, row, i, metrics);
        m_columns[i].least = std::max(m_columns[i].least, cell.least);
        m_columns[i].ideal = std::max(m_columns[i].ideal, cell.ideal);
    }
}

void TableColumns::addLateRow(const QTextTable &table, int row, const QFontMetricsF &metrics)
{
    if (m_lateChanges >= MostLateChanges)
        return;
    bool changed = false;
    for (int i = 0; i < m_columns.size(); ++i) {
        Column &column = m_columns[i];
        const Column cell = columnOf(table, row, i, metrics);
        if (cell.least <= column.least)
            continue;
        changed = true;
        column.least = std::max(cell.least, std::ceil(LateGrowth * column.least));
        column.ideal = std::max(column.ideal, column.least);
    }
    m_lateChanges += changed ? 1 : 0;
}

TableColumns::Column
TableColumns::columnOf(const QTextTable &table, int row, int column, const QFontMetricsF &metrics)
{
    const CellText text(table.cellAt(row, column).firstCursorPosition().block());
    const qreal letter = metrics.averageCharWidth();
    const qreal word = std::min(text.longestWord(), LongestWord * letter);
    const qreal around = 2 * table.format().cellPadding() + 1; // what letters reach over their end
    return {std::ceil(std::max(word, letter) + around),
            std::ceil(std::max(text.longestLine(), letter) + around)};
}

QList<qreal> TableColumns::widths(qreal room) const
{
    QList<qreal> widths;
    qreal left = room;
    for (const Column &column : m_columns) {
        widths.append(column.least);
        left -= column.least;
    }
    // Those that need little more get it all; those that could use much share what is left.
    QList<qsizetype> order;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        order.append(i);
    std::ranges::stable_sort(
        order, {}, [this](qsizetype i) { return m_columns[i].ideal - m_columns[i].least; });
    for (qsizetype n = 0; n < order.size() && left > 0; ++n) {
        const Column &column = m_columns[order[n]];
        const qreal share = std::floor(left / qreal(order.size() - n));
        const qreal more = std::min(column.ideal - column.least, share);
        widths[order[n]] += more;
        left -= more;
    }
    return widths;
}

QList<qreal> TableColumns::squeezedWidths(qreal room) const
{
    QList<qreal> widths = this->widths(room);
    qreal sum = 0;
    for (const qreal width : std::as_const(widths))
        sum += width;
    if (sum > room)
        for (qreal &width : widths)
            width = std::floor(width * room / sum);
    return widths;
}

} // namespace Conclave
