#pragma once

#include <QStyledItemDelegate>

namespace Conclave {

/// Draws a row of SeatsModel: check box, face, name and a quiet second line, both elided.
/// A hairline parts the members from the chairs.
class SeatDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace Conclave
