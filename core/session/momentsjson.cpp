#include "core/session/momentsjson.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

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

std::optional<Microseconds> fromMilliseconds(double ms)
{
    const double us = std::round(ms * 1000);
    return ms >= 0 && us < 1e15 ? std::optional(Microseconds(qint64(us))) : std::nullopt;
}

QJsonObject toJson(const Retry &retry)
{
    QJsonObject json = retry.unread;
    json[u"connecting_ms"_s] = milliseconds(retry.connecting);
    json[u"failed_ms"_s] = milliseconds(retry.failed);
    json[u"again_ms"_s] = milliseconds(retry.again);
    json[u"error"_s] = toJson(retry.error);
    return json;
}

Retry readRetry(JsonReader &json)
{
    Retry retry;
    retry.connecting = readMoment(json, u"connecting_ms"_s);
    retry.failed = readMoment(json, u"failed_ms"_s).value_or(retry.failed);
    retry.again = readMoment(json, u"again_ms"_s);
    json.child(u"error"_s, [&](JsonReader &child) { retry.error = readError(child); });
    retry.unread = json.unread();
    return retry;
}

QJsonObject toJson(const Stall &stall)
{
    QJsonObject json = stall.unread;
    json[u"from_ms"_s] = milliseconds(stall.from);
    json[u"to_ms"_s] = milliseconds(stall.to);
    return json;
}

Stall readStall(JsonReader &json)
{
    Stall stall;
    stall.from = readMoment(json, u"from_ms"_s).value_or(stall.from);
    stall.to = readMoment(json, u"to_ms"_s);
    stall.unread = json.unread();
    return stall;
}

/// Most answers have none, and then the key is left out.
template<typename Value>
void writeList(QJsonObject &json, const QString &key, const QList<Value> &values)
{
    QJsonArray array;
    for (const Value &value : values)
        array.append(toJson(value));
    if (!array.isEmpty())
        json[key] = array;
}

QJsonObject toJson(const Pace &pace)
{
    QJsonObject json = pace.unread;
    QJsonArray moments;
    QJsonArray lengths;
    for (const Pace::Sample &sample : pace.samples()) {
        moments.append(milliseconds(sample.at));
        lengths.append(sample.length);
    }
    json[u"ms"_s] = moments;
    json[u"length"_s] = lengths;
    return json;
}

/// Every moment has its length, neither of them ever falls, and texts are not that long.
bool takeIn(Pace &pace, const QJsonArray &moments, const QJsonArray &lengths)
{
    Microseconds last{0};
    qsizetype length = 0;
    for (qsizetype i = 0; i < moments.size(); ++i) {
        const auto at = fromMilliseconds(moments.at(i).toDouble(-1));
        const qint64 next = lengths.at(i).toInteger(-1);
        if (!at || *at < last || next < length || next > std::numeric_limits<int>::max())
            return false;
        last = *at;
        length = next;
        pace.add(last, length);
    }
    return true;
}

} // namespace

QString instant(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime readInstant(JsonReader &json, const QString &key)
{
    const QString text = json.text(key, JsonReader::Need::Required);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    const int year = time.date().year(); // only four digits can be written again
    if (!time.isValid() || year < 1 || year > 9999)
        json.reject(key, u"must be a date and time such as 2026-11-20T15:00:00.000Z"_s);
    return time;
}

QJsonValue milliseconds(std::optional<Microseconds> moment)
{
    return moment ? QJsonValue(double(moment->count()) / 1000) : QJsonValue();
}

std::optional<Microseconds> readMoment(JsonReader &json, const QString &key)
{
    const std::optional<double> ms = json.number(key);
    if (!ms)
        return {};
    const std::optional<Microseconds> moment = fromMilliseconds(*ms);
    if (!moment)
        json.reject(key, u"is not a possible time"_s);
    return moment;
}

QJsonObject toJson(const AnswerTimes &times)
{
    QJsonObject json = times.unread;
    for (const NamedTime &time : AnswerTimeNames)
        json[time.name] = milliseconds(times.*time.moment);
    return json;
}

AnswerTimes readTimes(JsonReader &json)
{
    AnswerTimes times;
    for (const NamedTime &time : AnswerTimeNames)
        times.*time.moment = readMoment(json, time.name);
    times.unread = json.unread();
    return times;
}

void writeRetries(QJsonObject &json, const QList<Retry> &retries)
{
    writeList(json, u"retries"_s, retries);
}

QList<Retry> readRetries(JsonReader &json)
{
    QList<Retry> retries;
    json.children(u"retries"_s, [&](JsonReader &child) { retries.append(readRetry(child)); });
    return retries;
}

void writeStalls(QJsonObject &json, const QList<Stall> &stalls)
{
    writeList(json, u"stalls"_s, stalls);
}

QList<Stall> readStalls(JsonReader &json)
{
    QList<Stall> stalls;
    json.children(u"stalls"_s, [&](JsonReader &child) { stalls.append(readStall(child)); });
    return stalls;
}

void writePace(QJsonObject &json, const Pace &pace)
{
    if (pace != Pace())
        json[u"pace"_s] = toJson(pace);
}

Pace readPace(JsonReader &json)
{
    Pace pace;
    json.child(u"pace"_s, [&](JsonReader &child) {
        const QJsonArray moments = child.array(u"ms"_s);
        const QJsonArray lengths = child.array(u"length"_s);
        if (moments.size() != lengths.size())
            child.reject(u"length"_s, u"must have as many numbers as ms"_s);
        else if (!takeIn(pace, moments, lengths))
            child.reject(u"ms"_s, u"and length must be possible numbers that never fall"_s);
        pace.unread = child.unread();
    });
    return pace;
}

} // namespace Conclave
