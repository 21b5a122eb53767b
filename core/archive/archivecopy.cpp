#include "core/archive/archivecopy.h"

#include "core/archive/sessionrows.h"
#include "core/archive/storedturn.h"
#include "core/archive/textrows.h"

#include <QHash>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Reads a table in both directions, so that one bad page takes no more than the rows in it.
bool readAround(Database &from,
                const QString &select,
                const std::function<void(const QSqlQuery &)> &take)
{
    qint64 last = -1;
    const auto up = [&](const QSqlQuery &row) {
        take(row);
        last = row.value(0).toLongLong();
        return true;
    };
    if (from.each(select + u" ORDER BY id"_s, {}, up))
        return true;
    const auto down = [&](const QSqlQuery &row) {
        if (row.value(0).toLongLong() <= last)
            return false;
        take(row);
        return true;
    };
    // An error is what ends this one, too.
    (void)from.each(select + u" ORDER BY id DESC"_s, {}, down);
    return false;
}

/// Remembers what became of which row.
class Copy final
{
public:
    Copy(Database &from, Database &to) : m_from(from), m_to(to) {}

    /// As copyArchive() says.
    Result<bool> run()
    {
        bool isWhole = readAround(
            m_from,
            u"SELECT id, uuid, source, frame, created, changed, pinned, read_only, removed"
            " FROM sessions"_s,
            [this](const QSqlQuery &row) { takeSession(row); });
        isWhole &= readAround(m_from,
                              u"SELECT id, session, uuid, place, asked, ended, base, state, events"
                              " FROM turns NOT INDEXED"_s,
                              [this](const QSqlQuery &row) { takeTurn(row); });
        isWhole &= bool(m_from.each(
            u"SELECT turn, seq, events FROM journal"_s, {}, [this](const QSqlQuery &row) {
                takeJournal(row);
                return true;
            }));
        isWhole &=
            bool(m_from.each(u"SELECT session, tag FROM tags"_s, {}, [this](const auto &row) {
                takeTag(row);
                return true;
            }));
        if (!m_done)
            return m_done.error();
        return isWhole;
    }

private:
    void note(const Done &done)
    {
        if (m_done && !done)
            m_done = done;
    }
    qint64 insert(const QString &sql, const QVariantList &values)
    {
        const Result<QVariant> row = m_to.value(sql, values);
        if (!row)
            note(row.error());
        return row ? row->toLongLong() : 0;
    }
    void takeSession(const QSqlQuery &row)
    {
        const qint64 id = insert(
            u"INSERT INTO sessions (uuid, source, frame, created, changed, pinned, read_only,"
            " removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id"_s,
            {row.value(1),
             row.value(2),
             row.value(3),
             row.value(4),
             row.value(5),
             row.value(6),
             row.value(7),
             row.value(8)});
        const Result<qint64> there =
            sessionRow(m_to, SessionId::fromString(row.value(1).toString()));
        if (!id) { // it is there already; what belongs to it may be not
            m_sessions[row.value(0).toLongLong()] = there ? *there : 0;
            return;
        }
        m_sessions[row.value(0).toLongLong()] = id;
        if (const Result<Session> frame = sessionFrame(row.value(3).toByteArray()))
            note(indexTitle(m_to, id, frame->title, frame->created));
    }
    /// Turns whose session could not be read get one of their own.
    qint64 sessionFor(qint64 old, const QByteArray &base)
    {
        if (const qint64 known = m_sessions.value(old))
            return known;
        StoredTurn stored;
        stored.base = base;
        stored.ended = true;
        const Result<Turn> turn = stored.turn(m_from);
        if (!turn)
            return 0;
        const Result<qint64> session = ensureSession(m_to,
                                                     {.id = SessionId::create(),
                                                      .title = titleFor(turn->question.text),
                                                      .created = turn->asked},
                                                     turn->asked);
        if (!session)
            note(session.error());
        return m_sessions[old] = session ? *session : 0;
    }
    void takeTurn(const QSqlQuery &row)
    {
        const qint64 session = sessionFor(row.value(1).toLongLong(), row.value(6).toByteArray());
        if (!session)
            return;
        // Its place may be taken by another turn that was asked since the backup.
        const qint64 id = insert(
            u"INSERT INTO turns (session, uuid, place, asked, ended, base, state, events)"
            " SELECT ?, ?, CASE WHEN EXISTS (SELECT 1 FROM turns WHERE session = ? AND place = ?)"
            " THEN (SELECT max(place) + 1 FROM turns WHERE session = ?) ELSE ? END,"
            " ?, ?, ?, ?, ? WHERE true ON CONFLICT DO NOTHING RETURNING id"_s,
            {session,
             row.value(2),
             session,
             row.value(3),
             session,
             row.value(3),
             row.value(4),
             row.value(5),
             row.value(6),
             row.value(7),
             row.value(8)});
        if (!id)
            return;
        m_turns[row.value(0).toLongLong()] = id;
        const StoredTurn stored{.ended = row.value(5).toBool(),
                                .base = row.value(6).toByteArray(),
                                .state = row.value(7).toByteArray(),
                                .events = row.value(8).toByteArray()};
        if (const Result<Turn> turn = stored.turn(m_to)) {
            note(indexTurn(m_to, session, id, *turn));
            if (stored.ended)
                note(m_to.run(u"UPDATE turns SET judged = ? WHERE id = ?"_s,
                              {turn->isJudged(), id}));
        }
    }
    void takeJournal(const QSqlQuery &row)
    {
        if (const qint64 turn = m_turns.value(row.value(0).toLongLong()))
            note(m_to.run(u"INSERT INTO journal (turn, seq, events) VALUES (?, ?, ?)"_s,
                          {turn, row.value(1), row.value(2)}));
    }
    void takeTag(const QSqlQuery &row)
    {
        if (const qint64 session = m_sessions.value(row.value(0).toLongLong()))
            note(m_to.run(u"INSERT OR IGNORE INTO tags (session, tag) VALUES (?, ?)"_s,
                          {session, row.value(1)}));
    }

    Database &m_from;
    Database &m_to;
    Done m_done = std::monostate{};
    QHash<qint64, qint64> m_sessions; ///< New rows by old ones; 0: it could not be kept.
    QHash<qint64, qint64> m_turns;    ///< Only those that were copied.
};

} // namespace

Result<bool> copyArchive(Database &from, Database &to)
{
    return Copy(from, to).run();
}

} // namespace Conclave
