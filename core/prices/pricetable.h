#pragma once

#include "core/base/result.h"
#include "core/council/endpoint.h"
#include "core/dialects/modelpage.h"
#include "core/prices/modelprice.h"

#include <QDate>
#include <QHash>

namespace Conclave {

/// List prices and context windows of models, by provider. Not a bill: providers change prices,
/// and accounts have discounts.
///
/// The file is JSON: "format": "conclave-prices", "version": 1, "date", "source", and "providers":
/// by the ids of providers(), or AnyProvider, models by name, each with "input", "output", and
/// where known "cache_read", "over_200k" (rates of long requests) and "context".
class PriceTable final
{
public:
    /// Stands for every provider that has no price of its own for a model, known or not.
    static constexpr QLatin1StringView AnyProvider{"any"};

    /// The one that is compiled in.
    static PriceTable shipped();
    /// Error::Kind::BadFile names the first key that is wrong.
    static Result<PriceTable> fromFile(const QByteArray &bytes);

    /// Puts the prices of `own` before these; date and source stay.
    void overlay(const PriceTable &own);

    /// By the provider whose host the endpoint's address has, then by AnyProvider. A model that is
    /// not listed is looked for without the date that many names end in. Null: unknown.
    const ModelPrice *find(const Endpoint &endpoint, const QString &model) const;

    /// What a server said about its models counts from now on before what the table says.
    void learn(const Endpoint &endpoint, const QList<ModelInfo> &models);
    void learnFrom(const PriceTable &other); ///< What the other one has learnt.
    /// Tokens that the model can read and write together; empty: not known.
    std::optional<qint64> contextWindow(const Endpoint &endpoint, const QString &model) const;

    QDate date() const { return m_date; }              ///< When the prices were read.
    const QString &source() const { return m_source; } ///< Where from, as a sentence's part.
    qsizetype size() const { return m_prices.size(); }

private:
    using Key = std::pair<QString, QString>; ///< Provider, model.

    QHash<Key, ModelPrice> m_prices;
    QHash<std::pair<QUrl, QString>, qint64> m_windows; ///< By base address and model.
    QDate m_date;
    QString m_source;
};

} // namespace Conclave
