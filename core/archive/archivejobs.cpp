#include "core/archive/archivejobs.h"

#include "core/archive/turnrows.h"
#include "core/session/eventjson.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QDateTime lastAsked(const Session &session)
{
    QDateTime last = session.created;
    for (const Turn &turn : session.turns)
        last = std::max(last, turn.asked);
    return last;
}

Result<qint64> turnCount(Database &database, qint64 session)
{
    const Result<QVariant> count =
        database.value(u"SELECT count(*) FROM turns WHERE session = ?"_s, {session});
    if (!count)
        return count.error();
    return count->toLongLong();
}

/// A session that is there already and stays as it is.
Result<Intake> takeBack(Database &database, SessionId session)
{
    const Result<qint64> row = sessionRow(database, session);
    const Result<bool> wasRemoved = row ? bringBack(database, *row) : Result<bool>(row.error());
    if (!wasRemoved)
        return wasRemoved.error();
    return Intake{.session = session, .isNew = *wasRemoved, .wasRemoved = *wasRemoved};
}

} // namespace

Done appendAll(Database &database, const QList<JournalEntry> &batch)
{
    for (const JournalEntry &entry : batch) {
        const Result<qint64> session = sessionRow(database, entry.session);
        if (!session)
            return session.error();
        const Result<qint64> row = turnRow(database, *session, entry.turn);
        if (!row)
            return row.error();
        if (!*row)
            continue; // purged meanwhile, or lost in a rescue until renewAll()
        if (Done done = appendEvents(database, *row, eventBytes(entry.events)); !done)
            return done;
    }
    return std::monostate{};
}

Done end(Database &database, const JournalEntry &entry, const QDateTime &now)
{
    const Result<qint64> session = sessionRow(database, entry.session);
    const Result<qint64> row = session ? turnRow(database, *session, entry.turn) : session;
    if (!row)
        return row.error();
    if (const Result<bool> ended = endTurn(database, *row); !ended)
        return ended.error();
    return touchSession(database, entry.session, now);
}

Result<int> endInterrupted(Database &database)
{
    QList<qint64> rows;
    const Done read =
        database.each(u"SELECT id FROM turns WHERE ended = 0"_s, {}, [&rows](const QSqlQuery &row) {
            rows.append(row.value(0).toLongLong());
            return true;
        });
    if (!read)
        return read.error();
    int interrupted = 0;
    for (const qint64 row : std::as_const(rows)) {
        bool wasRunning = false;
        const Done ended = database.transaction([&]() -> Done {
            const Result<bool> cut = endTurn(database, row);
            if (!cut)
                return cut.error();
            wasRunning = *cut;
            return std::monostate{};
        });
        if (ended)
            interrupted += wasRunning ? 1 : 0;
        else if (ended.error().kind != Error::Kind::BadFile)
            return ended.error();
    }
    return interrupted;
}

Result<bool>
beginAll(Database &database, const Session &frame, const Turn &turn, const QDateTime &now)
{
    const Result<qint64> session = ensureSession(database, frame, now);
    if (!session)
        return session.error();
    if (const Done done = beginTurn(database, *session, turn); !done)
        return done.error();
    if (const Done done = touchSession(database, frame.id, now); !done)
        return done.error();
    return bringBack(database, *session);
}

Result<Intake> takeIn(Database &database, const Session &session, const SessionOrigin &origin)
{
    if (!origin.source.isEmpty()) {
        const Result<QVariant> known =
            database.value(u"SELECT uuid FROM sessions WHERE source = ? AND uuid <> ?"_s,
                           {origin.source, session.id.toString()});
        if (!known)
            return known.error();
        if (known->isValid())
            return takeBack(database, SessionId::fromString(known->toString()));
    }
    const Result<qint64> before = sessionRow(database, session.id);
    if (!before)
        return before.error();
    const Result<qint64> row = ensureSession(database, session, lastAsked(session), origin);
    if (!row)
        return row.error();
    const Result<qint64> turnsBefore = turnCount(database, *row);
    if (!turnsBefore)
        return turnsBefore.error();
    for (const Turn &turn : session.turns) {
        if (const Done done = addWholeTurn(database, *row, turn); !done)
            return done.error();
    }
    const Result<qint64> turns = turnCount(database, *row);
    const Result<bool> wasRemoved = bringBack(database, *row);
    if (!turns || !wasRemoved)
        return turns ? wasRemoved.error() : turns.error();
    return Intake{session.id, *before == 0 || *wasRemoved, *turns - *turnsBefore, *wasRemoved};
}

Done renewAll(Database &database, const Session &session)
{
    const Result<qint64> row = ensureSession(database, session, lastAsked(session));
    if (!row)
        return row.error();
    for (const Turn &turn : session.turns) {
        if (Done renewed = renewTurn(database, *row, turn); !renewed)
            return renewed;
    }
    return std::monostate{};
}

Result<QList<SessionId>> purgeAllRemoved(Database &database)
{
    QList<SessionId> sessions;
    const Done read =
        database.each(u"SELECT uuid FROM sessions WHERE removed IS NOT NULL"_s,
                      {},
                      [&sessions](const QSqlQuery &row) {
                          sessions.append(SessionId::fromString(row.value(0).toString()));
                          return true;
                      });
    if (!read)
        return read.error();
    for (const SessionId &session : std::as_const(sessions)) {
        if (const Done done = purgeSession(database, session); !done)
            return done.error();
    }
    return sessions;
}

} // namespace Conclave
