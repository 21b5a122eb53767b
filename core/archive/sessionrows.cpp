#include "core/archive/sessionrows.h"

#include "core/archive/packed.h"
#include "core/archive/textrows.h"
#include "core/session/sessionjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray packedFrame(Session session)
{
    session.turns.clear();
    return packed(sessionFile(session));
}

Done update(Database &database, SessionId session, const QString &assignment, const QVariant &value)
{
    return database.run(u"UPDATE sessions SET %1 = ? WHERE uuid = ?"_s.arg(assignment),
                        {value, session.toString()});
}

} // namespace

Result<qint64> sessionRow(Database &database, SessionId session)
{
    const Result<QVariant> row =
        database.value(u"SELECT id FROM sessions WHERE uuid = ?"_s, {session.toString()});
    if (!row)
        return row.error();
    return row->toLongLong();
}

Result<qint64> ensureSession(Database &database,
                             const Session &frame,
                             const QDateTime &changed,
                             const SessionOrigin &origin)
{
    const Result<qint64> known = sessionRow(database, frame.id);
    if (!known || *known)
        return known;
    const Result<QVariant> row =
        database.value(u"INSERT INTO sessions (uuid, source, frame, created, changed, read_only)"
                       " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"_s,
                       {frame.id.toString(),
                        origin.source.isEmpty() ? QVariant() : QVariant(origin.source),
                        packedFrame(frame),
                        frame.created.toMSecsSinceEpoch(),
                        changed.toMSecsSinceEpoch(),
                        origin.isReadOnly});
    if (!row)
        return row.error();
    const Done done = indexTitle(database, row->toLongLong(), frame.title, frame.created);
    if (!done)
        return done.error();
    return row->toLongLong();
}

Result<Session> sessionFrame(const QByteArray &packed)
{
    return sessionFromFile(unpacked(packed));
}

Done renameSession(Database &database, SessionId session, const QString &title)
{
    QByteArray bytes;
    qint64 row = 0;
    const Done read = database.each(u"SELECT id, frame FROM sessions WHERE uuid = ?"_s,
                                    {session.toString()},
                                    [&](const QSqlQuery &found) {
                                        row = found.value(0).toLongLong();
                                        bytes = found.value(1).toByteArray();
                                        return false;
                                    });
    if (!read || !row)
        return read;
    Result<Session> frame = sessionFrame(bytes);
    if (!frame)
        return frame.error();
    Session renamed = *frame;
    renamed.title = title;
    if (Done done = update(database, session, u"frame"_s, packedFrame(renamed)); !done)
        return done;
    return indexTitle(database, row, title, renamed.created);
}

Done setSessionTags(Database &database, SessionId session, const QStringList &tags)
{
    const Result<qint64> row = sessionRow(database, session);
    if (!row)
        return row.error();
    if (Done done = database.run(u"DELETE FROM tags WHERE session = ?"_s, {*row}); !done)
        return done;
    for (const QString &tag : tags) {
        if (tag.trimmed().isEmpty() || !*row)
            continue;
        const Done done = database.run(u"INSERT OR IGNORE INTO tags (session, tag) VALUES (?, ?)"_s,
                                       {*row, tag.trimmed()});
        if (!done)
            return done;
    }
    return std::monostate{};
}

Done setSessionPinned(Database &database, SessionId session, bool isPinned)
{
    return update(database, session, u"pinned"_s, isPinned);
}

Done setSessionRemoved(Database &database, SessionId session, const QDateTime &removed)
{
    return update(database,
                  session,
                  u"removed"_s,
                  removed.isValid() ? QVariant(removed.toMSecsSinceEpoch()) : QVariant());
}

Result<bool> bringBack(Database &database, qint64 row)
{
    const Result<QVariant> back =
        database.value(u"UPDATE sessions SET removed = NULL WHERE id = ? AND removed IS NOT NULL"
                       " RETURNING id"_s,
                       {row});
    if (!back)
        return back.error();
    return back->isValid();
}

Done touchSession(Database &database, SessionId session, const QDateTime &changed)
{
    return update(database, session, u"changed"_s, changed.toMSecsSinceEpoch());
}

Done purgeSession(Database &database, SessionId session)
{
    const Result<qint64> row = sessionRow(database, session);
    if (!row)
        return row.error();
    if (Done done = dropTexts(database, *row); !done)
        return done;
    if (Done done = database.run(u"INSERT INTO traces DEFAULT VALUES"_s); !done)
        return done;
    return database.run(u"DELETE FROM sessions WHERE id = ?"_s, {*row});
}

} // namespace Conclave
