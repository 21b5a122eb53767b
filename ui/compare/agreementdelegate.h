#pragma once

#include <QStyledItemDelegate>

namespace Conclave {

/// Draws a claim in a few lines, and what a member says about one as a sign: each has a shape of
/// its own besides its colour.
class AgreementDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int MostLines = 2; ///< Of a claim; what is longer ends in "…".

    explicit AgreementDelegate(QObject *parent);

    /// Of every row, whatever it holds.
    static int rowHeight(const QFont &font);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace Conclave
