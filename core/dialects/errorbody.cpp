#include "core/dialects/errorbody.h"

#include "core/base/text.h"
#include "core/net/ratelimits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using enum Error::Kind;
using Mark = std::pair<QLatin1StringView, Error::Kind>;

/// Provider codes and types that say more than the status does.
constexpr std::array Codes{
    Mark{"insufficient_quota"_L1, QuotaExceeded},
    Mark{"credit_balance_exhausted"_L1, QuotaExceeded},
    Mark{"billing_error"_L1, QuotaExceeded},
    Mark{"billing_hard_limit_reached"_L1, QuotaExceeded},
    Mark{"enforced_spend_limit_reached"_L1, QuotaExceeded},
    Mark{"context_length_exceeded"_L1, TooLong},
    Mark{"exceed_context_size_error"_L1, TooLong},
    Mark{"request_too_large"_L1, TooLong},
    Mark{"invalid_api_key"_L1, Unauthorized},
    Mark{"authentication_error"_L1, Unauthorized},
    Mark{"permission_error"_L1, Forbidden},
    Mark{"model_not_found"_L1, NotFound},
    Mark{"not_found_error"_L1, NotFound},
    Mark{"DeploymentNotFound"_L1, NotFound},
    Mark{"rate_limit_exceeded"_L1, RateLimited},
    Mark{"rate_limit_error"_L1, RateLimited},
    Mark{"slow_down"_L1, RateLimited},
    Mark{"overloaded_error"_L1, Overloaded},
    Mark{"server_is_overloaded"_L1, Overloaded},
    Mark{"invalid_prompt"_L1, BadRequest},
    Mark{"service_unavailable_error"_L1, Overloaded},
    Mark{"unavailable_error"_L1, Overloaded},
};

/// Words that are the only hint some servers give (vLLM, xAI, LM Studio, Anthropic, Ollama,
/// Gemini).
constexpr std::array Phrases{
    Mark{"maximum context length"_L1, TooLong},
    Mark{"available context size"_L1, TooLong},
    Mark{"max context length"_L1, TooLong},
    Mark{"exceeds the context length"_L1, TooLong},
    Mark{"longer than the context length"_L1, TooLong},
    Mark{"exceeds the maximum number of tokens"_L1, TooLong},
    Mark{"incorrect api key"_L1, Unauthorized},
    Mark{"credit balance"_L1, QuotaExceeded},
    Mark{"unexpected endpoint"_L1, NotFound},
};

/// What llama.cpp and Hugging Face say with a 503; the codes beside it only mean "unavailable".
constexpr std::array Loading{
    Mark{"loading model"_L1, ModelLoading},
    Mark{"model is loading"_L1, ModelLoading},
    Mark{"currently loading"_L1, ModelLoading},
};

template<std::size_t size>
std::optional<Error::Kind> kindByWords(const std::array<Mark, size> &table, const QString &message)
{
    const auto *const mark = std::ranges::find_if(table, [&message](const Mark &known) {
        return message.contains(known.first, Qt::CaseInsensitive);
    });
    return mark == table.end() ? std::nullopt : std::optional(mark->second);
}

Error::Kind kindOfStatus(int status)
{
    if (status < 200)
        return Protocol;
    switch (status) {
    case 401:
        return Unauthorized;
    case 402:
        return QuotaExceeded;
    case 403:
    case 451:
        return Forbidden;
    case 404:
    case 405:
        return NotFound;
    case 407:
        return Proxy;
    case 408:
        return Server;
    case 413:
        return TooLong;
    case 429:
        return RateLimited;
    case 498: // Groq: the flexible tier is full
    case 503:
    case 529:
        return Overloaded;
    default:
        return status >= 400 && status < 500 ? BadRequest : Server;
    }
}

Error::Kind kindOf(int status, const QStringList &codes, const QString &message)
{
    if (status == 413) // Groq calls it a rate limit, but waiting does not help
        return TooLong;
    if (const auto kind = kindByWords(Loading, message); kind && status == 503)
        return *kind;
    for (const QString &code : codes) {
        const auto *const mark = std::ranges::find_if(Codes, [&code](const Mark &known) {
            return code.compare(known.first, Qt::CaseInsensitive) == 0;
        });
        if (mark != Codes.end())
            return mark->second;
    }
    constexpr std::array VagueStatuses{0, 200, 400, 403, 422};
    const bool isVague = std::ranges::find(VagueStatuses, status) != VagueStatuses.end();
    const auto kind = isVague ? kindByWords(Phrases, message) : std::nullopt;
    return kind.value_or(kindOfStatus(status));
}

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
    error.kind = kindOf(status, codes, error.message);
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
    const bool success = head.status >= 200 && head.status < 300;
    Error error{.kind = kindOfStatus(head.status), .http = head.status};
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
