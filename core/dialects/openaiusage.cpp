#include "core/dialects/openaiusage.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<double> number(const QJsonValue &value)
{
    constexpr double Absurd = 1e15;
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (!isNumber || !(number >= 0 && number < Absurd))
        return {};
    return number;
}

std::optional<qint64> count(const QJsonValue &value)
{
    const std::optional<double> counted = number(value);
    return counted ? std::optional(qint64(*counted)) : std::nullopt;
}

/// A part of a whole; unknown when it is more than the whole.
std::optional<qint64> partOf(const std::optional<qint64> &whole, std::optional<qint64> part)
{
    return part && whole && *part > *whole ? std::nullopt : part;
}

} // namespace

std::optional<Usage> openAiUsage(const QJsonObject &json)
{
    Usage usage{.input = count(json["prompt_tokens"_L1]),
                .output = count(json["completion_tokens"_L1]),
                .costUsd = number(json["cost"_L1])};
    const auto total = count(json["total_tokens"_L1]);
    const auto reasoning = count(json["completion_tokens_details"_L1]["reasoning_tokens"_L1]);
    // xAI does not count reasoning as completion; the sum gives it away.
    if (usage.input && usage.output && reasoning &&
        total == *usage.input + *usage.output + *reasoning)
        *usage.output += *reasoning;
    usage.reasoning = partOf(usage.output, reasoning);

    auto cached = count(json["prompt_tokens_details"_L1]["cached_tokens"_L1]);
    if (!cached)
        cached = count(json["prompt_cache_hit_tokens"_L1]); // DeepSeek
    usage.cached = partOf(usage.input, cached);

    if (usage == Usage{})
        return {};
    return usage;
}

} // namespace Conclave
