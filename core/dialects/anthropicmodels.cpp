#include "core/dialects/anthropicmodels.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QUrlQuery anthropicModelsQuery(const QString &page)
{
    QUrlQuery query{{u"limit"_s, u"1000"_s}};
    if (!page.isEmpty())
        query.addQueryItem(u"after_id"_s, page);
    return query;
}

Result<ModelPage> readAnthropicModels(const QByteArray &body)
{
    const Result<QJsonObject> document = listDocument(body);
    if (!document)
        return document.error();
    const auto list = listUnder(*document, u"data"_s);
    if (!list)
        return list.error();
    ModelPage page;
    for (const QJsonValue entry : *list)
        add(page,
            {.info = {.id = entry["id"_L1].toString(),
                      .name = entry["display_name"_L1].toString(),
                      .contextWindow = tokenCount(entry["max_input_tokens"_L1]),
                      .maxOutput = tokenCount(entry["max_tokens"_L1])}});
    if ((*document)["has_more"_L1].toBool())
        page.next = (*document)["last_id"_L1].toString();
    return page;
}

} // namespace Conclave
