#include "tests/support/errorbodies.h"

#include "tests/support/frames.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    case 408:
        return {u"Timed out while the request was read."_s, u"timeout_error"_s, QString()};
    case 409:
        return {u"The request conflicts with another one."_s, u"conflict_error"_s, QString()};
    case 413:
        return {u"Request too large for %1."_s.arg(model),
                u"invalid_request_error"_s,
                u"request_too_large"_s};
    case 429:
        return {u"Rate limit reached for %1. Please try again later."_s.arg(model),
                u"requests"_s,
                u"rate_limit_exceeded"_s};
    case 503:
        return {u"The server is overloaded. Please try again later."_s,
                u"service_unavailable_error"_s,
                u"server_is_overloaded"_s};
    case 529:
        return {u"Overloaded"_s, u"overloaded_error"_s, QString()};
    default:
        return {u"The server had an error while processing your request. Sorry about that!"_s,
                u"server_error"_s,
                QString()};
    }
}

QByteArray errorObject(const ErrorText &text)
{
    const QJsonObject error{{u"message"_s, text.message},
                            {u"type"_s, text.type},
                            {u"param"_s, QJsonValue::Null},
                            {u"code"_s, text.code.isEmpty() ? QJsonValue() : text.code}};
    return QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray errorBody(int status, const QString &model, const QString &key, const QString &message)
{
    if (status == 422 && message.isEmpty()) // FastAPI's, which Mistral sends
        return R"({"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],)"
               R"("msg":"Extra inputs are not permitted","input":{}}]})";
    ErrorText text = errorText(status, model, key);
    if (!message.isEmpty())
        text.message = message;
    return errorObject(text);
}

QByteArray loadingBody()
{
    return R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})";
}

QByteArray overloadedBody()
{
    return R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},)"
           R"("request_id":"req_fake"})";
}

QByteArray echoingBody(const QString &key)
{
    return errorObject({u"Cannot parse header Authorization: Bearer %1 (key \"%1\")"_s.arg(key),
                        u"invalid_request_error"_s,
                        QString()});
}

QByteArray errorPage(int status)
{
    const QByteArray title = QByteArray::number(status) + ' ' + reasonPhrase(status);
    return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
           "</h1></center>\r\n<script>alert(1)</script><img src=\"/dev/zero\">\r\n"
           "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
}

} // namespace Conclave
