#include "ui/settings/pricedelegate.h"

#include "ui/settings/pricesmodel.h"

#include <QComboBox>
#include <QLineEdit>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QWidget *PriceDelegate::createEditor(QWidget *parent,
                                     const QStyleOptionViewItem & /*option*/,
                                     const QModelIndex &index) const
{
    if (index.column() != PricesModel::Provider) {
        auto *line = new QLineEdit(parent);
        line->setFrame(false);
        line->setAlignment(index.column() >= PricesModel::Input ? Qt::AlignRight : Qt::AlignLeft);
        if (index.column() == PricesModel::Cached)
            line->setPlaceholderText(PricesModel::tr("as input"));
        return line;
    }
    auto *box = new QComboBox(parent);
    const QStringList ids = pricedProviders();
    for (const QString &id : ids)
        box->addItem(pricedProviderName(id), id);
    // Taken over at once, not only when the cell is left.
    connect(box, &QComboBox::activated, this, [this, box] {
        emit const_cast<PriceDelegate *>(this)->commitData(box);
    });
    return box;
}

void PriceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString value = index.data(Qt::EditRole).toString();
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(box->findData(value));
    else if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setText(value);
}

void PriceDelegate::setModelData(QWidget *editor,
                                 QAbstractItemModel *model,
                                 const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor)) {
        if (box->currentIndex() >= 0) // one that is not known here stays
            model->setData(index, box->currentData(), Qt::EditRole);
    } else if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        model->setData(index, line->text(), Qt::EditRole);
    }
}

/// The whole cell: the style would give a field as much room as its frame wants.
void PriceDelegate::updateEditorGeometry(QWidget *editor,
                                         const QStyleOptionViewItem &option,
                                         const QModelIndex & /*index*/) const
{
    editor->setGeometry(option.rect);
}

} // namespace Conclave
