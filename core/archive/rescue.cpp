#include "core/archive/rescue.h"

#include "core/archive/packed.h"
#include "core/archive/schema.h"
#include "core/archive/sessionrows.h"
#include "core/archive/storedturn.h"
#include "core/archive/textrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QtEndian>

#include <limits>

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

/// Copies one archive into another, which may have part of it already.
class Copy final
{
public:
    Copy(Database &from, Database &to) : m_from(from), m_to(to) {}

    /// Whether everything could be read. What cannot be written ends it with an error.
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
        if (const Result<Turn> turn = stored.turn(m_to))
            note(indexTurn(m_to, session, id, *turn));
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

/// Whether everything in the file at `path` is in `to` now.
Result<bool> copyFrom(const QString &path, Database::Access access, Database &to)
{
    Database from(path, access);
    if (!from.open())
        return false;
    const Result<SchemaState> state = schemaState(from);
    if (!state || state->version == 0 || !state->isOurs)
        return false;
    bool isWhole = false;
    const Done done = to.transaction([&]() -> Done {
        const Result<bool> copied = Copy(from, to).run();
        if (!copied)
            return copied.error();
        isWhole = *copied;
        return std::monostate{};
    });
    if (!done)
        return done.error();
    return isWhole;
}

QString soundBackup(const ArchiveFiles &files)
{
    for (const QString &path : files.backups()) {
        Database backup(path, Database::Access::ReadFrozen);
        constexpr auto Patience = std::chrono::minutes(1);
        if (backup.open() && backup.check(Patience) == Database::Verdict::Sound)
            return path;
    }
    return {};
}

/// How long a database says in its first page that it is; 0 when it says nothing.
qint64 declaredSize(const QString &path)
{
    constexpr qsizetype Header = 100;
    constexpr qsizetype PageSize = 16;
    constexpr qsizetype PageCount = 28;
    QFile file(path);
    const QByteArray header = file.open(QIODevice::ReadOnly) ? file.read(Header) : QByteArray();
    if (header.size() < Header || !header.startsWith("SQLite format 3"))
        return 0;
    const auto page = qFromBigEndian<quint16>(header.constData() + PageSize);
    constexpr qint64 Largest = 65536; // which does not fit in there
    return (page == 1 ? Largest : page) *
           qint64(qFromBigEndian<quint32>(header.constData() + PageCount));
}

/// SQLite reads nothing of a file that lost its end. A copy of its full length can be read as far
/// as there is something in it. Empty when there is no need, or no room.
QString lengthened(const ArchiveFiles &files)
{
    constexpr qint64 Most = qint64(1) << 40;
    const qint64 size = declaredSize(files.database());
    if (size <= QFileInfo(files.database()).size() || size > Most)
        return {};
    QFile::remove(files.lengthened());
    if (!QFile::copy(files.database(), files.lengthened()) ||
        !QFile::resize(files.lengthened(), size))
        return {};
    return files.lengthened();
}

Result<bool> copyFromDamaged(const ArchiveFiles &files, Database &to)
{
    const QString longer = lengthened(files);
    if (longer.isEmpty())
        return copyFrom(files.database(), Database::Access::Read, to);
    const Result<bool> copied = copyFrom(longer, Database::Access::ReadFrozen, to);
    QFile::remove(longer);
    return copied ? Result<bool>(false) : copied;
}

Result<Rescue> fill(Database &fresh, const ArchiveFiles &files)
{
    Rescue rescue;
    const Result<bool> copied = copyFromDamaged(files, fresh);
    if (!copied)
        return copied.error();
    rescue.isWhole = *copied;
    const QString backup = rescue.isWhole ? QString() : soundBackup(files);
    if (!backup.isEmpty()) {
        const Result<bool> added = copyFrom(backup, Database::Access::ReadFrozen, fresh);
        if (!added)
            return added.error();
        rescue.backup = backup;
    }
    const Result<QVariant> sessions = fresh.value(u"SELECT count(*) FROM sessions"_s);
    const Result<QVariant> turns = fresh.value(u"SELECT count(*) FROM turns"_s);
    if (!sessions || !turns)
        return sessions ? turns.error() : sessions.error();
    rescue.sessions = sessions->toLongLong();
    rescue.turns = turns->toLongLong();
    // All of it into the one file that is moved.
    if (Done closed = fresh.run(u"PRAGMA journal_mode = DELETE"_s); !closed)
        return closed.error();
    return rescue;
}

Result<QString> putAside(const ArchiveFiles &files, const QDateTime &now)
{
    const QString name = u"corrupt-%1"_s.arg(now.toUTC().toString(u"yyyyMMddTHHmmsszzz"_s));
    QDir directory(files.directory());
    const Error failure{.kind = Error::Kind::ArchiveUnwritable,
                        .message = directory.absoluteFilePath(name)};
    if (!directory.mkdir(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return failure;
    const QStringList companions = files.companions();
    for (const QString &file : companions) {
        const QString target = directory.absoluteFilePath(name % u'/' % QFileInfo(file).fileName());
        if (QFile::exists(file) && !QFile::rename(file, target))
            return failure;
    }
    return directory.absoluteFilePath(name);
}

} // namespace

Result<Rescue> rescueArchive(const ArchiveFiles &files, const QDateTime &now)
{
    for (const QString &leftover : {files.unfinished(), files.rescued()})
        QFile::remove(leftover);
    Result<Rescue> rescue;
    {
        Database fresh(files.unfinished(), Database::Access::Write);
        Done made = fresh.open();
        if (made)
            made = migrate(fresh, schemaSteps(), [] { return Done(std::monostate{}); });
        rescue = made ? fill(fresh, files) : Result<Rescue>(made.error());
    }
    if (!rescue)
        return rescue;
    if (!syncToDisk(files.unfinished()) || !QFile::rename(files.unfinished(), files.rescued()))
        return Error{.kind = Error::Kind::ArchiveUnwritable, .message = files.rescued()};
    syncToDisk(files.directory());
    const Result<QString> aside = finishRescue(files, now);
    if (!aside)
        return aside.error();
    Rescue result = *rescue;
    result.putAside = *aside;
    return result;
}

Result<QString> finishRescue(const ArchiveFiles &files, const QDateTime &now)
{
    if (!QFile::exists(files.rescued()))
        return QString();
    Result<QString> aside = putAside(files, now);
    if (!aside)
        return aside;
    if (!QFile::rename(files.rescued(), files.database()))
        return Error{.kind = Error::Kind::ArchiveUnwritable, .message = files.database()};
    syncToDisk(files.directory());
    return aside;
}

} // namespace Conclave
