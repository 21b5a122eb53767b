#include "core/dialects/openaiquirks.h"

#include "core/council/providers.h"
#include "core/net/localaddress.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr OpenAiQuirks WithUsage{.asksForUsage = true};

/// By the provider's id; what is not here is as most are.
constexpr std::array<std::pair<QLatin1StringView, OpenAiQuirks>, 8> Table{{
    {"openai"_L1, {.maxTokensField = "max_completion_tokens"_L1, .asksForUsage = true}},
    {"azure"_L1,
     {.asksForUsage = true,
      .keyHeader = OpenAiQuirks::KeyHeader::ApiKey,
      .listsWhatIsAsked = false}}, // lists models, but deployments are asked
    {"openrouter"_L1,
     {.asksForUsage = true, .effort = OpenAiQuirks::Effort::Nested, .keyPath = "/key"_L1}},
    {"groq"_L1, WithUsage},
    {"deepseek"_L1, {.asksForUsage = true, .effort = OpenAiQuirks::Effort::Thinking}},
    {"together"_L1, WithUsage},
    {"xai"_L1, WithUsage},
    {"mistral"_L1, {.seedField = "random_seed"_L1}}, // 422 for fields it does not know
}};

} // namespace

OpenAiQuirks openAiQuirks(const QUrl &base)
{
    // The programs people run at home all understand "stream_options", and so does the Guide.
    if (base.scheme() == "conclave"_L1 || isLocalAddress(base))
        return WithUsage;
    const Provider *provider = providerAt(base);
    if (!provider)
        return {};
    const auto *const known = std::ranges::find_if(
        Table, [provider](const auto &row) { return row.first == provider->id; });
    return known == Table.end() ? OpenAiQuirks() : known->second;
}

} // namespace Conclave
