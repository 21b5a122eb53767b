#include "core/archive/rescue.h"

#include "core/archive/archivecopy.h"
#include "core/archive/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

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
        const Result<bool> copied = copyArchive(from, to);
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
