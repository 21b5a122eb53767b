#include "tests/support/frames.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PromptTokens = 9;

QByteArray usageObject(int completionTokens, int reasoningTokens)
{
    const QByteArray total = QByteArray::number(PromptTokens + completionTokens);
    return R"({"prompt_tokens":)" + QByteArray::number(PromptTokens) + R"(,"completion_tokens":)" +
           QByteArray::number(completionTokens) + R"(,"total_tokens":)" + total +
           R"(,"completion_tokens_details":{"reasoning_tokens":)" +
           QByteArray::number(reasoningTokens) + "}}";
}

QByteArray reasonPhrase(int status)
{
    static const QHash<int, QByteArray> phrases{{200, "OK"},
                                                {204, "No Content"},
                                                {301, "Moved Permanently"},
                                                {302, "Found"},
                                                {303, "See Other"},
                                                {304, "Not Modified"},
                                                {307, "Temporary Redirect"},
                                                {308, "Permanent Redirect"},
                                                {400, "Bad Request"},
                                                {401, "Unauthorized"},
                                                {403, "Forbidden"},
                                                {404, "Not Found"},
                                                {429, "Too Many Requests"},
                                                {500, "Internal Server Error"},
                                                {502, "Bad Gateway"},
                                                {503, "Service Unavailable"},
                                                {504, "Gateway Timeout"}};
    return phrases.value(status, "Unnamed");
}

struct ErrorText
{
    QString message;
    QString type;
    QString code;
};

ErrorText errorText(int status, const QString &model, const QString &key)
{
    switch (status) {
    case 400:
        return {u"This model's maximum context length is 8192 tokens."_s,
                u"invalid_request_error"_s,
                u"context_length_exceeded"_s};
    case 401: // OpenAI stars the middle of long keys, others do not: the harder case to mask
        return {u"Incorrect API key provided: %1. You can find your API key at "
                u"https://platform.openai.com/account/api-keys."_s.arg(key),
                u"invalid_request_error"_s,
                u"invalid_api_key"_s};
    case 403:
        return {u"Country, region, or territory not supported"_s,
                u"request_forbidden"_s,
                u"unsupported_country_region_territory"_s};
    case 404:
        return {u"The model `%1` does not exist or you do not have access to it."_s.arg(model),
                u"invalid_request_error"_s,
                u"model_not_found"_s};
    case 429:
        return {u"Rate limit reached for %1. Please try again later."_s.arg(model),
                u"requests"_s,
                u"rate_limit_exceeded"_s};
    case 503:
        return {u"The server is overloaded. Please try again later."_s,
                u"service_unavailable_error"_s,
                u"server_is_overloaded"_s};
    default:
        return {u"The server had an error while processing your request. Sorry about that!"_s,
                u"server_error"_s,
                QString()};
    }
}

} // namespace

Frames::Frames(const QString &model, bool nullUsage)
    : m_model(jsonString(model))
    , m_beforeDelta(
          R"({"id":"chatcmpl-fake","object":"chat.completion.chunk","created":1700000000,)"
          R"("model":)" +
          m_model + R"(,"system_fingerprint":"fp_fake","choices":)")
    , m_end(nullUsage ? R"(,"usage":null})" : "}")
{
}

QByteArray Frames::chunk(const QByteArray &delta, const QByteArray &finishReason) const
{
    const QByteArray reason =
        finishReason.isEmpty() ? QByteArray("null") : QByteArray('"' + finishReason + '"');
    return m_beforeDelta + R"([{"index":0,"delta":)" + delta +
           R"(,"logprobs":null,"finish_reason":)" + reason + "}]" + m_end;
}

QByteArray Frames::usage(int completionTokens, int reasoningTokens) const
{
    return m_beforeDelta + R"([],"usage":)" + usageObject(completionTokens, reasoningTokens) + '}';
}

QByteArray promptFilterResults()
{
    return R"({"id":"","object":"","created":0,"model":"","choices":[],"prompt_filter_results":)"
           R"([{"prompt_index":0,"content_filter_results":{}}]})";
}

QByteArray
Frames::whole(const QByteArray &message, const QByteArray &finishReason, int completionTokens) const
{
    return R"({"id":"chatcmpl-fake","object":"chat.completion","created":1700000000,"model":)" +
           m_model + R"(,"choices":[{"index":0,"message":)" + message +
           R"(,"logprobs":null,"finish_reason":")" + finishReason + R"("}],"usage":)" +
           usageObject(completionTokens, 0) + '}';
}

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray errorBody(int status, const QString &model, const QString &key)
{
    const ErrorText text = errorText(status, model, key);
    const QJsonObject error{{u"message"_s, text.message},
                            {u"type"_s, text.type},
                            {u"param"_s, QJsonValue::Null},
                            {u"code"_s, text.code.isEmpty() ? QJsonValue() : text.code}};
    return QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson(QJsonDocument::Compact);
}

QByteArray modelList(const QStringList &models)
{
    QJsonArray data;
    for (const QString &model : models)
        data.append(QJsonObject{{u"id"_s, model},
                                {u"object"_s, u"model"_s},
                                {u"created"_s, 1700000000},
                                {u"owned_by"_s, u"conclave"_s}});
    const QJsonObject list{{u"object"_s, u"list"_s}, {u"data"_s, data}};
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray httpHead(int status, const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const auto &header : headers)
        head += header.first + ": " + header.second + "\r\n";
    return head + "\r\n";
}

QByteArray httpChunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace Conclave
