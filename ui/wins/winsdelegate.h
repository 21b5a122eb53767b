#pragma once

#include <QStyledItemDelegate>

namespace Conclave {

/// Draws the table of wins: words below those of the header; a share won as a bar with its words
/// beside it, and the ends of its interval as whiskers; where there are too few contests, only the
/// words.
class WinsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace Conclave
