#pragma once

#include <QtGlobal>

#include <optional>

namespace Conclave {

/// What a provider asks for tokens, in US dollars per million.
struct TokenRates
{
    double input = 0;
    double output = 0;               ///< Reasoning included.
    std::optional<double> cacheRead; ///< Of input that came from a cache; empty: as other input.

    bool operator==(const TokenRates &) const = default;
};

/// What is publicly known about a model at a provider.
struct ModelPrice
{
    /// Of input, cached or not: beyond it `longRates` count for the whole request.
    static constexpr qint64 LongInput = 200'000;

    TokenRates rates;
    std::optional<TokenRates> longRates; ///< Empty: length makes no difference.
    std::optional<qint64> contextWindow; ///< In tokens, input and output.

    bool operator==(const ModelPrice &) const = default;
};

} // namespace Conclave
