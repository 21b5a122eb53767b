#pragma once

#include <QStyledItemDelegate>

namespace Conclave {

/// Draws the rows of a QuoteList: whose it is, the value strong, and the sentence, which wraps.
class QuoteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit QuoteDelegate(QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace Conclave
