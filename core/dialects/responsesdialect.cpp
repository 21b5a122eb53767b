#include "core/dialects/responsesdialect.h"

#include "core/dialects/basepath.h"
#include "core/dialects/counts.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/finishreason.h"
#include "core/dialects/openaiaddress.h"
#include "core/dialects/openaimodels.h"
#include "core/dialects/wire.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray inputOf(const QList<Message> &messages)
{
    QJsonArray input;
    for (const Message &message : messages) {
        if (message.role == Message::Role::System)
            continue;
        const QString role = message.role == Message::Role::User ? u"user"_s : u"assistant"_s;
        input.append(QJsonObject{{u"role"_s, role}, {u"content"_s, message.text}});
    }
    return input;
}

std::optional<Usage> usageIn(const QJsonObject &json)
{
    Usage usage{.input = counted(json["input_tokens"_L1]),
                .output = counted(json["output_tokens"_L1])};
    usage.reasoning =
        partOf(usage.output, counted(json["output_tokens_details"_L1]["reasoning_tokens"_L1]));
    usage.cached =
        partOf(usage.input, counted(json["input_tokens_details"_L1]["cached_tokens"_L1]));
    if (usage == Usage{})
        return {};
    return usage;
}

bool isCommentary(const QJsonObject &item)
{
    return item["phase"_L1] == "commentary"_L1;
}

bool isCall(const QJsonValue &item)
{
    const QString type = item["type"_L1].toString();
    return type == "function_call"_L1 || type == "custom_tool_call"_L1;
}

/// Whatever cut it, it is cut.
void addCut(const QString &reason, Piece &piece)
{
    addFinish(reason, piece);
    if (!piece.error && piece.finish.value_or(Notice::None) == Notice::None)
        piece.finish = Notice::Length;
}

/// How `response` ended, and what it cost; its text was streamed before.
void addEnd(const QJsonObject &response, Piece &piece)
{
    const QJsonArray output = response["output"_L1].toArray();
    const QString status = response["status"_L1].toString();
    piece.last = true;
    piece.usage = usageIn(response["usage"_L1].toObject());
    if (status == "failed"_L1)
        piece.error = namedError(response["error"_L1]);
    else if (status == "cancelled"_L1)
        piece.error = Error{.kind = Error::Kind::Interrupted,
                            .message = u"the provider cancelled the response"_s};
    else if (status == "incomplete"_L1)
        addCut(response["incomplete_details"_L1]["reason"_L1].toString(), piece);
    else
        piece.finish =
            std::ranges::any_of(output, isCall) ? Notice::ToolCall : std::optional(Notice::None);
}

Piece ended(QJsonObject response, const QString &status)
{
    Piece piece;
    response[u"status"_s] = status; // the event's name counts
    addEnd(response, piece);
    return piece;
}

Piece itemBegun(const QJsonObject &item)
{
    if (item["type"_L1] != "message"_L1)
        return {};
    const bool isAside = isCommentary(item);
    return {.aside = isAside, .paragraph = isAside};
}

/// What "….done" events repeat was streamed before.
Piece pieceOf(const QJsonObject &json)
{
    const QString type = json["type"_L1].toString();
    const QString delta = json["delta"_L1].toString();
    if (type == "response.output_text.delta"_L1)
        return {.text = delta};
    if (type == "response.refusal.delta"_L1)
        return {.text = delta, .refused = true};
    if (type == "response.reasoning_summary_text.delta"_L1 ||
        type == "response.reasoning_text.delta"_L1)
        return {.reasoning = delta};
    if (type == "response.reasoning_summary_part.added"_L1)
        return {.paragraph = true};
    if (type == "response.output_item.added"_L1)
        return itemBegun(json["item"_L1].toObject());
    for (const auto &status : {u"completed"_s, u"incomplete"_s, u"failed"_s}) {
        if (type == "response."_L1 + status)
            return ended(json["response"_L1].toObject(), status);
    }
    return {};
}

void addReasoning(const QString &text, Piece &piece)
{
    if (!text.isEmpty())
        piece.reasoning += (piece.reasoning.isEmpty() ? QString() : u"\n\n"_s) + text;
}

void addItem(const QJsonObject &item, Piece &piece)
{
    if (item["type"_L1] == "reasoning"_L1) {
        for (const auto key : {"summary"_L1, "content"_L1}) {
            for (const QJsonValue part : item[key].toArray())
                addReasoning(part["text"_L1].toString(), piece);
        }
        return;
    }
    if (item["type"_L1] != "message"_L1)
        return;
    QString text;
    for (const QJsonValue part : item["content"_L1].toArray()) {
        const QString refusal = part["refusal"_L1].toString();
        text += part["text"_L1].toString() + refusal;
        piece.refused = piece.refused || !refusal.isEmpty();
    }
    if (isCommentary(item))
        addReasoning(text, piece);
    else
        piece.text += text;
}

} // namespace

QJsonObject ResponsesDialect::body(const Member &member, const QList<Message> &messages) const
{
    const Parameters &wanted = member.parameters;
    QJsonObject body{{u"model"_s, member.model},
                     {u"input"_s, inputOf(messages)},
                     {u"store"_s, false},
                     {u"stream"_s, true}};
    if (const QString system = systemText(messages); !system.isEmpty())
        body[u"instructions"_s] = system;
    if (wanted.temperature)
        body[u"temperature"_s] = *wanted.temperature;
    if (wanted.topP)
        body[u"top_p"_s] = *wanted.topP;
    if (wanted.maxTokens)
        body[u"max_output_tokens"_s] = *wanted.maxTokens;
    if (const QString &effort = wanted.reasoningEffort; !effort.isEmpty()) {
        QJsonObject reasoning{{u"effort"_s, effort}};
        if (effort != "none"_L1)
            reasoning[u"summary"_s] = u"auto"_s;
        body[u"reasoning"_s] = reasoning;
    }
    return body;
}

HttpRequest
ResponsesDialect::request(const Member &seat, const QJsonObject &body, const Secret &key) const
{
    HttpRequest request = jsonRequest(requestUrl(seat.endpoint.url, "/responses"_L1), body);
    addBearer(request, key);
    return request;
}

std::optional<QJsonObject> ResponsesDialect::corrected(const QJsonObject &body,
                                                       const Error &error) const
{
    QJsonObject corrected = body;
    const QString &rejected = error.parameter;
    if (rejected == "reasoning.summary"_L1) { // an organisation that is not verified
        QJsonObject reasoning = body["reasoning"_L1].toObject();
        reasoning.remove(u"summary"_s);
        if (body.contains("reasoning"_L1))
            corrected[u"reasoning"_s] = reasoning;
    } else if (rejected == "stream"_L1) {
        corrected[u"stream"_s] = false;
    } else {
        const QString field = rejected.section(u'.', 0, 0);
        constexpr std::array Optional{
            "temperature"_L1, "top_p"_L1, "max_output_tokens"_L1, "reasoning"_L1};
        if (std::ranges::find(Optional, field) != Optional.end())
            corrected.remove(field);
    }
    return corrected == body ? std::nullopt : std::optional(corrected);
}

Result<Piece> ResponsesDialect::read(const SseEvent &event) const
{
    if (event.data.trimmed().isEmpty())
        return Piece{};
    if (event.data == "[DONE]") // of servers that are only compatible
        return Piece{.last = true};
    const QJsonValue json = parsedJson(event.data);
    if (json.isUndefined())
        return notJson();
    if (event.type == "error" || json["type"_L1] == "error"_L1)
        return Piece{.error = namedError(json)};
    if (const auto error = errorInside(json.toObject()))
        return Piece{.error = error};
    return pieceOf(json.toObject());
}

Result<Piece> ResponsesDialect::readWhole(const QByteArray &body) const
{
    const QJsonObject json = parsedJson(body.trimmed()).toObject();
    const auto error = errorInside(json);
    if (!json["output"_L1].isArray() && !error)
        return errorFromReply({.status = 200}, body, {});
    Piece piece;
    for (const QJsonValue item : json["output"_L1].toArray())
        addItem(item.toObject(), piece);
    addEnd(json, piece);
    if (error)
        piece.error = error;
    return piece;
}

HttpRequest ResponsesDialect::modelsRequest(const Endpoint &endpoint,
                                            const Secret &key,
                                            const QString & /*page*/) const
{
    constexpr auto Operation = "/responses"_L1;
    QString path = basePath(endpoint.url);
    if (path.endsWith(Operation))
        path.chop(Operation.size());
    HttpRequest request = jsonGet(openAiUrl(withPath(endpoint.url, path), "/models"_L1));
    addBearer(request, key);
    return request;
}

Result<ModelPage> ResponsesDialect::readModels(const QByteArray &body) const
{
    return readOpenAiModels(body);
}

} // namespace Conclave
