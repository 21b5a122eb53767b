#include "core/session/sessionjson.h"

#include "core/session/idjson.h"
#include "core/session/momentsjson.h"
#include "core/session/turnjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Format = "conclave-session"_L1;

} // namespace

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
    if (!session.importedFrom.isEmpty())
        json[u"imported_from"_s] = session.importedFrom;
    return jsonBytes(json);
}

Result<Session> sessionFromFile(const QByteArray &bytes)
{
    const Result<QJsonObject> object = parseJsonObject(bytes);
    if (!object)
        return object.error();
    JsonReader json(*object);
    json.expectFormat(Format);
    json.expectVersion(1);
    Session session;
    session.id = readId<SessionId>(json);
    session.title = json.text(u"title"_s);
    session.created = readInstant(json, u"created"_s);
    session.importedFrom = json.text(u"imported_from"_s);
    QSet<TurnId> seen;
    json.children(u"turns"_s, [&](JsonReader &child) {
        session.turns.append(readTurn(child));
        const TurnId id = session.turns.constLast().id;
        if (seen.contains(id))
            child.reject(u"id"_s, u"is used twice"_s);
        seen.insert(id);
    });
    session.unread = json.unread();
    if (!json.problem().isEmpty())
        return Error{.kind = Error::Kind::BadFile, .message = json.problem()};
    return session;
}

} // namespace Conclave
