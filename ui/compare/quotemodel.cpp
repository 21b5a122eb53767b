#include "ui/compare/quotemodel.h"

#include "ui/widgets/plaintooltip.h"

namespace Conclave {

namespace {

QString spoken(const QuoteRow &row)
{
    if (!row.heading.isEmpty())
        return row.heading;
    if (row.value.isEmpty())
        return QuoteModel::tr("%1: %2").arg(row.name, row.sentence);
    //: A value, who says so, and the sentence
    return QuoteModel::tr("%1, %2: %3").arg(row.value, row.name, row.sentence);
}

} // namespace

QuoteModel::QuoteModel(QObject *parent) : QAbstractListModel(parent)
{
}

void QuoteModel::setRows(const QList<QuoteRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int QuoteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant QuoteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QuoteRow &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return spoken(row);
    if (role == Qt::ToolTipRole && row.place)
        return plainToolTip(tr("Go to this sentence in the answer of %1").arg(row.name));
    return {};
}

Qt::ItemFlags QuoteModel::flags(const QModelIndex &index) const
{
    // Headings can be gone to as well: they have to be heard.
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace Conclave
