#include "core/dialects/openaiquirks.h"

#include "core/net/localaddress.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr OpenAiQuirks Unknown{.maxTokensField = "max_tokens"_L1, .asksForUsage = false};
constexpr OpenAiQuirks WithUsage{.maxTokensField = "max_tokens"_L1, .asksForUsage = true};

/// By domain: the host itself or anything below it.
constexpr std::array<std::pair<QLatin1StringView, OpenAiQuirks>, 8> Providers{{
    {"api.openai.com"_L1, {.maxTokensField = "max_completion_tokens"_L1, .asksForUsage = true}},
    {"openai.azure.com"_L1, WithUsage},
    {"openrouter.ai"_L1, WithUsage},
    {"groq.com"_L1, WithUsage},
    {"deepseek.com"_L1, WithUsage},
    {"together.xyz"_L1, WithUsage},
    {"x.ai"_L1, WithUsage},
    {"mistral.ai"_L1, Unknown}, // 422 for fields it does not know
}};

bool isWithin(const QString &host, QLatin1StringView domain)
{
    return host == domain ||
           (host.endsWith(domain) && host[host.size() - domain.size() - 1] == u'.');
}

} // namespace

OpenAiQuirks openAiQuirks(const QUrl &base)
{
    // The programs people run at home all understand "stream_options", and so does the Guide.
    if (base.scheme() == "conclave"_L1 || isLocalAddress(base))
        return WithUsage;
    const auto *const known = std::ranges::find_if(
        Providers, [host = base.host()](const auto &row) { return isWithin(host, row.first); });
    return known == Providers.end() ? Unknown : known->second;
}

} // namespace Conclave
