#include "core/dialects/errorbody.h"

#include "core/base/text.h"
#include "core/dialects/errorkind.h"
#include "core/net/ratelimits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using enum Error::Kind;

/// Ollama passes its runner's whole reply on as a text. `words` itself when it is none.
QString unwrapped(const QString &words)
{
    const QJsonObject inner = QJsonDocument::fromJson(words.toUtf8()).object();
    const QString message = inner["error"_L1]["message"_L1].toString();
    return message.isEmpty() ? words : message;
}

/// The first sentence for people in whatever shape an error has.
QString wordsIn(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray())
        return wordsIn(value.toArray().first());
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject();
    for (const auto key :
         {"error"_L1, "message"_L1, "detail"_L1, "errors"_L1, "msg"_L1, "title"_L1}) {
        const QString words = wordsIn(object[key]);
        if (words.isEmpty())
            continue;
        QStringList place; // FastAPI: which field of the request is wrong
        for (const QJsonValue step : object["loc"_L1].toArray())
            place.append(step.toVariant().toString());
        return place.isEmpty() ? words : QString(place.join(u'.') % u": " % words);
    }
    return {};
}

/// What the provider behind OpenRouter said.
QString upstreamWords(const QJsonObject &metadata)
{
    const QString raw = metadata["raw"_L1].toString();
    const QJsonDocument document = QJsonDocument::fromJson(raw.toUtf8());
    const QString parsed =
        wordsIn(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    const QString words = parsed.isEmpty() ? raw : parsed;
    const QString provider = metadata["provider_name"_L1].toString();
    return provider.isEmpty() || words.isEmpty() ? words : QString(provider % u": " % words);
}

/// The request's field that the server does not take: OpenAI names it beside a code, FastAPI
/// (Mistral, vLLM) as the last step of a place.
QString
rejectedParameter(const QJsonObject &inner, const QJsonObject &payload, const QStringList &codes)
{
    const bool isUnsupported = std::ranges::any_of(
        codes, [](const QString &code) { return code.startsWith("unsupported_"_L1); });
    if (isUnsupported)
        return inner["param"_L1].toString();
    for (const QJsonValue &detail : {payload["detail"_L1], payload["message"_L1]["detail"_L1]}) {
        const QJsonObject first = detail.toArray().first().toObject();
        if (first["type"_L1] == "extra_forbidden"_L1)
            return first["loc"_L1].toArray().last().toString();
    }
    return {};
}

/// Gemini tells the limits it counts, the wait and what is wrong with a key in a list beside the
/// message.
void readDetails(const QJsonArray &details, Error &error)
{
    for (const QJsonValue detail : details) {
        if (const auto wait = spanFromText(detail["retryDelay"_L1].toString()))
            error.retryAfter = wait;
        if (detail["reason"_L1] == "API_KEY_INVALID"_L1)
            error.kind = Unauthorized; // although its status is 400
        for (const QJsonValue violation : detail["violations"_L1].toArray()) {
            if (violation["quotaId"_L1].toString().contains("PerDay"_L1))
                error.kind = QuotaExceeded; // although it names a wait of seconds
        }
    }
}

/// `payload` is the error itself or the document around it.
Error errorOf(const QJsonObject &payload, int status)
{
    const QJsonObject inner = payload["error"_L1].toObject();
    QStringList codes;
    for (const QJsonValue detail : inner["details"_L1].toObject()) // Anthropic: a spent limit
        codes.append(detail.toString());
    for (const QJsonObject &object : {inner, payload}) {
        for (const auto key : {"code"_L1, "type"_L1, "status"_L1})
            codes.append(object[key].toVariant().toString());
    }
    Error error{.http = status, .message = unwrapped(wordsIn(payload))};
    const QString upstream = upstreamWords(inner["metadata"_L1].toObject());
    if (!upstream.isEmpty())
        error.message += error.message.isEmpty() ? upstream : QString(u" (" % upstream % u')');
    if (status < 400) { // inside a stream the code often is the status that came too late
        for (const QString &code : std::as_const(codes)) {
            if (const int number = code.toInt(); number >= 400 && number < 600) {
                status = number;
                break;
            }
        }
    }
    error.kind = errorKind(status, codes, error.message);
    if (error.kind == BadRequest)
        error.parameter = rejectedParameter(inner, payload, codes);
    error.message = singleLine(error.message);
    readDetails(inner["details"_L1].toArray(), error);
    return error;
}

/// JavaScript's idea of something being there, which the official clients go by.
bool isTruthy(const QJsonValue &value)
{
    return value.isObject() || value.isArray() || value.toBool() || !value.toString().isEmpty() ||
           value.toDouble() != 0;
}

QString titleOf(const QString &html)
{
    const qsizetype tag = html.indexOf("<title"_L1, 0, Qt::CaseInsensitive);
    const qsizetype start = html.indexOf(u'>', std::max<qsizetype>(tag, 0)) + 1;
    const qsizetype end = html.indexOf("</title"_L1, start, Qt::CaseInsensitive);
    return tag < 0 || start == 0 || end < 0 ? QString() : html.sliced(start, end - start);
}

/// A reply that is neither a success nor JSON.
Error errorOfText(const HttpHead &head, const QByteArray &body)
{
    const bool markup = body.startsWith('<') || head.contentType.contains("html");
    const bool cutJson = body.startsWith('{') || body.startsWith('[');
    const bool success = head.isGood();
    Error error{.kind = errorKind(head.status), .http = head.status};
    const QString text = QString::fromUtf8(body);
    if (markup)
        error.message = singleLine(titleOf(text));
    else if (!success)
        error.message = singleLine(text);
    if (success)
        error.kind = body.isEmpty() ? EmptyAnswer : cutJson ? Protocol : NotAnApi;
    if (success && cutJson)
        error.message = u"the reply is JSON that is broken or was cut"_s;
    return error;
}

Error redirectError(const HttpHead &head)
{
    const QUrl target = QUrl::fromEncoded(head.location);
    return {.kind = head.location.isEmpty() ? Protocol : Redirected,
            .http = head.status,
            .message = singleLine(target.host().isEmpty() ? target.path() : target.host())};
}

} // namespace

Error errorFromReply(const HttpHead &head, const QByteArray &body, const QDateTime &now)
{
    constexpr qsizetype Enough = qsizetype(64) * 1024;
    const QByteArray start = body.left(Enough).trimmed();
    const QJsonDocument document = QJsonDocument::fromJson(start);
    const QJsonObject json = document.isArray() ? document[0].toObject() : document.object();

    Error error;
    if (head.status < 200)
        error = {.kind = Protocol, .message = u"the reply ended with an interim status"_s};
    else if (head.status < 400 && head.status >= 300)
        error = redirectError(head);
    else if (document.isNull())
        error = errorOfText(head, start);
    else if (head.status >= 400)
        error = errorOf(json, head.status);
    else
        error = errorInside(json).value_or(Error{.kind = Protocol});
    error.http = head.status;
    if (const auto wait = waitAsked(head, now))
        error.retryAfter = wait;
    else if (!error.retryAfter)
        error.retryAfter = restAsked(head, now);
    if (head.shouldRetry == "true" || head.shouldRetry == "false")
        error.shouldRetry = head.shouldRetry == "true";
    return error;
}

std::optional<Error> errorInside(const QJsonObject &json)
{
    if (isTruthy(json["error"_L1]) || json["object"_L1] == "error"_L1)
        return errorOf(json, 200);
    if (const QJsonValue late = json["x_groq"_L1]["error"_L1]; isTruthy(late))
        return errorOf({{u"error"_s, late}}, 200);
    return {};
}

} // namespace Conclave
