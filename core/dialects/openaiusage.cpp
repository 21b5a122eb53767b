#include "core/dialects/openaiusage.h"

#include "core/dialects/counts.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

std::optional<Usage> openAiUsage(const QJsonObject &json)
{
    Usage usage{.input = counted(json["prompt_tokens"_L1]),
                .output = counted(json["completion_tokens"_L1]),
                .costUsd = countedNumber(json["cost"_L1])};
    const auto total = counted(json["total_tokens"_L1]);
    const auto reasoning = counted(json["completion_tokens_details"_L1]["reasoning_tokens"_L1]);
    // xAI does not count reasoning as completion; the sum gives it away.
    if (usage.input && usage.output && reasoning &&
        total == *usage.input + *usage.output + *reasoning)
        *usage.output += *reasoning;
    usage.reasoning = partOf(usage.output, reasoning);

    auto cached = counted(json["prompt_tokens_details"_L1]["cached_tokens"_L1]);
    if (!cached)
        cached = counted(json["prompt_cache_hit_tokens"_L1]); // DeepSeek
    usage.cached = partOf(usage.input, cached);

    if (usage == Usage{})
        return {};
    return usage;
}

} // namespace Conclave
