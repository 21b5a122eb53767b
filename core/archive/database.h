#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <chrono>
#include <functional>

struct sqlite3;

namespace Conclave {

/// One connection to an SQLite file. It belongs to the thread that opens it; only interrupt() may
/// be called from others. Never two that write: SQLite before 3.51.3 can corrupt a file when one
/// resets the write-ahead log while the other writes.
///
/// Errors are Error::Kind::ArchiveDamaged, ArchiveUnwritable (full, read-only, failing disks and
/// locked files), Cancelled (interrupted), and BadFile for all else.
class Database final
{
public:
    enum class Access {
        Write,
        Read,
        ReadFrozen ///< Of a file that nobody can change, as where nothing can be written.
    };
    enum class Verdict { Sound, Damaged, Unfinished };
    enum class Depth {
        Pages,     ///< Whether every page makes sense.
        Everything ///< Also whether every index has what its table has; takes longer.
    };

    Database(const QString &path, Access access);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    Done open(); ///< Makes the file when it writes and there is none, for its owner only.

    Done run(const QString &sql, const QVariantList &values = {});
    /// Calls `row` for every row of the result until it says false.
    Done each(const QString &sql,
              const QVariantList &values,
              const std::function<bool(const QSqlQuery &)> &row);
    /// The first column of the first row; invalid when there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    /// All or nothing, and nobody else writes meanwhile. Not inside of another one.
    Done transaction(const std::function<Done()> &work);

    /// Empties the write-ahead log into the file. False: somebody reads from it at this moment.
    bool truncateLog();

    /// Whether the file is sound, as far as that can be told in `limit`.
    Verdict check(std::chrono::milliseconds limit, Depth depth = Depth::Pages);

    /// Ends what the connection is doing, or nothing. From any thread, while it is open.
    void interrupt();

    const QString &path() const { return m_path; }

private:
    Done configure();
    Error errorOf(const QSqlQuery &query) const;

    const QString m_path;
    const Access m_access;
    const QString m_name; ///< Of the connection.
    sqlite3 *m_handle = nullptr;
};

/// Says `problem` as an Error of the kind that SQLite's number means.
Error databaseError(int number, const QString &problem);

} // namespace Conclave
