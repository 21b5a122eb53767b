#include "core/prices/pricetable.h"

#include "core/base/jsonreader.h"
#include "core/council/providers.h"

#include <QFile>
#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

double readRate(JsonReader &json, const QString &key)
{
    const auto rate = json.number(key);
    if (!rate || *rate < 0)
        json.reject(key, u"must be a number of dollars, 0 or more"_s);
    return rate.value_or(0);
}

TokenRates readRates(JsonReader &json)
{
    TokenRates rates{.input = readRate(json, u"input"_s), .output = readRate(json, u"output"_s)};
    if (json.has(u"cache_read"_s))
        rates.cacheRead = readRate(json, u"cache_read"_s);
    return rates;
}

ModelPrice readPrice(JsonReader &json)
{
    ModelPrice price{.rates = readRates(json)};
    json.child(u"over_200k"_s, [&price](JsonReader &inner) { price.longRates = readRates(inner); });
    price.contextWindow = json.count(u"context"_s);
    return price;
}

/// "gpt-4o-2024-08-06" and "claude-sonnet-4-5-20250929" without their dates.
QString withoutDate(const QString &model)
{
    static const QRegularExpression date(u"-(\\d{4}-\\d{2}-\\d{2}|\\d{8})$"_s);
    QString name = model;
    return name.remove(date);
}

} // namespace

PriceTable PriceTable::shipped()
{
    QFile file(u":/prices/prices.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const Result<PriceTable> table = fromFile(file.readAll());
    Q_ASSERT(isOpen && table);
    return table ? *table : PriceTable();
}

Result<PriceTable> PriceTable::fromFile(const QByteArray &bytes)
{
    const Result<QJsonObject> object = parseJsonObject(bytes);
    if (!object)
        return object.error();
    PriceTable table;
    JsonReader json(*object);
    json.expectFormat("conclave-prices"_L1);
    json.expectVersion(1);
    table.m_source = json.text(u"source"_s);
    table.m_date = QDate::fromString(json.text(u"date"_s), Qt::ISODate);
    json.child(u"providers"_s, [&table](JsonReader &providers) {
        for (const QString &provider : providers.keys()) {
            providers.child(provider, [&](JsonReader &models) {
                for (const QString &model : models.keys())
                    models.child(model, [&](JsonReader &price) {
                        table.m_prices.insert({provider, model}, readPrice(price));
                    });
            });
        }
    });
    if (!json.problem().isEmpty())
        return Error{.kind = Error::Kind::BadFile, .message = json.problem()};
    return table;
}

void PriceTable::overlay(const PriceTable &own)
{
    m_prices.insert(own.m_prices);
}

void PriceTable::learn(const Endpoint &endpoint, const QList<ModelInfo> &models)
{
    for (const ModelInfo &model : models) {
        if (model.contextWindow)
            m_windows.insert({endpoint.url, model.id}, *model.contextWindow);
    }
}

void PriceTable::learnFrom(const PriceTable &other)
{
    m_windows.insert(other.m_windows);
}

std::optional<qint64> PriceTable::contextWindow(const Endpoint &endpoint,
                                                const QString &model) const
{
    if (const auto told = m_windows.constFind({endpoint.url, model}); told != m_windows.cend())
        return *told;
    const ModelPrice *price = find(endpoint, model);
    return price ? price->contextWindow : std::nullopt;
}

const ModelPrice *PriceTable::find(const Endpoint &endpoint, const QString &model) const
{
    const Provider *provider = providerAt(endpoint.url);
    QString name = model;
    if (name.startsWith("models/"_L1)) // Gemini's own way to write them
        name.remove(0, int("models/"_L1.size()));
    for (const auto id : {provider ? provider->id : AnyProvider, AnyProvider}) {
        for (const QString &candidate : {name, withoutDate(name)}) {
            if (const auto price = m_prices.constFind({id, candidate}); price != m_prices.cend())
                return &*price;
        }
    }
    return nullptr;
}

} // namespace Conclave
