#include "core/dialects/openaidialect.h"

#include "core/dialects/chatmessages.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/finishreason.h"
#include "core/dialects/openaiaddress.h"
#include "core/dialects/openaichunk.h"
#include "core/dialects/openaimodels.h"
#include "core/dialects/openaiparameters.h"
#include "core/dialects/openaiquirks.h"
#include "core/dialects/openaiusage.h"
#include "core/dialects/wire.h"

#include <QJsonArray>

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What every request to `base` carries.
void addKey(HttpRequest &request, const QUrl &base, const Secret &key)
{
    if (openAiQuirks(base).keyHeader != OpenAiQuirks::KeyHeader::ApiKey)
        addBearer(request, key);
    else if (!key.isEmpty())
        request.headers.append({"api-key", key.forHeader()});
}

HttpRequest get(const QUrl &base, QLatin1StringView path, const Secret &key)
{
    HttpRequest request = jsonGet(openAiUrl(base, path));
    addKey(request, base, key);
    return request;
}

/// Adds text, which may be a string, a part, or a list of parts (Mistral).
void addContent(const QJsonValue &content, Piece &piece)
{
    if (content.isString()) {
        piece.text += content.toString();
        return;
    }
    for (const QJsonValue part : content.toArray())
        addContent(part, piece);
    if (!content.isObject())
        return;
    const QJsonObject part = content.toObject();
    Piece inner;
    for (const auto key : {"text"_L1, "thinking"_L1, "content"_L1})
        addContent(part[key], inner);
    const QString type = part["type"_L1].toString();
    const bool thinking = type == "thinking"_L1 || type.startsWith("reasoning"_L1);
    (thinking ? piece.reasoning : piece.text) += inner.text;
    piece.reasoning += inner.reasoning;
}

/// Reasoning comes under one of three names; OpenRouter sends the same text under two of them.
QString reasoningIn(const QJsonObject &message)
{
    for (const auto key : {"reasoning_content"_L1, "reasoning"_L1}) {
        if (QString text = message[key].toString(); !text.isEmpty())
            return text;
    }
    QString text;
    for (const QJsonValue detail : message["reasoning_details"_L1].toArray())
        text += detail["text"_L1].toString() + detail["summary"_L1].toString();
    return text;
}

void addChoice(const QJsonObject &choice, Piece &piece)
{
    const QJsonValue delta = choice["delta"_L1];
    const QJsonObject message = (delta.isObject() ? delta : choice["message"_L1]).toObject();
    addContent(message["content"_L1], piece);
    piece.reasoning += reasoningIn(message);
    if (const QString refusal = message["refusal"_L1].toString(); !refusal.isEmpty()) {
        piece.text += refusal;
        piece.refused = true;
    }
    if (message.isEmpty())
        addContent(choice["text"_L1], piece);
    addFinish(choice["finish_reason"_L1].toString(), piece);
}

/// The first of several answers, which some broken proxies mix.
QJsonObject firstChoice(const QJsonObject &json)
{
    for (const QJsonValue choice : json["choices"_L1].toArray()) {
        if (choice["index"_L1].toInt() == 0)
            return choice.toObject();
    }
    return {};
}

Piece pieceOf(const QJsonObject &json)
{
    const QJsonObject choice = firstChoice(json);
    Piece piece;
    piece.error = errorInside(json);
    addChoice(choice, piece);
    const std::array<QJsonValue, 3> places{
        json["usage"_L1], json["x_groq"_L1]["usage"_L1], choice["usage"_L1]};
    for (const QJsonValue &usage : places) {
        if (!piece.usage)
            piece.usage = openAiUsage(usage.toObject());
    }
    return piece;
}

} // namespace

QJsonObject OpenAiDialect::body(const Member &member, const QList<Message> &messages) const
{
    const OpenAiQuirks quirks = openAiQuirks(member.endpoint.url);
    QJsonObject body{
        {u"model"_s, member.model}, {u"messages"_s, chatMessages(messages)}, {u"stream"_s, true}};
    if (quirks.asksForUsage)
        body[u"stream_options"_s] = QJsonObject{{u"include_usage"_s, true}};
    addParameters(body, member.parameters, quirks);
    return body;
}

HttpRequest
OpenAiDialect::request(const Member &seat, const QJsonObject &body, const Secret &key) const
{
    HttpRequest request = jsonRequest(openAiUrl(seat.endpoint.url, "/chat/completions"_L1), body);
    addKey(request, seat.endpoint.url, key);
    return request;
}

std::optional<QJsonObject> OpenAiDialect::corrected(const QJsonObject &body,
                                                    const Error &error) const
{
    const QString rejected = error.parameter;
    const bool isNeeded = rejected == "model"_L1 || rejected == "messages"_L1;
    if (rejected.isEmpty() || isNeeded || !body.contains(rejected))
        return {};
    QJsonObject corrected = body;
    const QJsonValue value = corrected.take(rejected);
    if (rejected == "max_tokens"_L1) { // OpenAI's reasoning models
        corrected[u"max_completion_tokens"_s] = value;
    } else if (rejected == "max_completion_tokens"_L1) { // most servers that are only compatible
        corrected[u"max_tokens"_s] = value;
    } else if (rejected == "stream"_L1) { // an organisation that is not verified
        corrected[u"stream"_s] = false;
        corrected.remove(u"stream_options"_s);
    }
    return corrected;
}

Result<Piece> OpenAiDialect::read(const SseEvent &event) const
{
    if (event.data == "[DONE]")
        return Piece{.last = true};
    const bool isError = event.type == "error";
    if (const auto plain = isError ? std::nullopt : readPlainChunk(event.data))
        return *plain;
    if (event.data.trimmed().isEmpty())
        return Piece{};
    const QJsonValue json = parsedJson(event.data);
    if (json.isUndefined())
        return notJson();
    if (isError)
        return Piece{.error = namedError(json)};
    return pieceOf(json.toObject());
}

Result<Piece> OpenAiDialect::readWhole(const QByteArray &body) const
{
    const QJsonObject json = parsedJson(body.trimmed()).toObject();
    if (!json["choices"_L1].isArray() && !errorInside(json))
        return errorFromReply({.status = 200}, body, {});
    Piece piece = pieceOf(json);
    piece.last = true;
    return piece;
}

HttpRequest OpenAiDialect::modelsRequest(const Endpoint &endpoint,
                                         const Secret &key,
                                         const QString & /*page*/) const
{
    return get(endpoint.url, "/models"_L1, key);
}

Result<ModelPage> OpenAiDialect::readModels(const QByteArray &body) const
{
    return readOpenAiModels(body);
}

HttpRequest OpenAiDialect::keyRequest(const Endpoint &endpoint, const Secret &key) const
{
    const QLatin1StringView path = openAiQuirks(endpoint.url).keyPath;
    return get(endpoint.url, path.isEmpty() ? "/models"_L1 : path, key);
}

bool OpenAiDialect::listsWhatIsAsked(const Endpoint &endpoint) const
{
    return openAiQuirks(endpoint.url).listsWhatIsAsked;
}

} // namespace Conclave
