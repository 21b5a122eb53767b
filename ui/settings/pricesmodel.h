#pragma once

#include "core/prices/ownprices.h"

#include <QAbstractTableModel>

namespace Conclave {

/// The user's own prices as a table that can be edited. Rates are in US dollars per million tokens;
/// what is no number is not taken in. What the user does not touch stays as it was.
class PricesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Provider, Model, Input, Output, Cached, ColumnCount };

    explicit PricesModel(const QList<OwnPrice> &prices, QObject *parent = nullptr);

    const QList<OwnPrice> &prices() const { return m_prices; }
    void append(const OwnPrice &price);
    void remove(int row);
    /// Why these prices cannot be used yet, as a whole sentence; empty when they can.
    QString problem() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString text(const OwnPrice &price, int column) const;
    bool setRate(OwnPrice &price, int column, const QString &text) const;

    QList<OwnPrice> m_prices;
};

/// The ids of the providers a price can be given for, AnyProvider first.
QStringList pricedProviders();
/// "OpenAI"; what is not known is shown by its id.
QString pricedProviderName(const QString &id);

} // namespace Conclave
