#pragma once

#include "core/base/ids.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace Conclave {

/// How the answers of a turn stand side by side.
enum class LayoutMode {
    Grid,    ///< Rows that share the height.
    Columns, ///< One row.
    Focus,   ///< One answer, and who else there is.
};

/// Lengths that the reader gave panels, in multiples of an equal share; what is missing has 1.
struct PanelSizes
{
    QHash<MemberId, double> gridWidths;
    QHash<MemberId, double> columnWidths;
    QList<double> rowHeights; ///< Of the grid, from the top.

    bool operator==(const PanelSizes &) const = default;
};

/// What the reader chose about the layout of answers; it holds for all turns alike, and changes
/// nothing but what is seen.
class LayoutChoice final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    LayoutMode mode() const { return m_mode; }
    void setMode(LayoutMode mode);

    /// Whether answers scroll together.
    bool isScrollingTogether() const { return m_isScrollingTogether; }
    void setScrollingTogether(bool isTogether);

    const PanelSizes &sizes() const { return m_sizes; }
    void setSizes(const PanelSizes &sizes);

    /// `members` in the reader's order; those that the reader has not moved keep their places.
    QList<MemberId> ordered(const QList<MemberId> &members) const;
    /// Moves one of `members` to `place` among them, as ordered() gives them.
    void move(const QList<MemberId> &members, MemberId member, qsizetype place);

signals:
    void changed();

private:
    LayoutMode m_mode = LayoutMode::Grid;
    bool m_isScrollingTogether = false;
    PanelSizes m_sizes;
    QList<MemberId> m_order; ///< Of every member that was beside one that was moved.
};

} // namespace Conclave
