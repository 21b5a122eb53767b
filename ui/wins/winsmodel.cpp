#include "ui/wins/winsmodel.h"

#include "core/base/text.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/wins/winswords.h"

namespace Conclave {

void WinsModel::setRecords(const QList<WinRecord> &records)
{
    beginResetModel();
    m_records = records;
    endResetModel();
}

int WinsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int WinsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant WinsModel::sortKey(const WinRecord &record, int column) const
{
    switch (column) {
    case Contests:
        return record.contests();
    case Won:
        return record.wins;
    case Lost:
        return record.losses;
    case Tied:
        return record.ties;
    case Rate:
        return record.low; // who has won once of once is not the best
    default:
        return record.model.toCaseFolded();
    }
}

QString WinsModel::text(const WinRecord &record, int column) const
{
    constexpr qsizetype LongestName = 200;
    switch (column) {
    case Model:
        return singleLine(record.model, LongestName);
    case Rate:
        return rateText(record);
    default:
        return sortKey(record, column).toString();
    }
}

QVariant WinsModel::data(const QModelIndex &index, int role) const
{
    const WinRecord &record = m_records.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Rate ? rateSentence(record) : text(record, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == Rate ? rateSentence(record)
                                                   : text(record, index.column()));
    case Qt::TextAlignmentRole:
        return int(index.column() == Model ? Qt::AlignLeading | Qt::AlignVCenter
                                           : Qt::AlignTrailing | Qt::AlignVCenter);
    case SortRole:
        return sortKey(record, index.column());
    case RateRole:
        return QVariant::fromValue(QList<double>{record.low, record.rate, record.high});
    case TooFewRole:
        return record.isTooFew();
    default:
        return {};
    }
}

QVariant WinsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section == Model || section == Rate ? Qt::AlignLeading | Qt::AlignVCenter
                                                       : Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return winsHeader().at(section);
}

} // namespace Conclave
