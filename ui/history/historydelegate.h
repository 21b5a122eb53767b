#pragma once

#include <QStyledItemDelegate>

namespace Conclave {

/// Draws the rows of a HistoryModel: headings, sessions in two lines, and hits in three, with what
/// was found marked.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit HistoryDelegate(QObject *parent = nullptr);

    /// What is tinted: the rows that are selected; otherwise the session that is open.
    void setTintsSelection(bool tintsSelection) { m_tintsSelection = tintsSelection; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    bool m_tintsSelection = false;
};

} // namespace Conclave
