#include "core/session/answerjson.h"

#include "core/base/names.h"
#include "core/session/momentsjson.h"

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

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
                                 Named<Notice>{Notice::Late, "late"_L1},
                                 Named<Notice>{Notice::Corrected, "corrected"_L1},
                                 Named<Notice>{Notice::Quit, "quit"_L1}};

constexpr std::array AuthorNames{
    Named<SynthesisAuthor>{SynthesisAuthor::Chair, "chair"_L1},
    Named<SynthesisAuthor>{SynthesisAuthor::SecondChair, "second_chair"_L1},
    Named<SynthesisAuthor>{SynthesisAuthor::Extract, "extract"_L1}};

template<typename Number>
QJsonValue orNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

/// Leaves `unread` to the caller, who may read more fields of the same object.
Answer readFields(JsonReader &json)
{
    Answer answer;
    answer.member = MemberId::fromString(json.text(u"member"_s));
    answer.attempt = json.integer(u"attempt"_s, 1);
    if (answer.attempt < 1)
        json.reject(u"attempt"_s, u"must be 1 or more"_s);
    answer.status = readStatus(json);
    answer.text = json.text(u"text"_s);
    answer.reasoning = json.text(u"reasoning"_s);
    answer.notice = readNotice(json);
    answer.pieces = json.integer(u"pieces"_s, 0);
    if (answer.pieces < 0)
        json.reject(u"pieces"_s, u"must be 0 or more"_s);
    answer.request = json.object(u"request"_s);
    json.child(u"times"_s, [&](JsonReader &child) { answer.times = readTimes(child); });
    json.child(u"usage"_s, [&](JsonReader &child) { answer.usage = readUsage(child); });
    json.child(u"error"_s, [&](JsonReader &child) { answer.error = readError(child); });
    answer.retries = readRetries(json);
    answer.stalls = readStalls(json);
    answer.pace = readPace(json);
    return answer;
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

QJsonObject toJson(const Usage &usage)
{
    QJsonObject json = usage.unread;
    json[u"input"_s] = orNull(usage.input);
    json[u"output"_s] = orNull(usage.output);
    json[u"reasoning"_s] = orNull(usage.reasoning);
    json[u"cached"_s] = orNull(usage.cached);
    json[u"cost_usd"_s] = orNull(usage.costUsd);
    if (usage.isCostEstimated)
        json[u"cost_estimated"_s] = true;
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
    usage.isCostEstimated = json.flag(u"cost_estimated"_s, false);
    usage.estimated = json.flag(u"estimated"_s, false);
    usage.unread = json.unread();
    return usage;
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

QJsonArray memberIds(const QList<MemberId> &members)
{
    QJsonArray array;
    for (const MemberId &member : members)
        array.append(member.toString());
    return array;
}

QList<MemberId> readMemberIds(JsonReader &json, const QString &key)
{
    QList<MemberId> members;
    const QJsonArray array = json.array(key);
    for (const QJsonValue &member : array) {
        members.append(MemberId::fromString(member.toString()));
        if (members.constLast().isNull())
            json.reject(key, u"must be a list of members’ ids"_s);
    }
    return members;
}

SynthesisAuthor readAuthor(JsonReader &json)
{
    const auto by = valueOf(AuthorNames, json.text(u"by"_s, JsonReader::Need::Required));
    if (!by)
        json.reject(u"by"_s, u"must be chair, second_chair or extract"_s);
    return by.value_or(SynthesisAuthor::Extract);
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
    writeRetries(json, answer.retries);
    writeStalls(json, answer.stalls);
    writePace(json, answer.pace);
    return json;
}

Answer readAnswer(JsonReader &json)
{
    Answer answer = readFields(json);
    answer.unread = json.unread();
    return answer;
}

QJsonObject toJson(const Synthesis &synthesis)
{
    QJsonObject json = toJson(synthesis.answer);
    json[u"by"_s] = authorName(synthesis.by);
    json[u"from"_s] = memberIds(synthesis.from);
    if (!synthesis.partial.isEmpty())
        json[u"partial"_s] = memberIds(synthesis.partial);
    json[u"degraded"_s] = synthesis.degraded;
    return json;
}

Synthesis readSynthesis(JsonReader &json)
{
    Synthesis synthesis;
    synthesis.answer = readFields(json);
    synthesis.by = readAuthor(json);
    synthesis.from = readMemberIds(json, u"from"_s);
    synthesis.partial = readMemberIds(json, u"partial"_s);
    synthesis.degraded = json.flag(u"degraded"_s, false);
    synthesis.answer.unread = json.unread();
    return synthesis;
}

} // namespace Conclave
