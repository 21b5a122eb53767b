#include "ui/settings/endpointtemplates.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

EndpointDraft local(const QString &name, const QString &url)
{
    return {.endpoint = {.name = name, .url = QUrl(url)}};
}

EndpointDraft provider(const QString &name, const QString &url, const QString &variable)
{
    return {.endpoint = {.name = name, .url = QUrl(url)},
            .keySource = KeySource::Variable,
            .keyVariable = variable};
}

} // namespace

QList<EndpointDraft> endpointTemplates()
{
    return {
        local(u"Ollama"_s, u"http://127.0.0.1:11434/v1"_s),
        local(u"LM Studio"_s, u"http://127.0.0.1:1234/v1"_s),
        local(u"llama.cpp"_s, u"http://127.0.0.1:8080/v1"_s),
        local(u"vLLM"_s, u"http://127.0.0.1:8000/v1"_s),
        provider(u"OpenAI"_s, u"https://api.openai.com/v1"_s, u"OPENAI_API_KEY"_s),
        provider(u"OpenRouter"_s, u"https://openrouter.ai/api/v1"_s, u"OPENROUTER_API_KEY"_s),
        provider(u"Groq"_s, u"https://api.groq.com/openai/v1"_s, u"GROQ_API_KEY"_s),
        provider(u"Mistral"_s, u"https://api.mistral.ai/v1"_s, u"MISTRAL_API_KEY"_s),
        provider(u"DeepSeek"_s, u"https://api.deepseek.com/v1"_s, u"DEEPSEEK_API_KEY"_s),
        provider(u"Together"_s, u"https://api.together.xyz/v1"_s, u"TOGETHER_API_KEY"_s),
    };
}

} // namespace Conclave
