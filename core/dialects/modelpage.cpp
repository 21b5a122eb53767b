#include "core/dialects/modelpage.h"

#include "core/base/text.h"
#include "core/dialects/chatmodels.h"
#include "core/dialects/errorbody.h"

#include <QJsonDocument>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestId = 300;
constexpr qsizetype LongestName = 120;

} // namespace

void add(ModelPage &page, const ListedModel &listed)
{
    ModelInfo info = listed.info;
    // Such an id would look like something else, or break out of its line.
    if (info.id.isEmpty() || info.id != singleLine(info.id, LongestId))
        return;
    if (!listed.isChat || !isChatModel(info.id, listed.type)) {
        page.others.append(info.id);
        return;
    }
    info.name = singleLine(info.name, LongestName);
    if (info.name == info.id)
        info.name.clear();
    page.models.append(info);
}

Result<QJsonObject> listDocument(const QByteArray &body)
{
    QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull()) // broken UTF-8 in a description is no reason to list nothing
        document = QJsonDocument::fromJson(QString::fromUtf8(body).toUtf8());
    if (document.isNull())
        return errorFromReply({.status = 200}, body, {});
    if (document.isArray())
        return QJsonObject{{u"data"_s, document.array()}};
    const QJsonObject json = document.object();
    if (const auto error = errorInside(json))
        return *error;
    return json;
}

Result<QJsonArray> listUnder(const QJsonObject &document, const QString &key)
{
    const QJsonValue list = document[key];
    if (!list.isArray() && !list.isNull())
        return Error{.kind = Error::Kind::Protocol, .message = u"not a list of models"_s};
    return list.toArray();
}

std::optional<qint64> tokenCount(const QJsonValue &value)
{
    constexpr qint64 Most = 1'000'000'000;
    const qint64 count = value.isString() ? value.toString().toLongLong() : value.toInteger();
    return count > 0 && count <= Most ? std::optional(count) : std::nullopt;
}

} // namespace Conclave
