#include "core/guide/chatcompletion.h"

#include "core/guide/guidetext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A message's text, which may be given in parts; parts that are no text are skipped.
QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QStringList texts;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue part : parts) {
        if (part["type"_L1].toString() == "text"_L1)
            texts += part["text"_L1].toString();
    }
    return texts.join(u'\n');
}

ChatRequest refused(const QString &problem)
{
    ChatRequest request;
    request.problem = problem;
    return request;
}

} // namespace

ChatRequest readChatRequest(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return refused(u"The body is not a JSON object: "_s + error.errorString());
    const QJsonValue model = document["model"_L1];
    if (!model.isString())
        return refused(u"The field \"model\" is missing."_s);

    ChatRequest request;
    request.model = model.toString();
    request.isStreamed = document["stream"_L1].toBool();
    request.wantsUsage = document["stream_options"_L1]["include_usage"_L1].toBool();
    const QJsonArray messages = document["messages"_L1].toArray();
    for (const QJsonValue message : messages) {
        const QString text = textOf(message["content"_L1]);
        request.promptWords += words(text).size();
        if (message["role"_L1].toString() == "user"_L1)
            request.prompt = text;
    }
    if (request.prompt.trimmed().isEmpty())
        return refused(u"The field \"messages\" holds no text of the user."_s);
    return request;
}

ChatReply::ChatReply(QString model, qsizetype promptWords)
    : m_id(u"chatcmpl-"_s + QUuid::createUuid().toString(QUuid::Id128))
    , m_model(std::move(model))
    , m_promptWords(promptWords)
    , m_created(QDateTime::currentSecsSinceEpoch())
{
}

QByteArray ChatReply::whole(const QString &text) const
{
    QJsonObject object = body("chat.completion"_L1);
    object["choices"_L1] = QJsonArray{
        QJsonObject{{u"index"_s, 0},
                    {u"message"_s, QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, text}}},
                    {u"finish_reason"_s, u"stop"_s}}};
    object["usage"_L1] = usage(text);
    return compact(object);
}

QByteArray ChatReply::roleChunk() const
{
    return chunk({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}}, QJsonValue::Null);
}

QByteArray ChatReply::textChunk(const QString &text) const
{
    return chunk({{u"content"_s, text}}, QJsonValue::Null);
}

QByteArray ChatReply::endChunk() const
{
    return chunk({}, u"stop"_s);
}

QByteArray ChatReply::usageChunk(const QString &text) const
{
    QJsonObject object = body("chat.completion.chunk"_L1);
    object["choices"_L1] = QJsonArray();
    object["usage"_L1] = usage(text);
    return compact(object);
}

QByteArray ChatReply::chunk(const QJsonObject &delta, const QJsonValue &finishReason) const
{
    QJsonObject object = body("chat.completion.chunk"_L1);
    object["choices"_L1] = QJsonArray{
        QJsonObject{{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, finishReason}}};
    return compact(object);
}

QJsonObject ChatReply::body(QLatin1StringView object) const
{
    return {
        {u"id"_s, m_id}, {u"object"_s, object}, {u"created"_s, m_created}, {u"model"_s, m_model}};
}

QJsonObject ChatReply::usage(const QString &text) const
{
    const qsizetype answerWords = words(text).size();
    return {{u"prompt_tokens"_s, m_promptWords},
            {u"completion_tokens"_s, answerWords},
            {u"total_tokens"_s, m_promptWords + answerWords}};
}

QByteArray chatError(const QString &message, const QString &code)
{
    return compact({{u"error"_s,
                     QJsonObject{{u"message"_s, message},
                                 {u"type"_s, u"invalid_request_error"_s},
                                 {u"param"_s, QJsonValue::Null},
                                 {u"code"_s, code}}}});
}

QByteArray chatModels(const QStringList &names)
{
    QJsonArray models;
    for (const QString &name : names)
        models += QJsonObject{{u"id"_s, name},
                              {u"object"_s, u"model"_s},
                              {u"created"_s, 0},
                              {u"owned_by"_s, u"conclave"_s}};
    return compact({{u"object"_s, u"list"_s}, {u"data"_s, models}});
}

} // namespace Conclave
