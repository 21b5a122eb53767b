#include "core/base/files.h"

#include "core/base/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSomethingElse(const QFileInfo &info)
{
    return info.exists() && !info.isFile();
}

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    const QFileInfo info(path);
    if (isSomethingElse(info))
        return fileError(path, u"is not a regular file"_s);
    if (info.size() > limit)
        return fileError(path, u"is larger than %1 MiB"_s.arg(limit >> 20));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, file.errorString());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError)
        return fileError(path, file.errorString());
    return bytes;
}

Done saveFile(const QString &path, const QByteArray &bytes, Access access)
{
    // QSaveFile would put a regular file in the place of a device such as /dev/null.
    if (isSomethingElse(QFileInfo(path)))
        return fileError(path, u"is not a regular file"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(path, file.errorString());
    constexpr auto Owner = QFile::ReadOwner | QFile::WriteOwner;
    if (access == Access::OwnerOnly && !file.setPermissions(Owner))
        return fileError(path, file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return fileError(path, file.errorString());
    return std::monostate{};
}

bool makePrivateDirectory(const QString &directory)
{
    const QFileInfo info(directory);
    if (info.isDir())
        return true;
    return QDir().mkpath(info.absolutePath()) &&
           QDir().mkdir(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

bool canChangeFilesIn(const QString &directory)
{
    return ::faccessat(
               AT_FDCWD, QFile::encodeName(directory).constData(), W_OK | X_OK, AT_EACCESS) == 0;
}

Error fileError(const QString &path, const QString &what)
{
    constexpr qsizetype Longest = 4096;
    return {.kind = Error::Kind::BadFile, .message = singleLine(path, Longest) % u": "_s % what};
}

} // namespace Conclave
