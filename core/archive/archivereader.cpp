#include "core/archive/archivereader.h"

#include "core/archive/listingrows.h"
#include "core/archive/sessionrows.h"
#include "core/base/files.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

Error unknownSession()
{
    return {.kind = Error::Kind::BadFile, .message = u"there is no such session"_s};
}

} // namespace

ArchiveReader::ArchiveReader(const QString &directory) : m_files(directory)
{
}

ArchiveReader::~ArchiveReader()
{
    reopen();
}

Result<QList<SessionListing>> ArchiveReader::page(const SessionPage &page)
{
    const Result<Database *> open = database();
    return open ? listingsOf(**open, page) : Result<QList<SessionListing>>(open.error());
}

Result<LoadedSession> ArchiveReader::load(SessionId session)
{
    const Result<Database *> open = database();
    if (!open)
        return open.error();
    LoadedSession loaded;
    qint64 row = 0;
    Result<Session> frame = unknownSession();
    Done read =
        (*open)->each(u"SELECT %1, s.id FROM sessions s WHERE uuid = ?"_s.arg(listingColumns()),
                      {session.toString()},
                      [&](const QSqlQuery &found) {
                          row = found.value(ListingColumnCount).toLongLong();
                          loaded.listing = listingFrom(found);
                          frame = sessionFrame(found.value(1).toByteArray());
                          return false;
                      });
    if (!read || !row)
        return read ? unknownSession() : read.error();
    loaded.session = frame ? *frame : Session{.id = session, .created = loaded.listing.created};
    QList<StoredTurn> stored; // first all rows: reading a journal is another statement
    read = (*open)->each(u"SELECT %1 FROM turns WHERE session = ? ORDER BY place"_s.arg(
                             QLatin1StringView(StoredTurn::Columns)),
                         {row},
                         [&](const QSqlQuery &turn) {
                             stored.append(StoredTurn::from(turn));
                             return true;
                         });
    if (!read)
        return read.error();
    for (const StoredTurn &one : std::as_const(stored)) {
        const Result<Turn> turn = one.turn(**open);
        if (turn)
            loaded.session.turns.append(*turn);
        else if (turn.error().kind == Error::Kind::BadFile)
            ++loaded.unreadableTurns;
        else
            return turn.error();
    }
    return loaded;
}

Result<RecordedTurn> ArchiveReader::recording(SessionId session, TurnId turn)
{
    const Result<Database *> open = database();
    if (!open)
        return open.error();
    const Result<qint64> known = sessionRow(**open, session);
    const Result<qint64> row = known ? turnRow(**open, *known, turn) : known;
    const Result<std::optional<StoredTurn>> stored =
        row ? storedTurn(**open, *row) : Result<std::optional<StoredTurn>>(row.error());
    if (!stored)
        return stored.error();
    if (!*stored)
        return Error{.kind = Error::Kind::BadFile, .message = u"there is no such turn"_s};
    return (*stored)->recorded(**open);
}

Result<QList<SessionId>> ArchiveReader::sessions()
{
    const Result<Database *> open = database();
    return open ? sessionsByAge(**open) : Result<QList<SessionId>>(open.error());
}

Result<QList<SessionId>> ArchiveReader::judgedSessions()
{
    const Result<Database *> open = database();
    return open ? judgedSessionsByAge(**open) : Result<QList<SessionId>>(open.error());
}

Result<QStringList> ArchiveReader::tags()
{
    const Result<Database *> open = database();
    return open ? tagsInUse(**open) : Result<QStringList>(open.error());
}

Result<ArchiveFigures> ArchiveReader::figures()
{
    const Result<Database *> open = database();
    if (!open)
        return open.error();
    ArchiveFigures figures;
    const Done read = (*open)->each(u"SELECT (SELECT count(*) FROM sessions WHERE removed IS NULL),"
                                    " (SELECT count(*) FROM sessions WHERE removed IS NOT NULL),"
                                    " (SELECT count(*) FROM turns), (SELECT count(*) FROM texts)"_s,
                                    {},
                                    [&](const QSqlQuery &row) {
                                        figures.sessions = row.value(0).toLongLong();
                                        figures.removed = row.value(1).toLongLong();
                                        figures.turns = row.value(2).toLongLong();
                                        figures.texts = row.value(3).toLongLong();
                                        return false;
                                    });
    if (!read)
        return read.error();
    figures.bytes = m_files.size();
    const QStringList backups = m_files.backups();
    figures.backups = int(backups.size());
    if (!backups.isEmpty())
        figures.newestBackup = QFileInfo(backups.constFirst()).lastModified().toUTC();
    return figures;
}

Result<QString> ArchiveReader::backUp(const QDateTime &now)
{
    const Result<Database *> open = database();
    if (!open)
        return open.error();
    return makeBackup(**open, m_files, now);
}

Result<QString> ArchiveReader::backUpDaily(const QDateTime &now)
{
    constexpr qint64 Day = qint64(24) * 60 * 60;
    constexpr qint64 Room = 3; // times the archive's size
    const QStringList backups = m_files.backups();
    const bool isFresh =
        !backups.isEmpty() && QFileInfo(backups.constFirst()).lastModified().secsTo(now) < Day;
    if (isFresh || QStorageInfo(m_files.directory()).bytesAvailable() < Room * m_files.size())
        return QString();
    const Result<ArchiveFigures> figures = this->figures();
    if (!figures)
        return figures.error();
    return figures->turns > 0 ? backUp(now) : QString();
}

Done ArchiveReader::replaceBackups(const QDateTime &now)
{
    const QStringList old = m_files.backups();
    if (old.isEmpty())
        return std::monostate{};
    if (const Result<QString> fresh = backUp(now); !fresh)
        return fresh.error();
    for (const QString &backup : old)
        QFile::remove(backup);
    return std::monostate{};
}

bool ArchiveReader::hasTraces()
{
    const Result<Database *> open = database();
    const auto trace = open ? (*open)->value(u"SELECT 1 FROM traces"_s) : Result<QVariant>(Error());
    return trace && trace->isValid();
}

Database::Verdict ArchiveReader::check(Database::Depth depth)
{
    constexpr auto Patience = std::chrono::hours(1);
    const Result<Database *> open = database();
    if (open)
        return (*open)->check(Patience, depth);
    return open.error().kind == Error::Kind::ArchiveDamaged ? Database::Verdict::Damaged
                                                            : Database::Verdict::Unfinished;
}

Database::Verdict ArchiveReader::checkMonthly(const QDateTime &now)
{
    constexpr qint64 Month = qint64(30) * 24 * 60 * 60;
    constexpr qint64 LongestTime = 64;
    const Result<QByteArray> text = readFile(m_files.checked(), LongestTime);
    const QDateTime last =
        text ? QDateTime::fromString(QString::fromLatin1(*text), Qt::ISODate) : QDateTime();
    if (last.isValid() && last <= now && last.secsTo(now) < Month)
        return Database::Verdict::Sound;
    const Database::Verdict verdict = check(Database::Depth::Everything);
    if (verdict == Database::Verdict::Sound)
        (void)saveFile(m_files.checked(), now.toUTC().toString(Qt::ISODate).toLatin1());
    return verdict;
}

Result<Database *> ArchiveReader::database()
{
    if (m_hasEnded)
        return Error{.kind = Error::Kind::Cancelled};
    if (m_database)
        return m_database.get();
    Done done = open(Database::Access::Read);
    // Where nothing can be written, not even the log's index, only an untouched file can be read.
    if (!done && done.error().kind == Error::Kind::ArchiveUnwritable && !m_files.wasLeftOpen() &&
        QFileInfo::exists(m_files.database()))
        done = open(Database::Access::ReadFrozen);
    if (!done)
        return done.error();
    return m_database.get();
}

void ArchiveReader::reopen()
{
    const std::scoped_lock lock(m_mutex);
    m_database.reset();
}

void ArchiveReader::interrupt()
{
    const std::scoped_lock lock(m_mutex);
    if (m_database)
        m_database->interrupt();
}

void ArchiveReader::end()
{
    m_hasEnded = true;
    interrupt();
}

Done ArchiveReader::open(Database::Access access)
{
    auto database = std::make_unique<Database>(m_files.database(), access);
    if (Done done = database->open(); !done)
        return done;
    // SQLite opens lazily: only reading tells.
    if (const Result<QVariant> read = database->value(u"SELECT count(*) FROM sqlite_schema"_s);
        !read)
        return read.error();
    const std::scoped_lock lock(m_mutex);
    m_database = std::move(database);
    return std::monostate{};
}

} // namespace Conclave
