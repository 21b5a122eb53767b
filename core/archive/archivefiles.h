#pragma once

#include "core/archive/database.h"

#include <QDateTime>
#include <QStringList>

namespace Conclave {

/// Where an archive keeps its files: archive.db in a directory, and beside it SQLite's log and
/// index of the log, a lock, the backups and what was put aside.
class ArchiveFiles final
{
public:
    explicit ArchiveFiles(const QString &directory) : m_directory(directory) {}

    const QString &directory() const { return m_directory; }
    QString database() const;
    QString lock() const;
    QString rescued() const;    ///< A whole archive that is to take the damaged one's place.
    QString unfinished() const; ///< One that is still being made.
    QString checked() const; ///< When everything in the archive was last found sound, as ISO 8601.
    QString lengthened() const; ///< What a rescue reads in the place of a file that lost its end.
    QStringList companions() const; ///< The files that belong to the database, itself included.

    /// The last process did not close the database: it was killed, or the power went.
    bool wasLeftOpen() const;
    qint64 size() const; ///< Of the database with its log, in bytes.

    QStringList backups() const; ///< Paths, the newest first.

private:
    QString path(const QString &name) const;

    QString m_directory;
};

inline constexpr qsizetype MostBackups = 7;

/// Copies the database, as it is at this moment, into a new backup and drops the oldest ones. The
/// connection may be one that only reads. On failure nothing has changed. Its path.
Result<QString> makeBackup(Database &database, const ArchiveFiles &files, const QDateTime &now);

/// What was written to `path`, a file or a directory's entries, survives a power cut.
bool syncToDisk(const QString &path);

} // namespace Conclave
