#include "core/session/eventjson.h"

#include "core/base/names.h"
#include "core/council/counciljson.h"
#include "core/session/answerjson.h"
#include "core/session/verdictjson.h"

#include <array>

// One object: {"streams": [[member or null, attempt], …], "events": [[microseconds since the event
// before, place in streams, kind, content], …]}. Pieces of text come by the thousand, so an event
// repeats neither its stream's id nor the names of its fields.

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array WaitNames{Named<Wait::Cause>{Wait::Cause::Slot, "slot"_L1},
                               Named<Wait::Cause>{Wait::Cause::RateLimit, "rate_limit"_L1},
                               Named<Wait::Cause>{Wait::Cause::KeyRing, "key_ring"_L1}};

QJsonObject withWish(const Error &error)
{
    QJsonObject json = toJson(error);
    if (error.shouldRetry) // no part of session files, but of what happened
        json[u"should_retry"_s] = *error.shouldRetry;
    return json;
}

Error readWithWish(JsonReader &json)
{
    std::optional<bool> wish;
    if (json.has(u"should_retry"_s))
        wish = json.flag(u"should_retry"_s, false);
    Error error = readError(json);
    error.shouldRetry = wish;
    return error;
}

std::optional<Error> errorIn(JsonReader &json)
{
    std::optional<Error> error;
    json.child(u"error"_s, [&](JsonReader &child) { error = readWithWish(child); });
    return error;
}

Microseconds span(JsonReader &json, const QString &key)
{
    return Microseconds(qint64(json.number(key).value_or(0)));
}

/// The kind's name and its content.
struct Written
{
    QLatin1StringView kind;
    QJsonValue content = {};
};

struct Write
{
    Written operator()(const AnswerQueued &) const { return {"queued"_L1}; }
    Written operator()(const AnswerHeld &event) const
    {
        QJsonObject json{{u"cause"_s, nameOf(WaitNames, event.wait.cause)}};
        if (event.wait.until)
            json[u"until"_s] = qint64(event.wait.until->count());
        return {"held"_L1, json};
    }
    Written operator()(const AnswerRetrying &event) const
    {
        return {"retrying"_L1,
                QJsonObject{{u"error"_s, withWish(event.error)},
                            {u"pause"_s, qint64(event.pause.count())}}};
    }
    Written operator()(const AnswerConnecting &event) const
    {
        return {"connecting"_L1, event.request};
    }
    Written operator()(const AnswerSent &) const { return {"sent"_L1}; }
    Written operator()(const HeadersArrived &) const { return {"headers"_L1}; }
    Written operator()(const StallBegan &event) const
    {
        return {"stall"_L1, QJsonObject{{u"silence"_s, qint64(event.silence.count())}}};
    }
    Written operator()(const StallEnded &) const { return {"stall_ended"_L1}; }
    Written operator()(const ReasoningAdded &event) const { return {"r"_L1, event.text}; }
    Written operator()(const TextAdded &event) const { return {"t"_L1, event.text}; }
    Written operator()(const UsageReported &event) const
    {
        return {"usage"_L1, toJson(event.usage)};
    }
    Written operator()(const AnswerEnded &event) const
    {
        QJsonObject json{{u"status"_s, statusName(event.status)}};
        if (event.notice != Notice::None)
            json[u"notice"_s] = noticeName(event.notice);
        if (event.error)
            json[u"error"_s] = withWish(*event.error);
        return {"ended"_L1, json};
    }
    Written operator()(const LimitsChanged &event) const
    {
        QJsonObject json;
        writeLimits(json, event.limits);
        return {"limits"_L1, json};
    }
    Written operator()(const SynthesisBegan &event) const
    {
        QJsonObject json{{u"by"_s, authorName(event.by)},
                         {u"from"_s, memberIds(event.from)},
                         {u"partial"_s, memberIds(event.partial)},
                         {u"degraded"_s, event.degraded}};
        if (!event.chair.isNull())
            json[u"chair"_s] = event.chair.toString();
        return {"synthesis"_L1, json};
    }
    Written operator()(const TurnEnded &) const { return {"turn_ended"_L1}; }
    Written operator()(const TurnResumed &) const { return {"turn_resumed"_L1}; }
    Written operator()(const VerdictGiven &event) const
    {
        return {"verdict"_L1, toJson(event.verdict)};
    }
};

using What = decltype(Event::what);
using Read = What (*)(const QJsonValue &content);

template<typename Kind>
What plain(const QJsonValue &)
{
    return Kind{};
}

template<typename Kind>
What text(const QJsonValue &content)
{
    return Kind{content.toString()};
}

What held(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    Wait wait;
    wait.cause = valueOf(WaitNames, json.text(u"cause"_s)).value_or(wait.cause);
    if (json.has(u"until"_s))
        wait.until = span(json, u"until"_s);
    return AnswerHeld{wait};
}

What retrying(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    return AnswerRetrying{errorIn(json).value_or(Error{}), span(json, u"pause"_s)};
}

What connecting(const QJsonValue &content)
{
    return AnswerConnecting{content.toObject()};
}

What stall(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    return StallBegan{span(json, u"silence"_s)};
}

What usage(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    return UsageReported{readUsage(json)};
}

What ended(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    return AnswerEnded{readStatus(json), readNotice(json), errorIn(json)};
}

What limits(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    return LimitsChanged{readLimits(json)};
}

What synthesis(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    return SynthesisBegan{.by = readAuthor(json),
                          .chair = MemberId::fromString(json.text(u"chair"_s)),
                          .from = readMemberIds(json, u"from"_s),
                          .partial = readMemberIds(json, u"partial"_s),
                          .degraded = json.flag(u"degraded"_s, false)};
}

What verdict(const QJsonValue &content)
{
    JsonReader json(content.toObject());
    return VerdictGiven{readVerdict(json)};
}

constexpr std::array Readers{Named<Read>{text<TextAdded>, "t"_L1},
                             Named<Read>{text<ReasoningAdded>, "r"_L1},
                             Named<Read>{plain<AnswerQueued>, "queued"_L1},
                             Named<Read>{held, "held"_L1},
                             Named<Read>{retrying, "retrying"_L1},
                             Named<Read>{connecting, "connecting"_L1},
                             Named<Read>{plain<AnswerSent>, "sent"_L1},
                             Named<Read>{plain<HeadersArrived>, "headers"_L1},
                             Named<Read>{stall, "stall"_L1},
                             Named<Read>{plain<StallEnded>, "stall_ended"_L1},
                             Named<Read>{usage, "usage"_L1},
                             Named<Read>{ended, "ended"_L1},
                             Named<Read>{limits, "limits"_L1},
                             Named<Read>{synthesis, "synthesis"_L1},
                             Named<Read>{plain<TurnEnded>, "turn_ended"_L1},
                             Named<Read>{plain<TurnResumed>, "turn_resumed"_L1},
                             Named<Read>{verdict, "verdict"_L1}};

/// Gives every stream a place in the list of streams.
class Streams final
{
public:
    qsizetype placeOf(const StreamId &stream)
    {
        const qsizetype known = m_streams.indexOf(stream); // a council's worth: a handful
        if (known >= 0)
            return known;
        m_streams.append(stream);
        return m_streams.size() - 1;
    }
    QJsonArray json() const
    {
        QJsonArray json;
        for (const StreamId &stream : m_streams)
            json.append(QJsonArray{stream.isSynthesis() ? QJsonValue()
                                                        : QJsonValue(stream.member.toString()),
                                   stream.attempt});
        return json;
    }
    static QList<StreamId> read(const QJsonArray &json)
    {
        QList<StreamId> streams;
        for (const QJsonValue &stream : json)
            streams.append({MemberId::fromString(stream[0].toString()), stream[1].toInt(1)});
        return streams;
    }

private:
    QList<StreamId> m_streams;
};

} // namespace

QByteArray eventBytes(const QList<Event> &events)
{
    Streams streams;
    QJsonArray rows;
    Microseconds before{0};
    for (const Event &event : events) {
        const Written written = std::visit(Write{}, event.what);
        QJsonArray row{qint64((event.at - before).count()), streams.placeOf(event.stream)};
        row.append(written.kind);
        if (!written.content.isNull())
            row.append(written.content);
        rows.append(row);
        before = event.at;
    }
    return compactJsonBytes({{u"streams"_s, streams.json()}, {u"events"_s, rows}});
}

QList<Event> eventsFromBytes(const QByteArray &bytes)
{
    const Result<QJsonObject> json = parseJsonObject(bytes);
    if (!json)
        return {};
    const QList<StreamId> streams = Streams::read(json->value("streams"_L1).toArray());
    QList<Event> events;
    Microseconds at{0};
    const QJsonArray rows = json->value("events"_L1).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonArray row = value.toArray();
        at += Microseconds(row.at(0).toInteger());
        const qint64 stream = row.at(1).toInteger(-1);
        const auto read = valueOf(Readers, row.at(2).toString());
        if (read && stream >= 0 && stream < streams.size())
            events.append({at, streams[stream], (*read)(row.at(3))});
    }
    return events;
}

} // namespace Conclave
