#pragma once

#include <QList>
#include <QRectF>

#include <optional>

class QTextTable;

namespace Conclave {

/// Where the cells of a table stand, in order to tell which of its rows look different later.
class ShownTable final
{
public:
    explicit ShownTable(const QTextTable &table);

    /// Where in the document the first row begins that looks different in `now`, the same table
    /// after the text behind `position` was changed; below it everything may. Nothing when any row
    /// may.
    std::optional<qreal> firstChange(const ShownTable &now, int position) const;

private:
    struct Cell
    {
        int end = 0; ///< Behind its last character and its own end.
        QRectF rect; ///< Of its lines.

        bool operator==(const Cell &) const = default;
    };

    QRectF m_frame;
    qreal m_padding = 0;
    QList<Cell> m_cells;
};

} // namespace Conclave
