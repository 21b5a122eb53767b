#include "core/export/openwebui.h"

#include "core/export/words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString questionId(const Turn &turn)
{
    return turn.id.toString();
}

QString answerId(const Turn &turn, const Answer &answer)
{
    const QString name = answer.member.toString() % u'/' % QString::number(answer.attempt);
    return QUuid::createUuidV5(turn.id.uuid, name).toString(QUuid::WithoutBraces);
}

/// The answer that the next question follows, and that has the synthesis: the last one with text.
const Answer *mainAnswer(const Turn &turn)
{
    const auto hasText = [](const Answer &answer) { return !answer.text.isEmpty(); };
    const auto last = std::find_if(turn.answers.rbegin(), turn.answers.rend(), hasText);
    if (last != turn.answers.rend())
        return &*last;
    return turn.answers.isEmpty() ? nullptr : &turn.answers.last();
}

qint64 seconds(const Turn &turn, std::optional<Microseconds> moment = {})
{
    const qint64 since = moment ? moment->count() / 1'000'000 : 0;
    return turn.asked.toSecsSinceEpoch() + since;
}

QJsonObject usageObject(const Usage &usage)
{
    QJsonObject object;
    if (usage.input)
        object.insert(u"prompt_tokens"_s, *usage.input);
    if (usage.output)
        object.insert(u"completion_tokens"_s, *usage.output);
    return object;
}

QJsonObject mergedResponse(const Turn &turn, const Synthesis &synthesis)
{
    return {{u"status"_s, true},
            {u"content"_s, synthesis.answer.text},
            {u"timestamp"_s, seconds(turn, synthesis.answer.times.ended)},
            {u"info"_s, synthesisText(turn, synthesis)}};
}

QJsonObject answerMessage(const Turn &turn, const Answer &answer, qsizetype place)
{
    const Member *seat = turn.council.find(answer.member);
    QJsonObject message{{u"id"_s, answerId(turn, answer)},
                        {u"parentId"_s, questionId(turn)},
                        {u"childrenIds"_s, QJsonArray()},
                        {u"role"_s, u"assistant"_s},
                        {u"content"_s, answer.text},
                        {u"model"_s, seat ? seat->model : QString()},
                        {u"modelName"_s, seat ? seat->name : QString()},
                        {u"modelIdx"_s, place},
                        {u"done"_s, true},
                        {u"timestamp"_s, seconds(turn, answer.times.ended)}};
    if (const QJsonObject usage = usageObject(answer.usage); !usage.isEmpty())
        message.insert(u"usage"_s, usage);
    if (answer.status != AnswerStatus::Complete)
        message.insert(u"error"_s, QJsonObject{{u"content"_s, statusText(answer)}});
    if (&answer == mainAnswer(turn) && turn.synthesis)
        message.insert(u"merged"_s, mergedResponse(turn, *turn.synthesis));
    return message;
}

QJsonObject questionMessage(const Turn &turn, const QString &parent)
{
    QJsonArray children;
    QJsonArray models;
    for (const Answer &answer : turn.answers) {
        children.append(answerId(turn, answer));
        if (const Member *seat = turn.council.find(answer.member))
            models.append(seat->model);
    }
    return {{u"id"_s, questionId(turn)},
            {u"parentId"_s, parent.isEmpty() ? QJsonValue() : QJsonValue(parent)},
            {u"childrenIds"_s, children},
            {u"role"_s, u"user"_s},
            {u"content"_s, turn.question.text},
            {u"models"_s, models},
            {u"timestamp"_s, seconds(turn)}};
}

/// The last message of each turn, as a chain; and all messages by their ids.
struct Tree
{
    QJsonObject messages;
    QJsonArray chain; ///< From the first question to the last answer.
    QJsonArray models;
    QString last;

    void add(const Turn &turn)
    {
        const QJsonObject question = questionMessage(turn, last);
        if (!last.isEmpty()) {
            QJsonObject parent = messages.value(last).toObject();
            parent.insert(u"childrenIds"_s, QJsonArray{questionId(turn)});
            messages.insert(last, parent);
        }
        messages.insert(questionId(turn), question);
        chain.append(question);
        last = questionId(turn);
        qsizetype place = 0;
        for (const Answer &answer : turn.answers)
            messages.insert(answerId(turn, answer), answerMessage(turn, answer, place++));
        if (const Answer *main = mainAnswer(turn)) {
            last = answerId(turn, *main);
            chain.append(messages.value(last));
        }
        for (const QJsonValue &model : question.value("models"_L1).toArray()) {
            if (!models.contains(model))
                models.append(model);
        }
    }
};

} // namespace

QByteArray openWebUiChats(const Session &session)
{
    Tree tree;
    for (const Turn &turn : session.turns)
        tree.add(turn);
    const qint64 created = session.created.toSecsSinceEpoch();
    const qint64 updated = session.turns.isEmpty() ? created : seconds(session.turns.last());
    const QJsonObject history{{u"currentId"_s, tree.last}, {u"messages"_s, tree.messages}};
    const QJsonObject chat{{u"id"_s, session.id.toString()},
                           {u"title"_s, session.title},
                           {u"models"_s, tree.models},
                           {u"params"_s, QJsonObject()},
                           {u"history"_s, history},
                           {u"messages"_s, tree.chain},
                           {u"tags"_s, QJsonArray{u"conclave"_s}},
                           {u"timestamp"_s, session.created.toMSecsSinceEpoch()}};
    const QJsonObject entry{{u"id"_s, session.id.toString()},
                            {u"title"_s, session.title},
                            {u"chat"_s, chat},
                            {u"meta"_s, QJsonObject{{u"tags"_s, QJsonArray{u"conclave"_s}}}},
                            {u"pinned"_s, false},
                            {u"archived"_s, false},
                            {u"folder_id"_s, QJsonValue()},
                            {u"created_at"_s, created},
                            {u"updated_at"_s, updated}};
    return QJsonDocument(QJsonArray{entry}).toJson();
}

} // namespace Conclave
