#include "core/dialects/wire.h"

#include "core/dialects/basepath.h"
#include "core/dialects/errorbody.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QUrl requestUrl(const QUrl &base, QLatin1StringView operation)
{
    if (base.scheme() == "conclave"_L1)
        return base;
    QString path = basePath(base);
    if (path.isEmpty())
        path = u"/v1"_s;
    if (!path.endsWith(operation))
        path += operation;
    return withPath(base, path);
}

HttpRequest jsonRequest(const QUrl &url, const QJsonObject &body)
{
    return {.url = url,
            .headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpRequest jsonGet(const QUrl &url)
{
    return {.method = HttpRequest::Method::Get,
            .url = url,
            .headers = {{"Accept", "application/json"}}};
}

void addBearer(HttpRequest &request, const Secret &key)
{
    if (!key.isEmpty())
        request.headers.append({"Authorization", "Bearer " + key.forHeader()});
}

QJsonValue parsedJson(const QByteArray &json)
{
    constexpr qsizetype MostCommas = qsizetype(4) * 1024 * 1024;
    if (json.size() > MostCommas && std::ranges::count(json, ',') > MostCommas)
        return QJsonValue::Undefined;
    if (json.startsWith('{')) { // as nearly always
        const QJsonDocument document = QJsonDocument::fromJson(json);
        if (document.isObject())
            return document.object();
    }
    QJsonDocument document = QJsonDocument::fromJson('[' + json + ']');
    if (document.isNull())
        document = QJsonDocument::fromJson('[' + QString::fromUtf8(json).toUtf8() + ']');
    const QJsonArray wrapped = document.array();
    return wrapped.size() == 1 ? wrapped.first() : QJsonValue(QJsonValue::Undefined);
}

Error notJson()
{
    return {.kind = Error::Kind::Protocol, .message = u"an event is not JSON"_s};
}

Error namedError(const QJsonValue &payload)
{
    if (const auto nested = errorInside(payload.toObject()))
        return *nested;
    return errorInside({{u"error"_s, payload}}).value_or(Error{.kind = Error::Kind::Server});
}

QString systemText(const QList<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages) {
        if (message.role == Message::Role::System && !message.text.isEmpty())
            texts.append(message.text);
    }
    return texts.join("\n\n"_L1);
}

} // namespace Conclave
