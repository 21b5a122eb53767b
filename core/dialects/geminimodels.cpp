#include "core/dialects/geminimodels.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

ListedModel listed(const QJsonObject &json)
{
    QString id = json["name"_L1].toString();
    if (id.startsWith("models/"_L1))
        id.remove(0, "models/"_L1.size());
    const QJsonValue methods = json["supportedGenerationMethods"_L1];
    return {.info = {.id = id,
                     .name = json["displayName"_L1].toString(),
                     .contextWindow = tokenCount(json["inputTokenLimit"_L1]),
                     .maxOutput = tokenCount(json["outputTokenLimit"_L1])},
            .isChat = !methods.isArray() || methods.toArray().contains("generateContent"_L1)};
}

} // namespace

QUrlQuery geminiModelsQuery(const QString &page)
{
    QUrlQuery query{{u"pageSize"_s, u"1000"_s}};
    if (!page.isEmpty())
        query.addQueryItem(u"pageToken"_s, page);
    return query;
}

Result<ModelPage> readGeminiModels(const QByteArray &body)
{
    const Result<QJsonObject> document = listDocument(body);
    if (!document)
        return document.error();
    const auto list = listUnder(*document, u"models"_s);
    if (!list)
        return list.error();
    ModelPage page;
    for (const QJsonValue entry : *list)
        add(page, listed(entry.toObject()));
    page.next = (*document)["nextPageToken"_L1].toString();
    return page;
}

} // namespace Conclave
