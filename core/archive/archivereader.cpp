#include "core/archive/archivereader.h"

#include "core/archive/sessionrows.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <limits>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar TagSeparator(0x1F);

QDateTime moment(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

const QString ListingColumns =
    u"s.uuid, s.frame, s.created, s.changed, s.pinned, s.read_only, s.removed,"
    " (SELECT count(*) FROM turns t WHERE t.session = s.id),"
    " (SELECT group_concat(tag, char(31)) FROM (SELECT tag FROM tags WHERE session = s.id"
    " ORDER BY tag))"_s;

SessionListing listingFrom(const QSqlQuery &row)
{
    SessionListing listing;
    listing.id = SessionId::fromString(row.value(0).toString());
    if (const Result<Session> frame = sessionFrame(row.value(1).toByteArray()))
        listing.title = frame->title;
    listing.created = moment(row.value(2));
    listing.changed = moment(row.value(3));
    listing.isPinned = row.value(4).toBool();
    listing.isReadOnly = row.value(5).toBool();
    listing.isRemoved = !row.value(6).isNull();
    listing.turnCount = row.value(7).toInt();
    listing.tags = row.value(8).toString().split(TagSeparator, Qt::SkipEmptyParts);
    return listing;
}

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
    if (!open)
        return open.error();
    const QString which = page.wantsRemoved ? u"s.removed IS NOT NULL"_s : u"s.removed IS NULL"_s;
    QVariantList values;
    QString sql = u"SELECT %1 FROM sessions s WHERE %2"_s.arg(ListingColumns, which);
    if (!page.tag.isEmpty()) {
        sql += u" AND EXISTS (SELECT 1 FROM tags WHERE session = s.id AND tag = ?)"_s;
        values.append(page.tag);
    }
    sql += u" ORDER BY s.pinned DESC, s.changed DESC, s.id DESC LIMIT ? OFFSET ?"_s;
    values += {page.count, page.from};
    QList<SessionListing> listings;
    const Done read = (*open)->each(sql, values, [&](const QSqlQuery &row) {
        listings.append(listingFrom(row));
        return true;
    });
    if (!read)
        return read.error();
    return listings;
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
        (*open)->each(u"SELECT %1, s.id FROM sessions s WHERE uuid = ?"_s.arg(ListingColumns),
                      {session.toString()},
                      [&](const QSqlQuery &found) {
                          constexpr int Row = 9; // after the columns of a listing
                          row = found.value(Row).toLongLong();
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
    if (!open)
        return open.error();
    QList<SessionId> ids;
    const Done read =
        (*open)->each(u"SELECT uuid FROM sessions WHERE removed IS NULL ORDER BY created, id"_s,
                      {},
                      [&](const QSqlQuery &row) {
                          ids.append(SessionId::fromString(row.value(0).toString()));
                          return true;
                      });
    if (!read)
        return read.error();
    return ids;
}

Result<QStringList> ArchiveReader::tags()
{
    const Result<Database *> open = database();
    if (!open)
        return open.error();
    QStringList tags;
    const Done read =
        (*open)->each(u"SELECT DISTINCT tag FROM tags JOIN sessions s ON s.id = session"
                      " WHERE s.removed IS NULL ORDER BY tag"_s,
                      {},
                      [&](const QSqlQuery &row) {
                          tags.append(row.value(0).toString());
                          return true;
                      });
    if (!read)
        return read.error();
    return tags;
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

Done ArchiveReader::check()
{
    const Result<Database *> open = database();
    if (!open)
        return open.error();
    constexpr auto Patience = std::chrono::hours(1);
    if ((*open)->check(Patience) == Database::Verdict::Damaged)
        return Error{.kind = Error::Kind::ArchiveDamaged, .message = m_files.database()};
    return std::monostate{};
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
