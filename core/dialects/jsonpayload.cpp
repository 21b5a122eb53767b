#include "core/dialects/jsonpayload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Conclave {

QJsonValue jsonPayload(const QByteArray &json)
{
    constexpr qsizetype MostCommas = 4 * 1024 * 1024;
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

} // namespace Conclave
