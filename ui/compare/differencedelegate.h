#pragma once

#include <QStyledItemDelegate>

namespace Conclave {

/// Draws passages side by side: what both have quietly, what only one has on a tinted ground with a
/// sign before it, and changed words struck out on the left and underlined on the right.
class DifferenceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DifferenceDelegate(QObject *parent);

    /// As high as the passage becomes in its view's column.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace Conclave
