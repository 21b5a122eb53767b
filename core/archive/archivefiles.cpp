#include "core/archive/archivefiles.h"

#include "core/base/files.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Backups = u"backups"_s;

} // namespace

QString ArchiveFiles::path(const QString &name) const
{
    return QDir(m_directory).absoluteFilePath(name);
}

QString ArchiveFiles::database() const
{
    return path(u"archive.db"_s);
}

QString ArchiveFiles::lock() const
{
    return path(u"archive.lock"_s);
}

QString ArchiveFiles::rescued() const
{
    return path(u"archive-rescued.db"_s);
}

QString ArchiveFiles::unfinished() const
{
    return path(u"archive-unfinished.db"_s);
}

QString ArchiveFiles::checked() const
{
    return path(u"archive.checked"_s);
}

QString ArchiveFiles::lengthened() const
{
    return path(u"archive-lengthened.db"_s);
}

QStringList ArchiveFiles::companions() const
{
    const QString file = database();
    return {file, file + u"-wal"_s, file + u"-shm"_s, file + u"-journal"_s};
}

bool ArchiveFiles::wasLeftOpen() const
{
    return QFile::exists(database() + u"-wal"_s) || QFile::exists(database() + u"-journal"_s);
}

qint64 ArchiveFiles::size() const
{
    qint64 bytes = 0;
    for (const QString &file : companions())
        bytes += QFileInfo(file).size();
    return bytes;
}

QStringList ArchiveFiles::backups() const
{
    const QDir directory(path(Backups));
    QStringList paths;
    // Their names are times, so the alphabet puts them in order.
    for (const QString &name :
         directory.entryList({u"archive-*.db"_s}, QDir::Files, QDir::Name | QDir::Reversed))
        paths.append(directory.absoluteFilePath(name));
    return paths;
}

Result<QString> makeBackup(Database &database, const ArchiveFiles &files, const QDateTime &now)
{
    const QDir directory(QDir(files.directory()).absoluteFilePath(Backups));
    if (!makePrivateDirectory(directory.absolutePath()))
        return Error{.kind = Error::Kind::ArchiveUnwritable, .message = directory.absolutePath()};
    const QString unfinished = directory.absoluteFilePath(u"unfinished.db"_s);
    const QString finished = directory.absoluteFilePath(
        u"archive-%1.db"_s.arg(now.toUTC().toString(u"yyyyMMddTHHmmsszzz"_s)));
    QFile::remove(unfinished);
    QFile file(unfinished);
    if (!file.open(QIODevice::NewOnly))
        return Error{.kind = Error::Kind::ArchiveUnwritable, .message = file.errorString()};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    // `query_only` would forbid it, although the database itself is only read.
    Done done = database.run(u"PRAGMA query_only = OFF"_s);
    if (done)
        done = database.run(u"VACUUM INTO ?"_s, {unfinished});
    if (done && (!syncToDisk(unfinished) || !QFile::rename(unfinished, finished)))
        done = Error{.kind = Error::Kind::ArchiveUnwritable, .message = finished};
    if (!done) {
        QFile::remove(unfinished);
        return done.error();
    }
    syncToDisk(directory.absolutePath());
    const QStringList old = files.backups().mid(MostBackups);
    for (const QString &backup : old)
        QFile::remove(backup);
    return finished;
}

bool syncToDisk(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool isDone = ::fsync(file) == 0;
    ::close(file);
    return isDone;
}

} // namespace Conclave
