#pragma once

#include <QJsonObject>

#include <optional>

namespace Conclave {

/// Tokens as the provider counted them. Unknown is empty, never 0.
struct Usage
{
    std::optional<qint64> input;     ///< All input, cached or not.
    std::optional<qint64> output;    ///< Visible text and reasoning.
    std::optional<qint64> reasoning; ///< The part of `output` that was reasoning.
    std::optional<qint64> cached;    ///< The part of `input` that came from a cache.
    std::optional<double> costUsd;
    bool isCostEstimated = false; ///< It is from a price table, not from the provider.
    bool estimated = false;       ///< The numbers are ours, not the provider's.
    QJsonObject unread;           ///< Fields of newer versions, kept as they are.

    bool operator==(const Usage &) const = default;
};

/// `before` with all that `later` counts in its place, field by field.
Usage merged(const Usage &before, const Usage &later);

} // namespace Conclave
