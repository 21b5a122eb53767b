#include "core/probe/fingerprint.h"

#include "core/base/text.h"
#include "core/council/providers.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/ollamamodels.h"
#include "core/dialects/openaimodels.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Models = "/v1/models"_L1;
constexpr auto LocalAi = "/.well-known/localai.json"_L1;
constexpr auto Kobold = "/api/extra/version"_L1;
constexpr auto Props = "/props"_L1;
constexpr auto WebUi = "/v1/internal/model/info"_L1;
constexpr auto LmStudio = "/api/v1/models"_L1;
constexpr auto LmStudioBefore = "/api/v0/models"_L1;
constexpr auto Root = "/"_L1;
constexpr auto OllamaVersion = "/api/version"_L1;
constexpr auto OllamaTags = "/api/tags"_L1;
constexpr auto Version = "/version"_L1;

/// The replies of one port, understood.
class Evidence final
{
public:
    explicit Evidence(const PathReplies &replies) : m_replies(replies)
    {
        for (const QLatin1StringView path : {Models, LocalAi, Kobold, Props, WebUi, Version})
            m_json[path] = QJsonDocument::fromJson(body(path)).object();
        for (const QLatin1StringView path : {LmStudio, LmStudioBefore, OllamaVersion})
            m_json[path] = QJsonDocument::fromJson(body(path)).object();
    }

    QByteArray body(QLatin1StringView path) const { return m_replies.value(path).body.trimmed(); }
    int status(QLatin1StringView path) const { return m_replies.value(path).head.status; }
    /// The document of a reply; empty when there is none, or an error.
    QJsonObject json(QLatin1StringView path) const
    {
        return status(path) == 200 ? m_json[path] : QJsonObject();
    }
    bool saysText(QLatin1StringView path, QLatin1StringView key) const
    {
        return json(path)[key].isString();
    }
    /// LM Studio says so, with status 200, to whatever it does not know.
    bool saysUnexpectedEndpoint() const
    {
        return std::ranges::any_of(m_json, [](const QJsonObject &json) {
            return json["error"_L1].toString().startsWith("Unexpected endpoint or method."_L1);
        });
    }
    bool isLoading() const
    {
        return std::ranges::any_of(m_replies, [](const FetchedReply &reply) {
            return reply.head.status == 503 &&
                   errorFromReply(reply.head, reply.body, {}).kind == Error::Kind::ModelLoading;
        });
    }
    /// Who owns the models of a list as OpenAI gives it.
    QString owner() const { return firstModel()["owned_by"_L1].toString(); }
    bool isOpenAiList() const
    {
        const QJsonObject list = json(Models);
        return list["object"_L1] == "list"_L1 && list["data"_L1].isArray() &&
               (list["data"_L1].toArray().isEmpty() || firstModel()["id"_L1].isString());
    }

private:
    QJsonValue firstModel() const { return json(Models)["data"_L1][0]; }

    const PathReplies &m_replies;
    QHash<QString, QJsonObject> m_json;
};

bool hasModelWith(const QJsonObject &list, QLatin1StringView listKey, QLatin1StringView key)
{
    return !list[listKey][0][key].isUndefined();
}

bool isLocalAi(const Evidence &seen, quint16)
{
    return seen.saysText(LocalAi, "version"_L1) && seen.json(LocalAi)["endpoints"_L1].isObject();
}

bool isKobold(const Evidence &seen, quint16)
{
    return seen.json(Kobold)["result"_L1] == "KoboldCpp"_L1;
}

bool isLlamaCpp(const Evidence &seen, quint16)
{
    return seen.saysText(Props, "build_info"_L1) ||
           seen.json(Props)["default_generation_settings"_L1].isObject() ||
           seen.owner() == "llamacpp"_L1 || seen.isLoading();
}

bool isWebUi(const Evidence &seen, quint16)
{
    const QJsonObject info = seen.json(WebUi);
    return info.contains("model_name"_L1) && info.contains("lora_names"_L1);
}

bool isLmStudio(const Evidence &seen, quint16)
{
    return hasModelWith(seen.json(LmStudio), "models"_L1, "loaded_instances"_L1) ||
           hasModelWith(seen.json(LmStudioBefore), "data"_L1, "state"_L1) ||
           seen.saysUnexpectedEndpoint();
}

bool isOllama(const Evidence &seen, quint16)
{
    return seen.body(Root) == "Ollama is running" && seen.saysText(OllamaVersion, "version"_L1);
}

bool isVllm(const Evidence &seen, quint16)
{
    if (seen.owner() == "vllm"_L1)
        return true;
    // With a key, only this much is public.
    return seen.status(Models) == 401 && seen.saysText(Version, "version"_L1) &&
           QJsonDocument::fromJson(seen.body(Models)).object()["error"_L1] == "Unauthorized"_L1;
}

bool isSglang(const Evidence &seen, quint16)
{
    return seen.owner() == "sglang"_L1;
}

bool isJan(const Evidence &seen, quint16 port)
{
    const bool isItsPort = port == 1337 || port == 6767;
    return isItsPort && (seen.status(Models) == 401 || seen.isOpenAiList());
}

bool isGpt4All(const Evidence &seen, quint16 port)
{
    return port == 4891 && seen.isOpenAiList();
}

bool isOther(const Evidence &seen, quint16)
{
    return seen.isOpenAiList();
}

struct Kind
{
    QLatin1StringView name;
    bool (*isIt)(const Evidence &seen, quint16 port);
    QLatin1StringView provider = {};
    QLatin1StringView versionPath = {};
    QLatin1StringView versionKey = "version"_L1;
};

/// In the order of looking: what others imitate comes after them.
constexpr std::array Kinds{
    Kind{"LocalAI"_L1, isLocalAi, {}, LocalAi},
    Kind{"KoboldCpp"_L1, isKobold, {}, Kobold},
    Kind{"llama.cpp"_L1, isLlamaCpp, "llamacpp"_L1, Props, "build_info"_L1},
    Kind{"text-generation-webui"_L1, isWebUi},
    Kind{"LM Studio"_L1, isLmStudio, "lmstudio"_L1},
    Kind{"Ollama"_L1, isOllama, "ollama"_L1, OllamaVersion},
    Kind{"vLLM"_L1, isVllm, "vllm"_L1, Version},
    Kind{"SGLang"_L1, isSglang},
    Kind{"Jan"_L1, isJan},
    Kind{"GPT4All"_L1, isGpt4All},
    Kind{"OpenAI-compatible"_L1, isOther},
};

QList<ModelInfo> modelsIn(const Evidence &seen, const Kind &kind)
{
    constexpr qsizetype Most = 1000;
    const bool isOllama = kind.provider == "ollama"_L1;
    for (const QLatin1StringView path : {LmStudio, LmStudioBefore, OllamaTags, Models}) {
        const bool isOwn =
            path == OllamaTags ? isOllama : path == Models || kind.provider == "lmstudio"_L1;
        if (!isOwn || seen.status(path) != 200)
            continue;
        const Result<ModelPage> page = path == OllamaTags ? readOllamaModels(seen.body(path))
                                                          : readOpenAiModels(seen.body(path));
        if (page)
            return page->models.first(std::min(Most, page->models.size()));
    }
    return {};
}

FoundServer serverOf(const Kind &kind, quint16 port, const Evidence &seen)
{
    constexpr qsizetype LongestVersion = 40;
    const Provider *provider = providerNamed(kind.provider);
    FoundServer server{.provider = kind.provider,
                       .name = kind.name,
                       .dialect = provider ? QString(provider->dialect) : u"openai"_s,
                       .url = QUrl(provider ? QString(provider->url) : u"http://127.0.0.1/v1"_s),
                       .models = modelsIn(seen, kind),
                       .needsKey = seen.status(Models) == 401 || seen.status(Props) == 401,
                       .isLoading = seen.isLoading()};
    server.url.setPort(port);
    const QString version = seen.json(kind.versionPath)[kind.versionKey].toString();
    server.version = singleLine(version, LongestVersion);
    return server;
}

} // namespace

QString firstPath()
{
    return Models;
}

const QStringList &otherPaths()
{
    static const QStringList paths{LocalAi,
                                   Kobold,
                                   Props,
                                   WebUi,
                                   LmStudio,
                                   LmStudioBefore,
                                   Root,
                                   OllamaVersion,
                                   OllamaTags,
                                   Version};
    return paths;
}

bool mayBeAnApi(const FetchedReply &first)
{
    const QByteArray body = first.body.trimmed();
    return first.head.status == 401 || (!body.isEmpty() && !body.startsWith('<'));
}

std::optional<FoundServer> fingerprint(quint16 port, const PathReplies &replies)
{
    const Evidence seen(replies);
    const auto *const kind =
        std::ranges::find_if(Kinds, [&](const Kind &known) { return known.isIt(seen, port); });
    if (kind == Kinds.end())
        return {};
    return serverOf(*kind, port, seen);
}

} // namespace Conclave
