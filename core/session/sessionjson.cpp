#include "core/session/sessionjson.h"

#include "core/base/names.h"
#include "core/council/counciljson.h"
#include "core/session/runtimes.h"

#include <QJsonDocument>

#include <array>
#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Format = "conclave-session"_L1;

constexpr std::array StatusNames{Named<AnswerStatus>{AnswerStatus::Waiting, "waiting"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Connecting, "connecting"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Thinking, "thinking"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Writing, "writing"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Retrying, "retrying"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Complete, "complete"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Partial, "partial"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Failed, "failed"_L1},
                                 Named<AnswerStatus>{AnswerStatus::Cancelled, "cancelled"_L1}};

constexpr std::array NoticeNames{Named<Notice>{Notice::Length, "length"_L1},
                                 Named<Notice>{Notice::Filtered, "filtered"_L1},
                                 Named<Notice>{Notice::Refused, "refused"_L1},
                                 Named<Notice>{Notice::ToolCall, "tool_call"_L1},
                                 Named<Notice>{Notice::Unmarked, "unmarked"_L1},
                                 Named<Notice>{Notice::Stopped, "stopped"_L1},
                                 Named<Notice>{Notice::Interrupted, "interrupted"_L1},
                                 Named<Notice>{Notice::Deadline, "deadline"_L1},
                                 Named<Notice>{Notice::Late, "late"_L1}};

constexpr std::array AuthorNames{
    Named<SynthesisAuthor>{SynthesisAuthor::Chair, "chair"_L1},
    Named<SynthesisAuthor>{SynthesisAuthor::SecondChair, "second_chair"_L1},
    Named<SynthesisAuthor>{SynthesisAuthor::Extract, "extract"_L1}};

struct NamedTime
{
    QLatin1StringView name;
    std::optional<Microseconds> AnswerTimes::*moment;
};

constexpr std::array AnswerTimeNames{
    NamedTime{"waiting_ms"_L1, &AnswerTimes::waiting},
    NamedTime{"connecting_ms"_L1, &AnswerTimes::connecting},
    NamedTime{"sent_ms"_L1, &AnswerTimes::sent},
    NamedTime{"headers_ms"_L1, &AnswerTimes::headers},
    NamedTime{"first_reasoning_ms"_L1, &AnswerTimes::firstReasoning},
    NamedTime{"first_text_ms"_L1, &AnswerTimes::firstText},
    NamedTime{"last_text_ms"_L1, &AnswerTimes::lastText},
    NamedTime{"ended_ms"_L1, &AnswerTimes::ended}};

QJsonValue milliseconds(std::optional<Microseconds> moment)
{
    return moment ? QJsonValue(double(moment->count()) / 1000) : QJsonValue();
}

template<typename Number>
QJsonValue orNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject toJson(const AnswerTimes &times)
{
    QJsonObject json;
    for (const NamedTime &time : AnswerTimeNames)
        json[time.name] = milliseconds(times.*time.moment);
    return json;
}

AnswerTimes readTimes(JsonReader &json)
{
    AnswerTimes times;
    for (const NamedTime &time : AnswerTimeNames) {
        const std::optional<double> ms = json.number(time.name);
        if (ms && std::abs(*ms) < 1e12)
            times.*time.moment = Microseconds(std::llround(*ms * 1000));
        else if (ms)
            json.reject(time.name, u"is not a possible time"_s);
    }
    return times;
}

QJsonObject toJson(const Usage &usage)
{
    QJsonObject json = usage.unread;
    json[u"input"_s] = orNull(usage.input);
    json[u"output"_s] = orNull(usage.output);
    json[u"reasoning"_s] = orNull(usage.reasoning);
    json[u"cached"_s] = orNull(usage.cached);
    json[u"cost_usd"_s] = orNull(usage.costUsd);
    json[u"estimated"_s] = usage.estimated;
    return json;
}

Usage readUsage(JsonReader &json)
{
    Usage usage;
    usage.input = json.count(u"input"_s);
    usage.output = json.count(u"output"_s);
    usage.reasoning = json.count(u"reasoning"_s);
    usage.cached = json.count(u"cached"_s);
    usage.costUsd = json.number(u"cost_usd"_s);
    usage.estimated = json.flag(u"estimated"_s, false);
    usage.unread = json.unread();
    return usage;
}

Error readError(JsonReader &json)
{
    Error error;
    const auto kind = errorKindFromName(json.text(u"kind"_s, JsonReader::Need::Required));
    if (kind)
        error.kind = *kind;
    else
        json.reject(u"kind"_s, u"is not a known kind of error"_s);
    error.http = json.integer(u"http"_s, 0);
    error.message = json.text(u"message"_s);
    if (const auto wait = json.count(u"retry_after_ms"_s))
        error.retryAfter = std::chrono::milliseconds(*wait);
    error.unread = json.unread();
    return error;
}

QJsonObject toJson(const Answer &answer)
{
    QJsonObject json = answer.unread;
    json[u"member"_s] =
        answer.member.isNull() ? QJsonValue() : QJsonValue(answer.member.toString());
    json[u"attempt"_s] = answer.attempt;
    json[u"status"_s] = statusName(answer.status);
    json[u"text"_s] = answer.text;
    json[u"reasoning"_s] = answer.reasoning.isEmpty() ? QJsonValue() : QJsonValue(answer.reasoning);
    json[u"notice"_s] =
        answer.notice == Notice::None ? QJsonValue() : QJsonValue(noticeName(answer.notice));
    json[u"pieces"_s] = answer.pieces;
    json[u"request"_s] = answer.request;
    json[u"times"_s] = toJson(answer.times);
    json[u"usage"_s] = toJson(answer.usage);
    json[u"error"_s] = answer.error ? QJsonValue(toJson(*answer.error)) : QJsonValue();
    return json;
}

AnswerStatus readStatus(JsonReader &json)
{
    const auto status = valueOf(StatusNames, json.text(u"status"_s, JsonReader::Need::Required));
    if (!status)
        json.reject(u"status"_s, u"must be complete, partial, failed or cancelled"_s);
    return status.value_or(AnswerStatus::Failed);
}

Notice readNotice(JsonReader &json)
{
    const QString name = json.text(u"notice"_s);
    const auto notice = valueOf(NoticeNames, name);
    if (!notice && !name.isEmpty())
        json.reject(u"notice"_s, u"is not a known notice"_s);
    return notice.value_or(Notice::None);
}

/// A file can be written while answers stream; nobody will finish them after reading it back.
void endInterrupted(Answer &answer)
{
    if (isFinal(answer.status))
        return;
    answer.status = answer.text.isEmpty() ? AnswerStatus::Cancelled : AnswerStatus::Partial;
    answer.notice = Notice::Interrupted;
}

/// Leaves `unread` to the caller, who may read more fields of the same object.
Answer readAnswer(JsonReader &json)
{
    Answer answer;
    answer.member = MemberId::fromString(json.text(u"member"_s));
    answer.attempt = json.integer(u"attempt"_s, 1);
    answer.status = readStatus(json);
    answer.text = json.text(u"text"_s);
    answer.reasoning = json.text(u"reasoning"_s);
    answer.notice = readNotice(json);
    answer.pieces = json.integer(u"pieces"_s, 0);
    answer.request = json.object(u"request"_s);
    json.child(u"times"_s, [&](JsonReader &child) { answer.times = readTimes(child); });
    json.child(u"usage"_s, [&](JsonReader &child) { answer.usage = readUsage(child); });
    json.child(u"error"_s, [&](JsonReader &child) { answer.error = readError(child); });
    endInterrupted(answer);
    return answer;
}

QJsonObject toJson(const Synthesis &synthesis)
{
    QJsonObject json = toJson(synthesis.answer);
    QJsonArray from;
    for (const MemberId &member : synthesis.from)
        from.append(member.toString());
    json[u"by"_s] = authorName(synthesis.by);
    json[u"from"_s] = from;
    json[u"degraded"_s] = synthesis.degraded;
    return json;
}

Synthesis readSynthesis(JsonReader &json)
{
    Synthesis synthesis;
    synthesis.answer = readAnswer(json);
    const auto by = valueOf(AuthorNames, json.text(u"by"_s, JsonReader::Need::Required));
    if (!by)
        json.reject(u"by"_s, u"must be chair, second_chair or extract"_s);
    synthesis.by = by.value_or(SynthesisAuthor::Extract);
    const QJsonArray from = json.array(u"from"_s);
    for (const QJsonValue &member : from)
        synthesis.from.append(MemberId::fromString(member.toString()));
    synthesis.degraded = json.flag(u"degraded"_s, false);
    synthesis.answer.unread = json.unread();
    return synthesis;
}

QJsonObject toJson(const RunTimes &times)
{
    return {{u"wall_ms"_s, milliseconds(times.wall)},
            {u"sum_ms"_s, milliseconds(times.sum)},
            {u"slowest_ms"_s, milliseconds(times.slowest)},
            {u"speedup"_s, orNull(times.speedup)},
            {u"overhead_ms"_s, milliseconds(times.overhead)}};
}

QJsonObject toJson(const Question &question)
{
    QJsonObject json = question.unread;
    json[u"text"_s] = question.text;
    json[u"attachments"_s] = question.attachments;
    json[u"passages"_s] = question.passages;
    return json;
}

Question readQuestion(JsonReader &json)
{
    Question question;
    question.text = json.text(u"text"_s, JsonReader::Need::Required);
    question.attachments = json.array(u"attachments"_s);
    question.passages = json.array(u"passages"_s);
    question.unread = json.unread();
    return question;
}

QString instant(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime readInstant(JsonReader &json, const QString &key)
{
    const QString text = json.text(key, JsonReader::Need::Required);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    if (!time.isValid())
        json.reject(key, u"must be a date and time such as 2026-11-20T15:00:00.000Z"_s);
    return time;
}

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
    json[u"answers"_s] = answers;
    json[u"synthesis"_s] = turn.synthesis ? QJsonValue(toJson(*turn.synthesis)) : QJsonValue();
    json[u"times"_s] = toJson(runTimes(turn));
    return json;
}

Turn readTurn(JsonReader &json)
{
    Turn turn;
    turn.ended = true;
    turn.id = TurnId::fromString(json.text(u"id"_s, JsonReader::Need::Required));
    turn.asked = readInstant(json, u"asked"_s);
    json.child(u"question"_s, [&](JsonReader &child) { turn.question = readQuestion(child); });
    json.child(u"council"_s, [&](JsonReader &child) { turn.council = readCouncil(child); });
    json.children(u"answers"_s, [&](JsonReader &child) {
        Answer answer = readAnswer(child);
        answer.unread = child.unread();
        if (!turn.council.find(answer.member))
            child.reject(u"member"_s, u"is not in this turn's council"_s);
        turn.answers.append(answer);
    });
    json.child(u"synthesis"_s, [&](JsonReader &child) { turn.synthesis = readSynthesis(child); });
    json.object(u"times"_s); // derived from the answers, so it is only taken off the unread ones
    turn.unread = json.unread();
    return turn;
}

} // namespace

QString statusName(AnswerStatus status)
{
    return nameOf(StatusNames, status);
}

QString noticeName(Notice notice)
{
    return nameOf(NoticeNames, notice);
}

QString authorName(SynthesisAuthor by)
{
    return nameOf(AuthorNames, by);
}

QByteArray sessionFile(const Session &session)
{
    QJsonObject json = session.unread;
    QJsonArray turns;
    for (const Turn &turn : session.turns)
        turns.append(toJson(turn));
    json[u"format"_s] = Format;
    json[u"version"_s] = 1;
    json[u"id"_s] = session.id.toString();
    json[u"title"_s] = session.title;
    json[u"created"_s] = instant(session.created);
    json[u"turns"_s] = turns;
    return QJsonDocument(json).toJson();
}

Result<Session> sessionFromFile(const QByteArray &bytes)
{
    const Result<QJsonObject> object = parseJsonObject(bytes);
    if (!object)
        return object.error();
    JsonReader json(*object);
    if (json.text(u"format"_s) != Format)
        json.reject(u"format"_s, u"is not \"conclave-session\""_s);
    if (json.integer(u"version"_s, 0) != 1)
        json.reject(u"version"_s, u"is not 1; a newer Conclave may have written this file"_s);
    Session session;
    session.id = SessionId::fromString(json.text(u"id"_s, JsonReader::Need::Required));
    session.title = json.text(u"title"_s);
    session.created = readInstant(json, u"created"_s);
    json.children(u"turns"_s, [&](JsonReader &child) { session.turns.append(readTurn(child)); });
    session.unread = json.unread();
    if (!json.problem().isEmpty())
        return Error{.kind = Error::Kind::BadFile, .message = json.problem()};
    return session;
}

} // namespace Conclave
