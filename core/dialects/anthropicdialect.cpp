#include "core/dialects/anthropicdialect.h"

#include "core/dialects/anthropicmodels.h"
#include "core/dialects/basepath.h"
#include "core/dialects/counts.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/finishreason.h"
#include "core/dialects/wire.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QUrl messagesUrl(const QUrl &base)
{
    const QString path = basePath(base);
    const bool hasVersion = path.endsWith("/v1"_L1) || path.endsWith("/messages"_L1);
    const bool isWithoutVersion = !path.isEmpty() && !hasVersion && base.scheme() != "conclave"_L1;
    return requestUrl(isWithoutVersion ? withPath(base, path + "/v1"_L1) : base, "/messages"_L1);
}

QUrl modelsUrl(const QUrl &base, const QString &page)
{
    QUrl url = messagesUrl(base);
    if (base.scheme() == "conclave"_L1)
        return url;
    QString path = basePath(url);
    path.chop("/messages"_L1.size());
    url = withPath(url, path + "/models"_L1);
    url.setQuery(anthropicModelsQuery(page));
    return url;
}

void addKey(HttpRequest &request, const Secret &key)
{
    request.headers.emplaceBack("anthropic-version", "2023-06-01");
    if (!key.isEmpty())
        request.headers.emplaceBack("x-api-key", key.forHeader());
}

/// The two sides in turn: what one of them says twice is one message, what is empty is none.
QJsonArray alternating(const QList<Message> &messages)
{
    QJsonArray list;
    for (const Message &message : messages) {
        if (message.role == Message::Role::System || message.text.isEmpty())
            continue;
        const QString role = message.role == Message::Role::User ? u"user"_s : u"assistant"_s;
        const QJsonObject last = list.isEmpty() ? QJsonObject() : list.last().toObject();
        if (last["role"_L1] == role) {
            const QString text = last["content"_L1].toString() + "\n\n"_L1 + message.text;
            list.replace(list.size() - 1, QJsonObject{{u"role"_s, role}, {u"content"_s, text}});
        } else {
            list.append(QJsonObject{{u"role"_s, role}, {u"content"_s, message.text}});
        }
    }
    return list;
}

void askForThinking(const QString &effort, QJsonObject &body)
{
    if (effort == "none"_L1) {
        body[u"thinking"_s] = QJsonObject{{u"type"_s, u"disabled"_s}};
        return;
    }
    body[u"thinking"_s] = QJsonObject{{u"type"_s, u"adaptive"_s}, {u"display"_s, u"summarized"_s}};
    body[u"output_config"_s] =
        QJsonObject{{u"effort"_s, effort == "minimal"_L1 ? u"low"_s : effort}};
}

/// The field that an error is about. Anthropic names it in its sentence only, first of all others:
/// "temperature: Input should be …", "`temperature` may only be set to 1 when thinking is enabled."
QString rejectedField(const Error &error)
{
    static const QRegularExpression names(
        u"\\b(temperature|top_p|stop_sequences|max_tokens|thinking|output_config|effort)\\b"_s);
    if (error.kind != Error::Kind::BadRequest)
        return {};
    const QString named = error.parameter.section(u'.', 0, 0);
    return named.isEmpty() ? names.match(error.message).captured(1) : named;
}

/// "max_tokens: 16384 > 8192, which is the maximum allowed number of output tokens for …"
void lowerMaxTokens(const Error &error, QJsonObject &body)
{
    static const QRegularExpression limit(u"max_tokens: \\d+ > (\\d{1,9})\\b"_s);
    const int most = limit.match(error.message).captured(1).toInt();
    if (most > 0 && most < body["max_tokens"_L1].toInt())
        body[u"max_tokens"_s] = most;
}

std::optional<Usage> usageIn(const QJsonObject &json)
{
    const auto plain = counted(json["input_tokens"_L1]);
    const auto written = counted(json["cache_creation_input_tokens"_L1]);
    Usage usage{.output = counted(json["output_tokens"_L1]),
                .cached = counted(json["cache_read_input_tokens"_L1])};
    if (plain) // what comes from a cache, or goes there, is not in it
        usage.input = *plain + written.value_or(0) + usage.cached.value_or(0);
    usage.reasoning =
        partOf(usage.output, counted(json["output_tokens_details"_L1]["thinking_tokens"_L1]));
    if (usage == Usage{})
        return {};
    return usage;
}

/// A block, or what is added to one. Signatures, tools and citations are for others.
void addBlock(const QJsonObject &block, Piece &piece)
{
    const QString type = block["type"_L1].toString();
    if (type == "text"_L1 || type == "text_delta"_L1)
        piece.text += block["text"_L1].toString();
    else if (type == "thinking"_L1 || type == "thinking_delta"_L1)
        piece.reasoning += block["thinking"_L1].toString();
}

Piece blockStart(const QJsonObject &block)
{
    Piece piece{.paragraph = block["type"_L1] == "thinking"_L1};
    addBlock(block, piece);
    return piece;
}

Piece messageDelta(const QJsonObject &json)
{
    Piece piece{.usage = usageIn(json["usage"_L1].toObject())};
    addFinish(json["delta"_L1]["stop_reason"_L1].toString(), piece);
    return piece;
}

Piece pieceOf(const QJsonObject &json)
{
    const QString type = json["type"_L1].toString();
    if (type == "content_block_delta"_L1) {
        Piece piece;
        addBlock(json["delta"_L1].toObject(), piece);
        return piece;
    }
    if (type == "content_block_start"_L1)
        return blockStart(json["content_block"_L1].toObject());
    if (type == "message_start"_L1)
        return {.usage = usageIn(json["message"_L1]["usage"_L1].toObject())};
    if (type == "message_delta"_L1)
        return messageDelta(json);
    return {.last = type == "message_stop"_L1};
}

} // namespace

QJsonObject AnthropicDialect::body(const Member &member, const QList<Message> &messages) const
{
    const Parameters &wanted = member.parameters;
    QJsonObject body{{u"model"_s, member.model},
                     {u"max_tokens"_s, wanted.maxTokens.value_or(DefaultMaxTokens)},
                     {u"messages"_s, alternating(messages)},
                     {u"stream"_s, true}};
    if (const QString system = systemText(messages); !system.isEmpty())
        body[u"system"_s] = system;
    if (wanted.temperature)
        body[u"temperature"_s] = *wanted.temperature;
    if (wanted.topP)
        body[u"top_p"_s] = *wanted.topP;
    if (!wanted.stop.isEmpty())
        body[u"stop_sequences"_s] = QJsonArray::fromStringList(wanted.stop);
    if (!wanted.reasoningEffort.isEmpty())
        askForThinking(wanted.reasoningEffort, body);
    return body;
}

HttpRequest
AnthropicDialect::request(const Member &seat, const QJsonObject &body, const Secret &key) const
{
    HttpRequest request = jsonRequest(messagesUrl(seat.endpoint.url), body);
    addKey(request, key);
    return request;
}

std::optional<QJsonObject> AnthropicDialect::corrected(const QJsonObject &body,
                                                       const Error &error) const
{
    const QString field = rejectedField(error);
    QJsonObject corrected = body;
    if (field == "max_tokens"_L1) {
        lowerMaxTokens(error, corrected);
    } else if (field == "thinking"_L1 || field == "output_config"_L1 || field == "effort"_L1) {
        corrected.remove(u"thinking"_s); // older models know neither of them
        corrected.remove(u"output_config"_s);
    } else if (field == "temperature"_L1 && body.contains("top_p"_L1) &&
               error.message.contains("both"_L1)) {
        corrected.remove(u"top_p"_s);
    } else if (field == "temperature"_L1 || field == "top_p"_L1) {
        corrected.remove(u"temperature"_s); // newer models know neither of them
        corrected.remove(u"top_p"_s);
    } else if (field == "stop_sequences"_L1) {
        corrected.remove(field);
    }
    return corrected == body ? std::nullopt : std::optional(corrected);
}

Result<Piece> AnthropicDialect::read(const SseEvent &event) const
{
    if (event.data.trimmed().isEmpty())
        return Piece{};
    const QJsonValue json = parsedJson(event.data);
    if (json.isUndefined())
        return notJson();
    if (event.type == "error")
        return Piece{.error = namedError(json)};
    if (const auto error = errorInside(json.toObject()))
        return Piece{.error = error};
    return pieceOf(json.toObject());
}

Result<Piece> AnthropicDialect::readWhole(const QByteArray &body) const
{
    const QJsonObject json = parsedJson(body.trimmed()).toObject();
    Piece piece{.error = errorInside(json), .last = true};
    if (!json["content"_L1].isArray() && !piece.error)
        return errorFromReply({.status = 200}, body, {});
    for (const QJsonValue block : json["content"_L1].toArray()) {
        if (block["type"_L1] == "thinking"_L1 && !piece.reasoning.isEmpty())
            piece.reasoning += "\n\n"_L1;
        addBlock(block.toObject(), piece);
    }
    piece.usage = usageIn(json["usage"_L1].toObject());
    addFinish(json["stop_reason"_L1].toString(), piece);
    return piece;
}

HttpRequest AnthropicDialect::modelsRequest(const Endpoint &endpoint,
                                            const Secret &key,
                                            const QString &page) const
{
    HttpRequest request = jsonGet(modelsUrl(endpoint.url, page));
    addKey(request, key);
    return request;
}

Result<ModelPage> AnthropicDialect::readModels(const QByteArray &body) const
{
    return readAnthropicModels(body);
}

} // namespace Conclave
