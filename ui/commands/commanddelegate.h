#pragma once

#include <QStyledItemDelegate>

namespace Conclave {

/// Draws one command in a row: its icon, its words with the typed letters marked, its category,
/// and its shortcut at the end. Nothing is ever drawn as rich text.
class CommandDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CommandDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Conclave
