#include "tests/support/frames.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

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
                                                {407, "Proxy Authentication Required"},
                                                {408, "Request Timeout"},
                                                {409, "Conflict"},
                                                {413, "Content Too Large"},
                                                {422, "Unprocessable Content"},
                                                {429, "Too Many Requests"},
                                                {500, "Internal Server Error"},
                                                {502, "Bad Gateway"},
                                                {503, "Service Unavailable"},
                                                {504, "Gateway Timeout"},
                                                {529, "Site is overloaded"}};
    return phrases.value(status, "Unnamed");
}

Frames::Frames(const QString &model, bool nullUsage)
    : m_model(jsonString(model))
    , m_beforeDelta(
          R"({"id":"chatcmpl-fake","object":"chat.completion.chunk","created":1700000000,)"
          R"("model":)" +
          m_model + R"(,"system_fingerprint":"fp_fake","choices":)")
    , m_end(nullUsage ? R"(,"usage":null})" : "}")
{
}

QByteArray Frames::chunk(const QByteArray &delta, const QByteArray &finishReason, int choice) const
{
    const QByteArray reason =
        finishReason.isEmpty() ? QByteArray("null") : QByteArray('"' + finishReason + '"');
    return m_beforeDelta + R"([{"index":)" + QByteArray::number(choice) + R"(,"delta":)" + delta +
           R"(,"logprobs":null,"finish_reason":)" + reason + "}]" + m_end;
}

QByteArray Frames::usage(const QByteArray &usage) const
{
    return m_beforeDelta + R"([],"usage":)" + usage + '}';
}

QByteArray promptFilterResults()
{
    return R"({"id":"","object":"","created":0,"model":"","choices":[],"prompt_filter_results":)"
           R"([{"prompt_index":0,"content_filter_results":{}}]})";
}

QByteArray Frames::whole(const QByteArray &message,
                         const QByteArray &finishReason,
                         const QByteArray &usage) const
{
    const QByteArray end = usage.isEmpty() ? QByteArray("}") : R"(,"usage":)" + usage + '}';
    return R"({"id":"chatcmpl-fake","object":"chat.completion","created":1700000000,"model":)" +
           m_model + R"(,"choices":[{"index":0,"message":)" + message +
           R"(,"logprobs":null,"finish_reason":")" + finishReason + R"("}])" + end;
}

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
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

QByteArray httpChunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace Conclave
