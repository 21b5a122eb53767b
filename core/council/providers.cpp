#include "core/council/providers.h"

#include <QUrl>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array Providers{
    Provider{.id = "ollama"_L1,
             .name = "Ollama"_L1,
             .dialect = "ollama"_L1,
             .url = "http://127.0.0.1:11434"_L1,
             .isLocal = true},
    Provider{.id = "lmstudio"_L1,
             .name = "LM Studio"_L1,
             .dialect = "openai"_L1,
             .url = "http://127.0.0.1:1234/v1"_L1,
             .isLocal = true},
    Provider{.id = "llamacpp"_L1,
             .name = "llama.cpp"_L1,
             .dialect = "openai"_L1,
             .url = "http://127.0.0.1:8080/v1"_L1,
             .isLocal = true},
    Provider{.id = "vllm"_L1,
             .name = "vLLM"_L1,
             .dialect = "openai"_L1,
             .url = "http://127.0.0.1:8000/v1"_L1,
             .isLocal = true},
    Provider{.id = "openai"_L1,
             .name = "OpenAI"_L1,
             .dialect = "openai"_L1,
             .url = "https://api.openai.com/v1"_L1,
             .keyVariable = "OPENAI_API_KEY"_L1,
             .keyPage = "https://platform.openai.com/api-keys"_L1,
             .domains = {"api.openai.com"_L1}},
    Provider{.id = "openai-responses"_L1,
             .name = "OpenAI (Responses)"_L1,
             .dialect = "responses"_L1,
             .url = "https://api.openai.com/v1"_L1,
             .keyVariable = "OPENAI_API_KEY"_L1,
             .keyPage = "https://platform.openai.com/api-keys"_L1,
             .domains = {"api.openai.com"_L1}},
    Provider{.id = "anthropic"_L1,
             .name = "Anthropic"_L1,
             .dialect = "anthropic"_L1,
             .url = "https://api.anthropic.com/v1"_L1,
             .keyVariable = "ANTHROPIC_API_KEY"_L1,
             .keyPage = "https://console.anthropic.com/settings/keys"_L1,
             .domains = {"anthropic.com"_L1}},
    Provider{.id = "gemini"_L1,
             .name = "Gemini"_L1,
             .dialect = "gemini"_L1,
             .url = "https://generativelanguage.googleapis.com/v1beta"_L1,
             .keyVariable = "GEMINI_API_KEY"_L1,
             .keyPage = "https://aistudio.google.com/apikey"_L1,
             .domains = {"generativelanguage.googleapis.com"_L1}},
    Provider{.id = "openrouter"_L1,
             .name = "OpenRouter"_L1,
             .dialect = "openai"_L1,
             .url = "https://openrouter.ai/api/v1"_L1,
             .keyVariable = "OPENROUTER_API_KEY"_L1,
             .keyPage = "https://openrouter.ai/settings/keys"_L1,
             .domains = {"openrouter.ai"_L1}},
    Provider{.id = "mistral"_L1,
             .name = "Mistral"_L1,
             .dialect = "openai"_L1,
             .url = "https://api.mistral.ai/v1"_L1,
             .keyVariable = "MISTRAL_API_KEY"_L1,
             .keyPage = "https://console.mistral.ai/api-keys"_L1,
             .domains = {"mistral.ai"_L1}},
    Provider{.id = "deepseek"_L1,
             .name = "DeepSeek"_L1,
             .dialect = "openai"_L1,
             .url = "https://api.deepseek.com/v1"_L1,
             .keyVariable = "DEEPSEEK_API_KEY"_L1,
             .keyPage = "https://platform.deepseek.com/api_keys"_L1,
             .domains = {"deepseek.com"_L1}},
    Provider{.id = "groq"_L1,
             .name = "Groq"_L1,
             .dialect = "openai"_L1,
             .url = "https://api.groq.com/openai/v1"_L1,
             .keyVariable = "GROQ_API_KEY"_L1,
             .keyPage = "https://console.groq.com/keys"_L1,
             .domains = {"groq.com"_L1}},
    Provider{.id = "xai"_L1,
             .name = "xAI"_L1,
             .dialect = "openai"_L1,
             .url = "https://api.x.ai/v1"_L1,
             .keyVariable = "XAI_API_KEY"_L1,
             .keyPage = "https://console.x.ai"_L1,
             .domains = {"x.ai"_L1}},
    Provider{.id = "together"_L1,
             .name = "Together"_L1,
             .dialect = "openai"_L1,
             .url = "https://api.together.xyz/v1"_L1,
             .keyVariable = "TOGETHER_API_KEY"_L1,
             .keyPage = "https://api.together.ai/settings/api-keys"_L1,
             .domains = {"together.xyz"_L1, "together.ai"_L1}},
    Provider{.id = "azure"_L1,
             .name = "Azure OpenAI"_L1,
             .dialect = "openai"_L1,
             .url = "https://your-resource.openai.azure.com/openai/v1"_L1,
             .ownPart = "your-resource"_L1,
             .keyVariable = "AZURE_OPENAI_API_KEY"_L1,
             .keyPage = "https://portal.azure.com"_L1,
             .domains = {"openai.azure.com"_L1,
                         "services.ai.azure.com"_L1,
                         "cognitiveservices.azure.com"_L1}},
};

bool isWithin(const QString &host, QLatin1StringView domain)
{
    if (domain.isEmpty() || !host.endsWith(domain))
        return false;
    return host.size() == domain.size() || host[host.size() - domain.size() - 1] == u'.';
}

} // namespace

std::span<const Provider> providers()
{
    return Providers;
}

const Provider *providerNamed(const QString &id)
{
    const auto *const row =
        std::ranges::find_if(Providers, [&id](const Provider &known) { return id == known.id; });
    return row == Providers.end() ? nullptr : row;
}

const Provider *providerAt(const QUrl &url, const QString &dialect)
{
    const QString host = url.host();
    const auto *const row = std::ranges::find_if(Providers, [&](const Provider &known) {
        return (dialect.isEmpty() || dialect == known.dialect) &&
               std::ranges::any_of(known.domains, [&host](QLatin1StringView domain) {
                   return isWithin(host, domain);
               });
    });
    return row == Providers.end() ? nullptr : row;
}

} // namespace Conclave
