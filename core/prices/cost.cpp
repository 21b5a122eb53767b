#include "core/prices/cost.h"

#include <algorithm>

namespace Conclave {

std::optional<double> costOf(const Usage &usage, const ModelPrice &price)
{
    if (!usage.input || !usage.output)
        return {};
    const bool isLong = *usage.input > ModelPrice::LongInput;
    const TokenRates &rates = isLong ? price.longRates.value_or(price.rates) : price.rates;
    const qint64 cached = std::clamp<qint64>(usage.cached.value_or(0), 0, *usage.input);
    const double perMillion = double(*usage.input - cached) * rates.input +
                              double(cached) * rates.cacheRead.value_or(rates.input) +
                              double(*usage.output) * rates.output;
    return perMillion / 1e6;
}

Usage priced(const Usage &usage, const ModelPrice *price)
{
    Usage priced = usage;
    if (price && !usage.costUsd) {
        priced.costUsd = costOf(usage, *price);
        priced.isCostEstimated = priced.costUsd.has_value();
    }
    return priced;
}

} // namespace Conclave
