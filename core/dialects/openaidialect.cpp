#include "core/dialects/openaidialect.h"

#include "core/dialects/errorbody.h"
#include "core/dialects/openaiaddress.h"
#include "core/dialects/openaimodels.h"
#include "core/dialects/openaiparameters.h"
#include "core/dialects/openaiquirks.h"
#include "core/dialects/openaiusage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString roleName(Message::Role role)
{
    switch (role) {
    case Message::Role::System:
        return u"system"_s;
    case Message::Role::User:
        return u"user"_s;
    case Message::Role::Assistant:
        break;
    }
    return u"assistant"_s;
}

/// What every request to `base` carries.
void addKey(HttpRequest &request, const QUrl &base, const Secret &key)
{
    if (key.isEmpty())
        return;
    if (openAiQuirks(base).keyHeader == OpenAiQuirks::KeyHeader::ApiKey)
        request.headers.append({"api-key", key.forHeader()});
    else
        request.headers.append({"Authorization", "Bearer " + key.forHeader()});
}

HttpRequest get(const QUrl &base, QLatin1StringView path, const Secret &key)
{
    HttpRequest request{.method = HttpRequest::Method::Get,
                        .url = openAiUrl(base, path),
                        .headers = {{"Accept", "application/json"}}};
    addKey(request, base, key);
    return request;
}

/// Undefined when this is not JSON.
QJsonValue parsed(const QByteArray &json)
{
    // QJsonDocument takes no bare "null", "text" or 42, which servers do send; in an array it does.
    // It takes no broken UTF-8 either, which some tokenizers produce.
    QJsonDocument document = QJsonDocument::fromJson('[' + json + ']');
    if (document.isNull())
        document = QJsonDocument::fromJson('[' + QString::fromUtf8(json).toUtf8() + ']');
    const QJsonArray wrapped = document.array();
    return wrapped.size() == 1 ? wrapped.first() : QJsonValue(QJsonValue::Undefined);
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

/// Unknown reasons count as a proper end: a new name must not break old programs.
void addFinish(const QString &reason, Piece &piece)
{
    using Row = std::pair<QLatin1StringView, Notice>;
    constexpr std::array Reasons{
        Row{"length"_L1, Notice::Length},
        Row{"max_tokens"_L1, Notice::Length},
        Row{"model_length"_L1, Notice::Length},
        Row{"max_output_tokens"_L1, Notice::Length},
        Row{"content_filter"_L1, Notice::Filtered},
        Row{"refusal"_L1, Notice::Refused},
        Row{"tool_calls"_L1, Notice::ToolCall},
        Row{"tool_use"_L1, Notice::ToolCall},
        Row{"function_call"_L1, Notice::ToolCall},
    };
    constexpr std::array Failures{
        "error"_L1, "abort"_L1, "failed"_L1, "insufficient_system_resource"_L1, "modelUnloaded"_L1};

    if (reason.isEmpty() || piece.error)
        return;
    if (std::ranges::find(Failures, reason) != Failures.end()) {
        piece.error = {.kind = Error::Kind::Server, .message = u"finish_reason: "_s + reason};
        return;
    }
    const auto *const row = std::ranges::find_if(
        Reasons, [&reason](const Row &known) { return known.first == reason; });
    piece.finish = row == Reasons.end() ? Notice::None : row->second;
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

/// The payload of "event: error" may be anything: a document with an error in it, the bare error,
/// a string, even null.
Error namedError(const QJsonValue &payload)
{
    if (const auto nested = errorInside(payload.toObject()))
        return *nested;
    return errorInside({{u"error"_s, payload}}).value_or(Error{.kind = Error::Kind::Server});
}

} // namespace

QJsonObject OpenAiDialect::body(const Member &member, const QList<Message> &messages) const
{
    const OpenAiQuirks quirks = openAiQuirks(member.endpoint.url);
    QJsonArray list;
    for (const Message &message : messages)
        list.append(QJsonObject{{u"role"_s, roleName(message.role)}, {u"content"_s, message.text}});

    QJsonObject body{{u"model"_s, member.model}, {u"messages"_s, list}, {u"stream"_s, true}};
    if (quirks.asksForUsage)
        body[u"stream_options"_s] = QJsonObject{{u"include_usage"_s, true}};
    addParameters(body, member.parameters, quirks);
    return body;
}

HttpRequest
OpenAiDialect::request(const Member &seat, const QJsonObject &body, const Secret &key) const
{
    HttpRequest request{
        .url = openAiUrl(seat.endpoint.url, "/chat/completions"_L1),
        .headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}},
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
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
    if (event.data.trimmed().isEmpty())
        return Piece{};
    const QJsonValue json = parsed(event.data);
    if (json.isUndefined())
        return Error{.kind = Error::Kind::Protocol, .message = u"an event is not JSON"_s};
    if (event.type == "error")
        return Piece{.error = namedError(json)};
    return pieceOf(json.toObject());
}

Result<Piece> OpenAiDialect::readWhole(const QByteArray &body) const
{
    const QJsonObject json = parsed(body.trimmed()).toObject();
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
