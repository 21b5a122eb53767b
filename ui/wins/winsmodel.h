#pragma once

#include "core/insight/wins.h"

#include <QAbstractTableModel>

namespace Conclave {

/// How the models fared, one row each.
class WinsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Model, Contests, Won, Lost, Tied, Rate, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< What a column is sorted by.
        RateRole,                ///< Of the column Rate: a QList<double> of low, rate and high.
        TooFewRole               ///< Whether there are too few contests to say anything.
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(const QList<WinRecord> &records);
    const QList<WinRecord> &records() const { return m_records; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant sortKey(const WinRecord &record, int column) const;
    QString text(const WinRecord &record, int column) const;

    QList<WinRecord> m_records;
};

} // namespace Conclave
