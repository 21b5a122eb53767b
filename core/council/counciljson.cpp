#include "core/council/counciljson.h"

#include <algorithm>
#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Format = "conclave-council"_L1;

QJsonObject toJson(const Parameters &parameters)
{
    QJsonObject json = parameters.unread;
    if (parameters.temperature)
        json[u"temperature"_s] = *parameters.temperature;
    if (parameters.topP)
        json[u"top_p"_s] = *parameters.topP;
    if (parameters.maxTokens)
        json[u"max_tokens"_s] = *parameters.maxTokens;
    if (parameters.seed)
        json[u"seed"_s] = *parameters.seed;
    if (!parameters.stop.isEmpty())
        json[u"stop"_s] = QJsonArray::fromStringList(parameters.stop);
    if (!parameters.reasoningEffort.isEmpty())
        json[u"reasoning_effort"_s] = parameters.reasoningEffort;
    return json;
}

std::optional<qint64> readSeed(JsonReader &json)
{
    constexpr double Exact = 9'007'199'254'740'992; // JSON's numbers are exact up to 2^53
    const auto seed = json.number(u"seed"_s);
    if (!seed)
        return {};
    if (*seed == std::floor(*seed) && std::abs(*seed) <= Exact)
        return qint64(*seed);
    json.reject(u"seed"_s, u"must be a whole number"_s);
    return {};
}

QStringList readStop(JsonReader &json)
{
    QStringList stop;
    for (const QJsonValue text : json.array(u"stop"_s)) {
        if (text.toString().isEmpty())
            json.reject(u"stop"_s, u"must be a list of texts"_s);
        else
            stop.append(text.toString());
    }
    return stop;
}

Parameters readParameters(JsonReader &json)
{
    Parameters parameters;
    parameters.temperature = json.number(u"temperature"_s);
    if (parameters.temperature && (*parameters.temperature < 0 || *parameters.temperature > 2))
        json.reject(u"temperature"_s, u"must be between 0 and 2"_s);
    parameters.topP = json.number(u"top_p"_s);
    if (parameters.topP && (*parameters.topP < 0 || *parameters.topP > 1))
        json.reject(u"top_p"_s, u"must be between 0 and 1"_s);
    if (json.has(u"max_tokens"_s)) {
        parameters.maxTokens = json.integer(u"max_tokens"_s, 1);
        if (*parameters.maxTokens < 1)
            json.reject(u"max_tokens"_s, u"must be 1 or more"_s);
    }
    parameters.seed = readSeed(json);
    parameters.stop = readStop(json);
    parameters.reasoningEffort = json.text(u"reasoning_effort"_s);
    if (!parameters.reasoningEffort.isEmpty() &&
        !reasoningEfforts().contains(parameters.reasoningEffort))
        json.reject(u"reasoning_effort"_s, u"must be one of "_s % reasoningEfforts().join(u", "_s));
    parameters.unread = json.unread();
    return parameters;
}

QJsonValue seat(const std::optional<Member> &member)
{
    return member ? QJsonValue(toJson(*member)) : QJsonValue();
}

std::optional<Member> readSeat(JsonReader &json, const QString &key)
{
    std::optional<Member> member;
    json.child(key, [&member](JsonReader &child) { member = readMember(child); });
    return member;
}

} // namespace

void writeLimits(QJsonObject &json, const Limits &limits)
{
    json[u"deadline_ms"_s] =
        limits.deadline ? QJsonValue(qint64(limits.deadline->count())) : QJsonValue();
    json[u"quorum"_s] = limits.quorum ? QJsonValue(*limits.quorum) : QJsonValue();
    if (limits.grace.count() > 0)
        json[u"grace_ms"_s] = qint64(limits.grace.count());
    if (limits.refreshesLate)
        json[u"refresh_late"_s] = true;
}

Limits readLimits(JsonReader &json)
{
    Limits limits;
    if (const auto deadline = json.count(u"deadline_ms"_s))
        limits.deadline = std::chrono::milliseconds(*deadline);
    if (json.has(u"quorum"_s))
        limits.quorum = json.integer(u"quorum"_s, 1);
    limits.grace = std::chrono::milliseconds(json.count(u"grace_ms"_s).value_or(0));
    limits.refreshesLate = json.flag(u"refresh_late"_s, false);
    return limits;
}

QJsonObject toJson(const Endpoint &endpoint)
{
    QJsonObject json = endpoint.unread;
    json[u"name"_s] = endpoint.name;
    json[u"dialect"_s] = endpoint.dialect;
    json[u"url"_s] = endpoint.url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
    if (!endpoint.id.isNull())
        json[u"id"_s] = endpoint.id.toString();
    if (endpoint.parallelLimit > 0)
        json[u"parallel_limit"_s] = endpoint.parallelLimit;
    return json;
}

Endpoint readEndpoint(JsonReader &json)
{
    Endpoint endpoint;
    endpoint.id = EndpointId::fromString(json.text(u"id"_s));
    endpoint.name = json.text(u"name"_s);
    endpoint.dialect = json.text(u"dialect"_s, JsonReader::Need::Required);
    endpoint.url = QUrl(json.text(u"url"_s, JsonReader::Need::Required), QUrl::StrictMode);
    if (const QString problem = endpointUrlProblem(endpoint.url); !problem.isEmpty())
        json.reject(u"url"_s, problem);
    endpoint.parallelLimit = json.integer(u"parallel_limit"_s, 0);
    if (endpoint.parallelLimit < 0)
        json.reject(u"parallel_limit"_s, u"must be 0 or more"_s);
    endpoint.unread = json.unread();
    return endpoint;
}

QJsonObject toJson(const Member &member)
{
    QJsonObject json = member.unread;
    json[u"id"_s] = member.id.toString();
    json[u"name"_s] = member.name;
    json[u"emoji"_s] = member.emoji;
    json[u"color"_s] = member.color;
    json[u"role"_s] = member.role;
    json[u"endpoint"_s] = toJson(member.endpoint);
    json[u"model"_s] = member.model;
    json[u"parameters"_s] = toJson(member.parameters);
    if (!member.enabled)
        json[u"enabled"_s] = false;
    return json;
}

Member readMember(JsonReader &json)
{
    Member member;
    member.id = MemberId::fromString(json.text(u"id"_s));
    if (member.id.isNull())
        member.id = MemberId::create();
    member.name = json.text(u"name"_s, JsonReader::Need::Required);
    member.emoji = json.text(u"emoji"_s);
    member.color = json.text(u"color"_s);
    member.role = json.text(u"role"_s);
    if (!json.has(u"endpoint"_s))
        json.reject(u"endpoint"_s, u"is missing"_s);
    json.child(u"endpoint"_s, [&](JsonReader &child) { member.endpoint = readEndpoint(child); });
    member.model = json.text(u"model"_s, JsonReader::Need::Required);
    json.child(u"parameters"_s,
               [&](JsonReader &child) { member.parameters = readParameters(child); });
    member.enabled = json.flag(u"enabled"_s, true);
    member.unread = json.unread();
    return member;
}

QJsonObject toJson(const Council &council)
{
    QJsonObject json = council.unread;
    QJsonArray members;
    for (const Member &member : council.members)
        members.append(toJson(member));
    if (!council.id.isNull())
        json[u"id"_s] = council.id.toString();
    json[u"name"_s] = council.name;
    json[u"procedure"_s] = council.procedure;
    writeLimits(json, council.limits);
    json[u"members"_s] = members;
    json[u"chair"_s] = seat(council.chair);
    json[u"second_chair"_s] = seat(council.secondChair);
    return json;
}

Council readCouncil(JsonReader &json)
{
    Council council;
    council.id = CouncilId::fromString(json.text(u"id"_s));
    council.name = json.text(u"name"_s, JsonReader::Need::Required);
    if (json.has(u"procedure"_s))
        council.procedure = json.text(u"procedure"_s);
    council.limits = readLimits(json);
    json.children(u"members"_s, [&](JsonReader &child) {
        const Member member = readMember(child);
        // Answers know their member by this id alone.
        if (std::ranges::find(council.members, member.id, &Member::id) != council.members.end())
            child.reject(u"id"_s, u"is used twice"_s);
        council.members.append(member);
    });
    council.chair = readSeat(json, u"chair"_s);
    council.secondChair = readSeat(json, u"second_chair"_s);
    council.unread = json.unread();
    return council;
}

QByteArray councilFile(const Council &council)
{
    QJsonObject json = toJson(council);
    json[u"format"_s] = Format;
    json[u"version"_s] = 1;
    return jsonBytes(json);
}

Result<Council> councilFromFile(const QByteArray &bytes)
{
    const Result<QJsonObject> object = parseJsonObject(bytes);
    if (!object)
        return object.error();
    JsonReader json(*object);
    json.expectFormat(Format);
    json.expectVersion(1);
    Council council = readCouncil(json);
    if (council.id.isNull())
        council.id = CouncilId::create();
    const qsizetype members = council.enabledMembers().size();
    for (const LimitsFault fault : limitsFaults(council.limits, members))
        json.reject(faultKey(fault), faultReason(fault, members));
    if (!json.problem().isEmpty())
        return Error{.kind = Error::Kind::BadFile, .message = json.problem()};
    return council;
}

} // namespace Conclave
