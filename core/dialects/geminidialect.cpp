#include "core/dialects/geminidialect.h"

#include "core/dialects/basepath.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/geminimodels.h"
#include "core/dialects/geminireply.h"
#include "core/dialects/geminithinking.h"
#include "core/dialects/wire.h"

#include <QJsonArray>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The model's path, below the version.
QString modelPath(const QString &model)
{
    const bool hasKind = model.startsWith("models/"_L1) || model.startsWith("tunedModels/"_L1);
    const QByteArray name = QUrl::toPercentEncoding(model, hasKind ? "/" : "");
    return (hasKind ? u"/"_s : u"/models/"_s) + QString::fromLatin1(name);
}

/// The path of the version, such as "/v1beta".
QString versionPath(const QUrl &base)
{
    QString path = basePath(base) + u'/';
    for (const auto pasted : {"/models/"_L1, "/tunedModels/"_L1, "/openai/"_L1}) {
        if (const qsizetype at = path.indexOf(pasted); at >= 0)
            path.truncate(at + 1);
    }
    path.chop(1);
    return path.isEmpty() ? u"/v1beta"_s : path;
}

QUrl streamUrl(const QUrl &base, const QString &model)
{
    QUrl url = withPath(base, versionPath(base) + modelPath(model) + ":streamGenerateContent"_L1);
    url.setQuery(u"alt=sse"_s);
    url.setFragment({});
    return url;
}

QJsonObject textPart(const QString &text)
{
    return {{u"text"_s, text}};
}

QJsonObject configFor(const Member &member)
{
    const Parameters &parameters = member.parameters;
    QJsonObject config;
    const auto add = [&config](const QString &name, const auto &value) {
        if (value)
            config[name] = *value;
    };
    add(u"temperature"_s, parameters.temperature);
    add(u"topP"_s, parameters.topP);
    add(u"maxOutputTokens"_s, parameters.maxTokens);
    add(u"seed"_s, parameters.seed);
    if (!parameters.stop.isEmpty())
        config[u"stopSequences"_s] = QJsonArray::fromStringList(parameters.stop);
    const QJsonObject thinking = geminiThinking(member.model, parameters.reasoningEffort);
    if (!thinking.isEmpty())
        config[u"thinkingConfig"_s] = thinking;
    return config;
}

/// Puts what the system says in front of the first words of the conversation; empty when there is
/// either not.
std::optional<QJsonObject> withoutSystem(QJsonObject body)
{
    const QJsonArray system = body.take("systemInstruction"_L1)["parts"_L1].toArray();
    QJsonArray contents = body["contents"_L1].toArray();
    if (system.isEmpty() || contents.isEmpty())
        return {};
    QJsonObject first = contents.first().toObject();
    QJsonArray parts = system;
    for (const QJsonValue part : first["parts"_L1].toArray())
        parts.append(part);
    first[u"parts"_s] = parts;
    contents[0] = first;
    body[u"contents"_s] = contents;
    return body;
}

std::optional<QJsonObject> withoutThinking(QJsonObject body)
{
    QJsonObject config = body["generationConfig"_L1].toObject();
    if (!config.contains("thinkingConfig"_L1))
        return {};
    config.remove("thinkingConfig"_L1);
    body[u"generationConfig"_s] = config;
    return body;
}

} // namespace

QJsonObject GeminiDialect::body(const Member &member, const QList<Message> &messages) const
{
    QJsonArray system;
    QJsonArray contents;
    for (const Message &message : messages) {
        const QJsonObject part = textPart(message.text);
        if (message.role == Message::Role::System) {
            system.append(part);
            continue;
        }
        const bool isModel = message.role == Message::Role::Assistant;
        contents.append(QJsonObject{{u"role"_s, isModel ? u"model"_s : u"user"_s},
                                    {u"parts"_s, QJsonArray{part}}});
    }
    QJsonObject body{{u"contents"_s, contents}};
    if (!system.isEmpty())
        body[u"systemInstruction"_s] = QJsonObject{{u"parts"_s, system}};
    if (const QJsonObject config = configFor(member); !config.isEmpty())
        body[u"generationConfig"_s] = config;
    return body;
}

HttpRequest
GeminiDialect::request(const Member &seat, const QJsonObject &body, const Secret &key) const
{
    HttpRequest request = jsonRequest(streamUrl(seat.endpoint.url, seat.model), body);
    if (!key.isEmpty())
        request.headers.append({"x-goog-api-key", key.forHeader()});
    return request;
}

HttpRequest
GeminiDialect::modelsRequest(const Endpoint &endpoint, const Secret &key, const QString &page) const
{
    QUrl url = withPath(endpoint.url, versionPath(endpoint.url) + "/models"_L1);
    url.setQuery(geminiModelsQuery(page));
    HttpRequest request = jsonGet(url);
    if (!key.isEmpty())
        request.headers.append({"x-goog-api-key", key.forHeader()});
    return request;
}

Result<ModelPage> GeminiDialect::readModels(const QByteArray &body) const
{
    return readGeminiModels(body);
}

std::optional<QJsonObject> GeminiDialect::corrected(const QJsonObject &body,
                                                    const Error &error) const
{
    const auto isAbout = [&error](QLatin1StringView words) {
        return error.kind == Error::Kind::BadRequest &&
               error.message.contains(words, Qt::CaseInsensitive);
    };
    if (isAbout("thinking"_L1))
        return withoutThinking(body);
    if (isAbout("instruction is not enabled"_L1))
        return withoutSystem(body);
    return {};
}

Result<Piece> GeminiDialect::read(const SseEvent &event) const
{
    if (event.data.trimmed().isEmpty())
        return Piece{};
    const QJsonValue json = parsedJson(event.data);
    if (json.isUndefined())
        return notJson();
    return geminiPiece(json);
}

Result<Piece> GeminiDialect::readWhole(const QByteArray &body) const
{
    const QJsonValue json = parsedJson(body.trimmed());
    if (!isGeminiReply(json))
        return errorFromReply({.status = 200}, body, {});
    Piece piece = geminiPiece(json);
    piece.last = true;
    return piece;
}

} // namespace Conclave
