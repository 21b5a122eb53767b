#include "ui/settings/pricesmodel.h"

#include "core/base/text.h"
#include "core/council/providers.h"
#include "core/prices/pricetable.h"

#include <QLocale>
#include <QSet>
#include <QUrl>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Dearest = 1e6; // dollars for a million tokens: more is a slip

QString rateText(const std::optional<double> &rate)
{
    return rate ? QLocale().toString(*rate, 'g', QLocale::FloatingPointShortest) : QString();
}

} // namespace

PricesModel::PricesModel(const QList<OwnPrice> &prices, QObject *parent)
    : QAbstractTableModel(parent)
    , m_prices(prices)
{
}

void PricesModel::append(const OwnPrice &price)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_prices.append(price);
    endInsertRows();
}

void PricesModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_prices.removeAt(row);
    endRemoveRows();
}

QString PricesModel::problem() const
{
    QSet<std::pair<QString, QString>> known;
    for (const OwnPrice &price : m_prices) {
        if (price.model.isEmpty())
            return tr("A row lacks the name of its model.");
        if (known.contains({price.provider, price.model}))
            return tr("“%1” stands there twice.").arg(singleLine(price.model, 60));
        known.insert({price.provider, price.model});
    }
    return {};
}

int PricesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_prices.size());
}

int PricesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PricesModel::data(const QModelIndex &index, int role) const
{
    const OwnPrice &price = m_prices.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (index.column() == Cached && !price.rates.cacheRead)
            return tr("as input");
        return text(price, index.column());
    case Qt::EditRole:
        return index.column() == Provider ? price.provider : text(price, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= Input ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

bool PricesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole)
        return false;
    OwnPrice &price = m_prices[index.row()];
    const QString text = singleLine(value.toString().trimmed(), 200);
    if (index.column() == Provider)
        price.provider = text;
    else if (index.column() == Model)
        price.model = text;
    else if (!setRate(price, index.column(), text))
        return false;
    emit dataChanged(index, index);
    return true;
}

QVariant PricesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant((section >= Input ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Provider:
        return tr("Provider");
    case Model:
        return tr("Model");
    case Input:
        return tr("Input, $");
    case Output:
        return tr("Output, $");
    default:
        return tr("Cached, $");
    }
}

Qt::ItemFlags PricesModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

QString PricesModel::text(const OwnPrice &price, int column) const
{
    switch (column) {
    case Provider:
        return pricedProviderName(price.provider);
    case Model:
        return singleLine(price.model, 200);
    case Input:
        return rateText(price.rates.input);
    case Output:
        return rateText(price.rates.output);
    default:
        return rateText(price.rates.cacheRead);
    }
}

/// As the user writes numbers, or as providers do.
bool PricesModel::setRate(OwnPrice &price, int column, const QString &text) const
{
    if (column == Cached && text.isEmpty()) {
        price.rates.cacheRead.reset();
        return true;
    }
    bool isNumber = false;
    double rate = QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        rate = QLocale::c().toDouble(text, &isNumber);
    if (!isNumber || !(rate >= 0 && rate <= Dearest))
        return false;
    if (column == Input)
        price.rates.input = rate;
    else if (column == Output)
        price.rates.output = rate;
    else
        price.rates.cacheRead = rate;
    return true;
}

QStringList pricedProviders()
{
    QStringList ids{PriceTable::AnyProvider};
    for (const Provider &provider : providers()) {
        // Of two rows with one address, prices are looked for under the first.
        const Provider *asked = providerAt(QUrl(provider.url));
        if (asked && asked->id == provider.id)
            ids.append(provider.id);
    }
    return ids;
}

QString pricedProviderName(const QString &id)
{
    if (id == PriceTable::AnyProvider)
        return PricesModel::tr("Any");
    const Provider *provider = providerNamed(id);
    return provider ? QString(provider->name) : singleLine(id, 60);
}

} // namespace Conclave
