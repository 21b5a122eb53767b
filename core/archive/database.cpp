#include "core/archive/database.h"

#include "core/base/files.h"

#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QStorageInfo>
#include <QUrl>
#include <QUuid>

#include <sqlite3.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The write-ahead log needs memory shared between processes, which these do not give.
bool isNetworkFile(const QString &path)
{
    const QByteArray type = QStorageInfo(path).fileSystemType();
    return type.startsWith("nfs") || type == "cifs" || type.startsWith("smb") ||
           type == "fuse.sshfs" || type == "9p" || type == "afs";
}

constexpr int BusyTimeout = 5000; // milliseconds

/// quick_check of SQLite 3.40 says so of every row of the table, which is WITHOUT ROWID: it looks
/// for a column where the table declares it, and not where its primary key has moved it.
constexpr auto FalseAlarm = "NULL value in tags.session"_L1;

using Deadline = std::chrono::steady_clock::time_point;

int isLate(void *deadline)
{
    return std::chrono::steady_clock::now() > *static_cast<const Deadline *>(deadline);
}

Error errorOf(const QSqlError &error, const QString &path)
{
    return databaseError(error.nativeErrorCode().toInt(), fileError(path, error.text()).message);
}

} // namespace

Error databaseError(int number, const QString &problem)
{
    constexpr int Primary = 0xFF; // SQLite's extended numbers have the plain one in their last byte
    Error error{.kind = Error::Kind::BadFile, .message = problem};
    switch (number & Primary) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.kind = Error::Kind::ArchiveDamaged;
        break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.kind = Error::Kind::ArchiveUnwritable;
        break;
    case SQLITE_INTERRUPT:
        error.kind = Error::Kind::Cancelled;
        break;
    default:
        break;
    }
    return error;
}

Database::Database(const QString &path, Access access)
    : m_path(path)
    , m_access(access)
    , m_name(u"archive-"_s % QUuid::createUuid().toString(QUuid::Id128))
{
}

Database::~Database()
{
    QSqlDatabase::removeDatabase(m_name);
}

Done Database::open()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(BusyTimeout);
    QString name = m_path;
    if (m_access != Access::Write)
        options += u";QSQLITE_OPEN_READONLY"_s;
    if (m_access == Access::ReadFrozen) {
        options += u";QSQLITE_OPEN_URI"_s;
        name = QUrl::fromLocalFile(m_path).toString(QUrl::FullyEncoded) + u"?immutable=1"_s;
    }
    // SQLite would make a file that everybody can read; those beside it get the same permissions.
    QFile file(m_path);
    if (m_access == Access::Write && !file.exists() && file.open(QIODevice::NewOnly))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    database.setConnectOptions(options);
    database.setDatabaseName(name);
    if (!database.open())
        return Conclave::errorOf(database.lastError(), m_path);
    const QVariant handle = database.driver()->handle();
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    sqlite3_extended_result_codes(m_handle, 1);
    return configure();
}

Done Database::configure()
{
    QStringList pragmas{u"trusted_schema = OFF"_s,
                        u"cell_size_check = ON"_s,
                        u"mmap_size = 0"_s,
                        u"foreign_keys = ON"_s};
    if (m_access == Access::Write) {
        pragmas += isNetworkFile(m_path) ? u"journal_mode = DELETE"_s : u"journal_mode = WAL"_s;
        pragmas +=
            {u"synchronous = FULL"_s, u"secure_delete = ON"_s, u"journal_size_limit = 16777216"_s};
    } else {
        pragmas += {u"query_only = ON"_s, u"cache_size = -32768"_s};
    }
    for (const QString &pragma : std::as_const(pragmas)) {
        if (const Done done = run(u"PRAGMA "_s + pragma); !done)
            return done;
    }
    return std::monostate{};
}

Done Database::run(const QString &sql, const QVariantList &values)
{
    return each(sql, values, [](const QSqlQuery &) { return true; });
}

Done Database::each(const QString &sql,
                    const QVariantList &values,
                    const std::function<bool(const QSqlQuery &)> &row)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return errorOf(query);
    for (const QVariant &bound : values)
        query.addBindValue(bound);
    if (!query.exec())
        return errorOf(query);
    while (query.next()) {
        if (!row(query))
            return std::monostate{};
    }
    if (query.lastError().isValid())
        return errorOf(query);
    return std::monostate{};
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values)
{
    QVariant first;
    const Done done = each(sql, values, [&first](const QSqlQuery &row) {
        first = row.value(0);
        return false;
    });
    if (!done)
        return done.error();
    return first;
}

Done Database::transaction(const std::function<Done()> &work)
{
    if (!sqlite3_get_autocommit(m_handle)) // there was no memory even to roll back
        (void)run(u"ROLLBACK"_s);
    // Not QSqlDatabase::transaction(): it begins as a reader and can fail on its way to a writer.
    if (const Done begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Done done = work();
    if (done)
        done = run(u"COMMIT"_s);
    if (!done)
        (void)run(u"ROLLBACK"_s); // SQLite may have rolled back by itself
    return done;
}

bool Database::truncateLog()
{
    sqlite3_busy_timeout(m_handle, 0); // what is to be written shall not wait for a reader
    const Result<QVariant> isBusy = value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    sqlite3_busy_timeout(m_handle, BusyTimeout);
    return isBusy && isBusy->toInt() == 0;
}

Database::Verdict Database::check(std::chrono::milliseconds limit, Depth depth)
{
    constexpr int Steps = 2000;
    Deadline deadline = std::chrono::steady_clock::now() + limit;
    sqlite3_progress_handler(m_handle, Steps, isLate, &deadline);
    // The false alarms must not use up what is listed at most.
    const QString sql = depth == Depth::Pages ? u"PRAGMA quick_check(1000000000)"_s
                                              : u"PRAGMA integrity_check(1000000000)"_s;
    bool isSound = true;
    const Done read = each(sql, {}, [&isSound](const QSqlQuery &row) {
        const QString problem = row.value(0).toString();
        isSound = problem == "ok"_L1 || problem == FalseAlarm;
        return isSound;
    });
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
    // An error other than damage says nothing about the file.
    if (!read && read.error().kind != Error::Kind::ArchiveDamaged)
        return Verdict::Unfinished;
    return read && isSound ? Verdict::Sound : Verdict::Damaged;
}

void Database::interrupt()
{
    if (m_handle)
        sqlite3_interrupt(m_handle);
}

Error Database::errorOf(const QSqlQuery &query) const
{
    return Conclave::errorOf(query.lastError(), m_path);
}

} // namespace Conclave
