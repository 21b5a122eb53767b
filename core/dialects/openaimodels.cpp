#include "core/dialects/openaimodels.h"

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The first of these fields that holds a text.
template<std::size_t size>
QString firstText(const QJsonObject &json, const std::array<QLatin1StringView, size> &keys)
{
    for (const QLatin1StringView key : keys) {
        if (QString text = json[key].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

/// What a server has set aside, where it says so, or else what the model can take at most.
std::optional<qint64> contextWindow(const QJsonObject &json)
{
    const QJsonValue loaded = json["loaded_instances"_L1][0]["config"_L1]["context_length"_L1];
    const std::array<QJsonValue, 8> places{loaded,
                                           json["meta"_L1]["n_ctx"_L1],
                                           json["max_model_len"_L1],
                                           json["loaded_context_length"_L1],
                                           json["context_length"_L1],
                                           json["context_window"_L1],
                                           json["max_context_length"_L1],
                                           json["max_input_tokens"_L1]};
    for (const QJsonValue &place : places) {
        if (const auto tokens = tokenCount(place))
            return tokens;
    }
    return {};
}

std::optional<qint64> maxOutput(const QJsonObject &json)
{
    const auto own = tokenCount(json["max_completion_tokens"_L1]); // Groq
    return own ? own : tokenCount(json["top_provider"_L1]["max_completion_tokens"_L1]);
}

std::optional<bool> isLoaded(const QJsonObject &json)
{
    if (const QJsonValue instances = json["loaded_instances"_L1]; instances.isArray())
        return !instances.toArray().isEmpty();
    const QJsonValue state = json["state"_L1];               // LM Studio before 0.4
    const QJsonValue status = json["status"_L1]["value"_L1]; // llama.cpp with several models
    for (const QJsonValue &word : {state, status}) {
        if (word.isString())
            return word == "loaded"_L1;
    }
    return {};
}

/// What the server itself says about answering questions with text.
bool isChat(const QJsonObject &json)
{
    const QJsonValue output = json["architecture"_L1]["output_modalities"_L1]; // OpenRouter
    if (output.isArray() && !output.toArray().contains("text"_L1))
        return false;
    return json["capabilities"_L1]["completion_chat"_L1].toBool(true) && // Mistral
           json["active"_L1].toBool(true);                               // Groq
}

ListedModel listed(const QJsonObject &json)
{
    return {.info = {.id = firstText(json, std::array{"id"_L1, "key"_L1, "model"_L1, "name"_L1}),
                     .name = firstText(json, std::array{"display_name"_L1, "name"_L1}),
                     .contextWindow = contextWindow(json),
                     .maxOutput = maxOutput(json),
                     .isLoaded = isLoaded(json)},
            .type = json["type"_L1].toString(),
            .isChat = isChat(json)};
}

} // namespace

Result<ModelPage> readOpenAiModels(const QByteArray &body)
{
    const Result<QJsonObject> document = listDocument(body);
    if (!document)
        return document.error();
    const bool isData = document->contains("data"_L1); // llama.cpp sends both
    const auto list = listUnder(*document, isData ? u"data"_s : u"models"_s);
    if (!list)
        return list.error();
    ModelPage page;
    for (const QJsonValue entry : *list)
        add(page,
            entry.isString() ? ListedModel{.info = {.id = entry.toString()}}
                             : listed(entry.toObject()));
    if (page == ModelPage() && !list->isEmpty())
        return Error{.kind = Error::Kind::Protocol, .message = u"not a list of models"_s};
    return page;
}

} // namespace Conclave
