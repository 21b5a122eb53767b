#include "core/prices/ownprices.h"

#include "core/base/jsonreader.h"
#include "core/prices/pricetable.h"

#include <QJsonDocument>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QJsonObject> document(const QByteArray &file)
{
    if (file.isEmpty())
        return QJsonObject{{u"format"_s, u"conclave-prices"_s}, {u"version"_s, 1}};
    const Result<PriceTable> table = PriceTable::fromFile(file);
    return table ? parseJsonObject(file) : Result<QJsonObject>(table.error());
}

OwnPrice fromEntry(const QString &provider, const QString &model, QJsonObject entry)
{
    OwnPrice price{.provider = provider, .model = model};
    price.rates.input = entry.take("input"_L1).toDouble();
    price.rates.output = entry.take("output"_L1).toDouble();
    if (const QJsonValue cached = entry.take("cache_read"_L1); cached.isDouble())
        price.rates.cacheRead = cached.toDouble();
    price.unread = entry;
    return price;
}

QJsonObject toEntry(const OwnPrice &price)
{
    QJsonObject entry = price.unread;
    entry[u"input"_s] = price.rates.input;
    entry[u"output"_s] = price.rates.output;
    if (price.rates.cacheRead)
        entry[u"cache_read"_s] = *price.rates.cacheRead;
    return entry;
}

} // namespace

Result<QList<OwnPrice>> ownPrices(const QByteArray &file)
{
    const Result<QJsonObject> object = document(file);
    if (!object)
        return object.error();
    QList<OwnPrice> prices;
    const QJsonObject providers = (*object)["providers"_L1].toObject();
    for (auto provider = providers.begin(); provider != providers.end(); ++provider) {
        const QJsonObject models = provider->toObject();
        for (auto model = models.begin(); model != models.end(); ++model)
            prices.append(fromEntry(provider.key(), model.key(), model->toObject()));
    }
    return prices;
}

Result<QByteArray> withOwnPrices(const QByteArray &file, const QList<OwnPrice> &prices)
{
    const Result<QJsonObject> before = document(file);
    if (!before)
        return before.error();
    QJsonObject object = *before;
    QJsonObject providers;
    for (const OwnPrice &price : prices) {
        QJsonObject models = providers[price.provider].toObject();
        models[price.model] = toEntry(price);
        providers[price.provider] = models;
    }
    object[u"providers"_s] = providers;
    return QJsonDocument(object).toJson();
}

} // namespace Conclave
