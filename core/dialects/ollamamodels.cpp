#include "core/dialects/ollamamodels.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

ListedModel listed(const QJsonObject &json)
{
    const QString model = json["model"_L1].toString();
    const QJsonValue capabilities = json["capabilities"_L1];
    return {.info = {.id = model.isEmpty() ? json["name"_L1].toString() : model,
                     .contextWindow = tokenCount(json["details"_L1]["context_length"_L1]),
                     .runsElsewhere = !json["remote_host"_L1].toString().isEmpty()},
            .isChat = !capabilities.isArray() || capabilities.toArray().contains("completion"_L1)};
}

} // namespace

Result<ModelPage> readOllamaModels(const QByteArray &body)
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
    return page;
}

} // namespace Conclave
