#include "core/store/keyfile.h"

#include "core/base/files.h"
#include "core/base/jsonreader.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 LargestFile = 1 << 20;

/// What makes an open file unfit to hold keys; empty when it is fit.
QString flawOf(int descriptor)
{
    struct stat status = {};
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return u"is not a regular file"_s;
    if (status.st_uid != geteuid())
        return u"belongs to somebody else"_s;
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return u"may be read or changed by others; chmod 600 mends it, but change the keys"_s;
    return status.st_size > LargestFile ? u"is larger than 1 MiB"_s : QString();
}

/// Empty when there is no such file.
Result<QByteArray> readOwn(const QString &path)
{
    // The file that is looked at is the one that is read; a pipe would wait for a writer.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return QByteArray();
    if (descriptor < 0)
        return fileError(path, errno == ELOOP ? u"is a symbolic link"_s : u"cannot be opened"_s);
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return fileError(path, file.errorString());
    }
    if (const QString flaw = flawOf(descriptor); !flaw.isEmpty())
        return fileError(path, flaw);
    const QByteArray bytes = file.read(LargestFile);
    if (file.error() != QFileDevice::NoError) // else it would look like a file without keys
        return fileError(path, file.errorString());
    return bytes;
}

} // namespace

KeyFile::KeyFile(const QString &path) : m_path(path)
{
}

Result<Secret> KeyFile::read(const KeyEntry &entry) const
{
    const Result<QJsonObject> keys = load();
    if (!keys)
        return keys.error();
    const Secret key(keys->value(entry.name()).toString().toUtf8());
    if (!key.isEmpty())
        return key;
    return Error{.kind = Error::Kind::NoKey,
                 .message = fileError(m_path, u"holds no key"_s).message};
}

Done KeyFile::write(const KeyEntry &entry, const Secret &key) const
{
    Result<QJsonObject> loaded = load();
    if (!loaded)
        return loaded.error();
    QJsonObject keys = *loaded;
    keys[entry.name()] = QString::fromLatin1(key.forKeeping());
    return save(keys);
}

Done KeyFile::remove(const KeyEntry &entry) const
{
    const Result<QJsonObject> loaded = load();
    if (!loaded)
        return loaded.error();
    QJsonObject keys = *loaded;
    if (!keys.contains(entry.name()))
        return std::monostate{};
    keys.remove(entry.name());
    if (!keys.isEmpty())
        return save(keys);
    QFile file(m_path);
    return file.remove() ? Done(std::monostate{}) : Done(fileError(m_path, file.errorString()));
}

Result<QJsonObject> KeyFile::load() const
{
    const Result<QByteArray> bytes = readOwn(m_path);
    if (!bytes)
        return bytes.error();
    if (bytes->isEmpty())
        return QJsonObject();
    const Result<QJsonObject> object = parseJsonObject(*bytes);
    if (!object)
        return fileError(m_path, object.error().message);
    JsonReader json(*object);
    json.expectVersion(1);
    const QJsonObject keys = json.object(u"keys"_s);
    if (!json.problem().isEmpty())
        return fileError(m_path, json.problem());
    return keys;
}

Done KeyFile::save(const QJsonObject &keys) const
{
    const QString directory = QFileInfo(m_path).absolutePath();
    if (!makePrivateDirectory(directory))
        return fileError(directory, u"cannot be made a directory"_s);
    const QJsonObject json{{u"version"_s, 1}, {u"keys"_s, keys}};
    return saveFile(m_path, jsonBytes(json), Access::OwnerOnly);
}

} // namespace Conclave
