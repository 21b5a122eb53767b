#include "core/dialects/ollamadialect.h"

#include "core/base/text.h"
#include "core/dialects/basepath.h"
#include "core/dialects/chatmessages.h"
#include "core/dialects/counts.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/ollamamodels.h"
#include "core/dialects/wire.h"

#include <QJsonDocument>

#include <algorithm>
#include <bit>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QUrl apiUrl(const QUrl &base, QLatin1StringView operation)
{
    QString path = basePath(base);
    for (const auto pasted : {"/chat/completions"_L1, "/chat"_L1, "/api"_L1, "/v1"_L1}) {
        if (path.endsWith(pasted))
            path.chop(pasted.size());
    }
    return withPath(base, path + "/api"_L1 + operation);
}

QJsonValue thinking(const QString &effort)
{
    if (effort == "none"_L1)
        return false;
    if (effort == "minimal"_L1)
        return u"low"_s;
    return effort == "xhigh"_L1 ? u"high"_s : effort;
}

/// The window for a conversation and its answer, in tokens; empty: the smallest there is will do.
std::optional<int> contextFor(const QList<Message> &messages, std::optional<int> maxTokens)
{
    constexpr qint64 Smallest = 4096;
    constexpr qint64 Largest = qint64(1) << 20; // more than any model has; the server cuts it down
    constexpr qint64 BytesPerToken = 3;         // on the safe side: English has four, CJK has three
    constexpr qint64 PerMessage = 16;           // for what the model's template writes around it
    constexpr qint64 UsualAnswer = 2048;
    qint64 tokens = maxTokens.value_or(UsualAnswer);
    for (const Message &message : messages)
        tokens += message.text.toUtf8().size() / BytesPerToken + PerMessage;
    if (tokens <= Smallest)
        return {};
    return int(std::bit_ceil(quint64(std::min(tokens, Largest))));
}

QJsonObject optionsFor(const Parameters &parameters, const QList<Message> &messages)
{
    QJsonObject options;
    const auto add = [&options](const QString &name, const auto &value) {
        if (value)
            options[name] = *value;
    };
    add(u"temperature"_s, parameters.temperature);
    add(u"top_p"_s, parameters.topP);
    add(u"num_predict"_s, parameters.maxTokens);
    add(u"seed"_s, parameters.seed);
    add(u"num_ctx"_s, contextFor(messages, parameters.maxTokens));
    if (!parameters.stop.isEmpty())
        options[u"stop"_s] = QJsonArray::fromStringList(parameters.stop);
    return options;
}

Usage usageOf(const QJsonObject &json)
{
    return {.input = counted(json["prompt_eval_count"_L1]).value_or(0),
            .output = counted(json["eval_count"_L1]).value_or(0)};
}

/// Numbers that are 0 are left out, but not all can be.
bool counts(const QJsonObject &json)
{
    return json.contains("eval_count"_L1) || json.contains("prompt_eval_count"_L1) ||
           json.contains("eval_duration"_L1);
}

Piece pieceOf(const QJsonObject &json)
{
    const QJsonValue message = json["message"_L1];
    Piece piece{.text = message["content"_L1].toString(),
                .reasoning = message["thinking"_L1].toString(),
                .error = errorInside(json)};
    if (piece.error || !json["done"_L1].toBool())
        return piece;
    const QString reason = json["done_reason"_L1].toString(); // older servers give none
    piece.finish = reason == "length"_L1 ? Notice::Length : Notice::None;
    if (reason != "stop"_L1) // "load" and "unload": there were no messages
        piece.reason = singleLine(reason);
    if (counts(json))
        piece.usage = usageOf(json);
    piece.last = true;
    return piece;
}

} // namespace

QJsonObject OllamaDialect::body(const Member &member, const QList<Message> &messages) const
{
    QJsonObject body{{u"model"_s, member.model},
                     {u"messages"_s, chatMessages(messages)},
                     {u"stream"_s, true},
                     {u"truncate"_s, false}};
    if (const QString effort = member.parameters.reasoningEffort; !effort.isEmpty())
        body[u"think"_s] = thinking(effort);
    if (const QJsonObject options = optionsFor(member.parameters, messages); !options.isEmpty())
        body[u"options"_s] = options;
    return body;
}

HttpRequest
OllamaDialect::request(const Member &seat, const QJsonObject &body, const Secret &key) const
{
    HttpRequest request{
        .url = apiUrl(seat.endpoint.url, "/chat"_L1),
        .headers = {{"Content-Type", "application/json"}, {"Accept", "application/x-ndjson"}},
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    addBearer(request, key);
    return request;
}

std::optional<QJsonObject> OllamaDialect::corrected(const QJsonObject &body,
                                                    const Error &error) const
{
    const bool isAboutThinking =
        error.kind == Error::Kind::BadRequest && error.message.contains("think"_L1);
    if (!isAboutThinking || !body.contains("think"_L1))
        return {};
    QJsonObject corrected = body;
    if (body["think"_L1].isString() && !error.message.contains("does not support"_L1))
        corrected[u"think"_s] = true;
    else
        corrected.remove(u"think"_s);
    return corrected;
}

Result<Piece> OllamaDialect::read(const SseEvent &event) const
{
    const QJsonValue json = parsedJson(event.data);
    if (json.isUndefined())
        return notJson();
    return pieceOf(json.toObject());
}

Result<Piece> OllamaDialect::readWhole(const QByteArray &body) const
{
    const QJsonObject json = parsedJson(body.trimmed()).toObject();
    if (!json.contains("message"_L1) && !json.contains("done"_L1) && !errorInside(json))
        return errorFromReply({.status = 200}, body, {});
    Piece piece = pieceOf(json);
    piece.last = true;
    return piece;
}

HttpRequest OllamaDialect::modelsRequest(const Endpoint &endpoint,
                                         const Secret &key,
                                         const QString & /*page*/) const
{
    HttpRequest request = jsonGet(apiUrl(endpoint.url, "/tags"_L1));
    addBearer(request, key);
    return request;
}

Result<ModelPage> OllamaDialect::readModels(const QByteArray &body) const
{
    return readOllamaModels(body);
}

} // namespace Conclave
