#include "core/dialects/errorkind.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using enum Error::Kind;
using Mark = std::pair<QLatin1StringView, Error::Kind>;

/// Provider codes and types that say more than the status does.
constexpr std::array Codes{
    Mark{"insufficient_quota"_L1, QuotaExceeded},
    Mark{"credit_balance_exhausted"_L1, QuotaExceeded},
    Mark{"billing_error"_L1, QuotaExceeded},
    Mark{"billing_hard_limit_reached"_L1, QuotaExceeded},
    Mark{"enforced_spend_limit_reached"_L1, QuotaExceeded},
    Mark{"context_length_exceeded"_L1, TooLong},
    Mark{"exceed_context_size_error"_L1, TooLong},
    Mark{"request_too_large"_L1, TooLong},
    Mark{"invalid_api_key"_L1, Unauthorized},
    Mark{"authentication_error"_L1, Unauthorized},
    Mark{"permission_error"_L1, Forbidden},
    Mark{"model_not_found"_L1, NotFound},
    Mark{"not_found_error"_L1, NotFound},
    Mark{"DeploymentNotFound"_L1, NotFound},
    Mark{"rate_limit_exceeded"_L1, RateLimited},
    Mark{"rate_limit_error"_L1, RateLimited},
    Mark{"slow_down"_L1, RateLimited},
    Mark{"overloaded_error"_L1, Overloaded},
    Mark{"server_is_overloaded"_L1, Overloaded},
    Mark{"invalid_prompt"_L1, BadRequest},
    Mark{"service_unavailable_error"_L1, Overloaded},
    Mark{"unavailable_error"_L1, Overloaded},
};

/// Words that are the only hint some servers give (vLLM, xAI, LM Studio, Anthropic, Ollama,
/// Gemini).
constexpr std::array Phrases{
    Mark{"maximum context length"_L1, TooLong},
    Mark{"available context size"_L1, TooLong},
    Mark{"exceed context limit"_L1, TooLong},
    Mark{"prompt is too long"_L1, TooLong},
    Mark{"max context length"_L1, TooLong},
    Mark{"exceeds the context length"_L1, TooLong},
    Mark{"longer than the context length"_L1, TooLong},
    Mark{"exceeds the maximum number of tokens"_L1, TooLong},
    Mark{"incorrect api key"_L1, Unauthorized},
    Mark{"credit balance"_L1, QuotaExceeded},
    Mark{"unexpected endpoint"_L1, NotFound},
};

/// What llama.cpp and Hugging Face say with a 503; the codes beside it only mean "unavailable".
constexpr std::array Loading{
    Mark{"loading model"_L1, ModelLoading},
    Mark{"model is loading"_L1, ModelLoading},
    Mark{"currently loading"_L1, ModelLoading},
};

template<std::size_t size>
std::optional<Error::Kind> kindByWords(const std::array<Mark, size> &table, const QString &message)
{
    const auto *const mark = std::ranges::find_if(table, [&message](const Mark &known) {
        return message.contains(known.first, Qt::CaseInsensitive);
    });
    return mark == table.end() ? std::nullopt : std::optional(mark->second);
}

} // namespace

Error::Kind errorKind(int status)
{
    if (status < 200)
        return Protocol;
    switch (status) {
    case 401:
        return Unauthorized;
    case 402:
        return QuotaExceeded;
    case 403:
    case 451:
        return Forbidden;
    case 404:
    case 405:
        return NotFound;
    case 407:
        return Proxy;
    case 408:
        return Server;
    case 413:
        return TooLong;
    case 429:
        return RateLimited;
    case 498: // Groq: the flexible tier is full
    case 503:
    case 529:
        return Overloaded;
    default:
        return status >= 400 && status < 500 ? BadRequest : Server;
    }
}

Error::Kind errorKind(int status, const QStringList &codes, const QString &message)
{
    if (status == 413) // Groq calls it a rate limit, but waiting does not help
        return TooLong;
    if (const auto kind = kindByWords(Loading, message); kind && status == 503)
        return *kind;
    for (const QString &code : codes) {
        const auto *const mark = std::ranges::find_if(Codes, [&code](const Mark &known) {
            return code.compare(known.first, Qt::CaseInsensitive) == 0;
        });
        if (mark != Codes.end())
            return mark->second;
    }
    constexpr std::array VagueStatuses{0, 200, 400, 403, 422};
    const bool isVague = std::ranges::find(VagueStatuses, status) != VagueStatuses.end();
    if (const auto kind = kindByWords(Phrases, message); kind && isVague)
        return *kind;
    // Inside a stream there is no status to say more.
    const bool isBad = status < 400 && codes.contains("invalid_request_error"_L1);
    return isBad ? BadRequest : errorKind(status);
}

} // namespace Conclave
