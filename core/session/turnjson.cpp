#include "core/session/turnjson.h"

#include "core/council/counciljson.h"
#include "core/session/answerjson.h"
#include "core/session/idjson.h"
#include "core/session/interruption.h"
#include "core/session/momentsjson.h"
#include "core/session/runtimes.h"
#include "core/session/verdictjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject toJson(const RunTimes &times)
{
    return {{u"wall_ms"_s, milliseconds(times.wall)},
            {u"sum_ms"_s, milliseconds(times.sum)},
            {u"slowest_ms"_s, milliseconds(times.slowest)},
            {u"speedup"_s, times.speedup ? QJsonValue(*times.speedup) : QJsonValue()},
            {u"overhead_ms"_s, milliseconds(times.overhead)}};
}

QJsonObject toJson(const Question &question)
{
    QJsonObject json = question.unread;
    json[u"text"_s] = question.text;
    if (question.sharesSynthesis)
        json[u"share_synthesis"_s] = true;
    json[u"attachments"_s] = question.attachments;
    json[u"passages"_s] = question.passages;
    return json;
}

Question readQuestion(JsonReader &json)
{
    Question question;
    question.text = json.text(u"text"_s, JsonReader::Need::Required);
    question.sharesSynthesis = json.flag(u"share_synthesis"_s, false);
    question.attachments = json.array(u"attachments"_s);
    question.passages = json.array(u"passages"_s);
    question.unread = json.unread();
    return question;
}

QJsonObject withUnread(QJsonObject json, const QJsonObject &unread)
{
    for (auto field = unread.constBegin(); field != unread.constEnd(); ++field)
        json.insert(field.key(), field.value());
    return json;
}

/// The times of a turn are derived from its answers and never read; what else stands there is kept.
QJsonObject unreadTimes(const QJsonObject &json)
{
    const QJsonObject known = toJson(RunTimes());
    QJsonObject unread;
    for (auto field = json.constBegin(); field != json.constEnd(); ++field) {
        if (!known.contains(field.key()))
            unread.insert(field.key(), field.value());
    }
    return unread;
}

/// A hostile file shall not bring our counting to its end.
constexpr int MostAttempts = 1'000'000;

Synthesis readVersion(JsonReader &json, int &version)
{
    Synthesis synthesis = readSynthesis(json);
    if (synthesis.answer.attempt <= version || synthesis.answer.attempt > MostAttempts)
        json.reject(u"attempt"_s, u"must count up from 1"_s);
    version = synthesis.answer.attempt;
    return synthesis;
}

} // namespace

QJsonObject toJson(const Turn &turn)
{
    QJsonObject json = turn.unread;
    QJsonArray answers;
    for (const Answer &answer : turn.answers)
        answers.append(toJson(answer));
    json[u"id"_s] = turn.id.toString();
    json[u"asked"_s] = instant(turn.asked);
    json[u"question"_s] = toJson(turn.question);
    json[u"council"_s] = toJson(turn.council);
    if (turn.awaitedSince > Microseconds(0))
        json[u"awaited_since_ms"_s] = milliseconds(turn.awaitedSince);
    json[u"answers"_s] = answers;
    if (!turn.earlierSyntheses.isEmpty()) {
        QJsonArray earlier;
        for (const Synthesis &synthesis : turn.earlierSyntheses)
            earlier.append(toJson(synthesis));
        json[u"earlier_syntheses"_s] = earlier;
    }
    json[u"synthesis"_s] = turn.synthesis ? QJsonValue(toJson(*turn.synthesis)) : QJsonValue();
    if (turn.verdict)
        json[u"verdict"_s] = toJson(*turn.verdict);
    json[u"times"_s] = withUnread(toJson(runTimes(turn)), turn.unread[u"times"_s].toObject());
    return json;
}

Turn readTurn(JsonReader &json)
{
    Turn turn;
    turn.ended = true;
    turn.id = readId<TurnId>(json);
    turn.asked = readInstant(json, u"asked"_s);
    json.child(u"question"_s, [&](JsonReader &child) { turn.question = readQuestion(child); });
    json.child(u"council"_s, [&](JsonReader &child) { turn.council = readCouncil(child); });
    turn.awaitedSince = readMoment(json, u"awaited_since_ms"_s).value_or(turn.awaitedSince);
    json.children(u"answers"_s, [&](JsonReader &child) {
        const Answer answer = readAnswer(child);
        if (!turn.council.find(answer.member))
            child.reject(u"member"_s, u"is not in this turn's council"_s);
        const Answer *before = turn.latest(answer.member);
        if (answer.attempt <= (before ? before->attempt : 0) || answer.attempt > MostAttempts)
            child.reject(u"attempt"_s, u"must count up from 1"_s);
        turn.answers.append(answer);
    });
    int version = 0;
    json.children(u"earlier_syntheses"_s, [&](JsonReader &child) {
        turn.earlierSyntheses.append(readVersion(child, version));
    });
    json.child(u"synthesis"_s,
               [&](JsonReader &child) { turn.synthesis = readVersion(child, version); });
    json.child(u"verdict"_s,
               [&](JsonReader &child) { turn.verdict = readVerdict(child, &turn.council); });
    const QJsonObject times = unreadTimes(json.object(u"times"_s));
    turn.unread = json.unread();
    if (!times.isEmpty())
        turn.unread[u"times"_s] = times;
    endInterrupted(turn);
    return turn;
}

} // namespace Conclave
