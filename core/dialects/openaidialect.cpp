#include "core/dialects/openaidialect.h"

#include "core/dialects/basepath.h"
#include "core/dialects/chatmessages.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/jsonpayload.h"
#include "core/dialects/openaichunk.h"
#include "core/dialects/openaiquirks.h"
#include "core/dialects/openaiusage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QUrl chatUrl(const QUrl &base)
{
    if (base.scheme() == "conclave"_L1)
        return base;
    QString path = basePath(base);
    if (path.isEmpty())
        path = u"/v1"_s;
    if (!path.endsWith("/chat/completions"_L1))
        path += "/chat/completions"_L1;
    return withPath(base, path);
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
    QJsonObject body{
        {u"model"_s, member.model}, {u"messages"_s, chatMessages(messages)}, {u"stream"_s, true}};
    if (quirks.asksForUsage)
        body[u"stream_options"_s] = QJsonObject{{u"include_usage"_s, true}};
    if (member.parameters.temperature)
        body[u"temperature"_s] = *member.parameters.temperature;
    if (member.parameters.maxTokens)
        body[quirks.maxTokensField] = *member.parameters.maxTokens;
    return body;
}

HttpRequest
OpenAiDialect::request(const Member &seat, const QJsonObject &body, const Secret &key) const
{
    HttpRequest request{
        .url = chatUrl(seat.endpoint.url),
        .headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}},
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    if (!key.isEmpty())
        request.headers.append({"Authorization", "Bearer " + key.forHeader()});
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
    const QJsonValue json = jsonPayload(event.data);
    if (json.isUndefined())
        return Error{.kind = Error::Kind::Protocol, .message = u"an event is not JSON"_s};
    if (isError)
        return Piece{.error = namedError(json)};
    return pieceOf(json.toObject());
}

Result<Piece> OpenAiDialect::readWhole(const QByteArray &body) const
{
    const QJsonObject json = jsonPayload(body.trimmed()).toObject();
    if (!json["choices"_L1].isArray() && !errorInside(json))
        return errorFromReply({.status = 200}, body, {});
    Piece piece = pieceOf(json);
    piece.last = true;
    return piece;
}

} // namespace Conclave
