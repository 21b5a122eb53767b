#include "core/import/zipentry.h"

#include "core/base/files.h"

#include <QFile>

#include <algorithm>
#include <zip.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 MostBytes = quint64(4) << 30;
constexpr qsizetype MostEntries = 1000;

struct Listed
{
    QString name;
    quint64 index;
    quint64 size;
};

/// The JSON files in the archive.
QList<Listed> listed(zip_t *archive)
{
    QList<Listed> files;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_uint64_t index = 0; index < zip_uint64_t(std::max(count, zip_int64_t(0))); ++index) {
        zip_stat_t facts;
        zip_stat_init(&facts);
        if (zip_stat_index(archive, index, 0, &facts) != 0 || !(facts.valid & ZIP_STAT_NAME))
            continue;
        const QString name = QString::fromUtf8(facts.name);
        if (name.endsWith(".json"_L1, Qt::CaseInsensitive))
            files.append({name, index, (facts.valid & ZIP_STAT_SIZE) ? facts.size : MostBytes});
    }
    return files;
}

bool hasConversations(const Listed &file)
{
    return file.name.section(u'/', -1).startsWith("conversations"_L1, Qt::CaseInsensitive);
}

} // namespace

ZipEntry::ZipEntry(std::shared_ptr<zip> archive, quint64 index, qint64 size)
    : m_archive(std::move(archive))
    , m_index(index)
    , m_size(size)
{
}

ZipEntry::~ZipEntry()
{
    if (m_file)
        zip_fclose(m_file);
}

bool ZipEntry::open(OpenMode mode)
{
    if (mode != ReadOnly || m_file)
        return false;
    m_file = zip_fopen_index(m_archive.get(), m_index, 0);
    if (!m_file) {
        setErrorString(QString::fromUtf8(zip_strerror(m_archive.get())));
        return false;
    }
    return QIODevice::open(mode | Unbuffered);
}

qint64 ZipEntry::readData(char *data, qint64 maxSize)
{
    return zip_fread(m_file, data, zip_uint64_t(maxSize));
}

qint64 ZipEntry::writeData(const char *, qint64)
{
    return -1;
}

Result<QList<std::shared_ptr<QIODevice>>> zippedConversations(const QString &path)
{
    int code = 0;
    zip_t *opened = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (!opened)
        return fileError(path, u"is not a ZIP archive that can be read"_s);
    const std::shared_ptr<zip> archive(opened, zip_discard);
    QList<Listed> files = listed(opened);
    if (std::any_of(files.cbegin(), files.cend(), hasConversations))
        files.removeIf([](const Listed &file) { return !hasConversations(file); });
    std::sort(files.begin(), files.end(), [](const Listed &a, const Listed &b) {
        return a.name < b.name;
    });
    quint64 size = 0;
    for (const Listed &file : std::as_const(files))
        size += std::min(file.size, MostBytes);
    if (size >= MostBytes || files.size() > MostEntries)
        return fileError(path, u"holds too much"_s);
    QList<std::shared_ptr<QIODevice>> devices;
    for (const Listed &file : std::as_const(files)) {
        const auto entry = std::make_shared<ZipEntry>(archive, file.index, qint64(file.size));
        if (!entry->open(QIODevice::ReadOnly))
            return fileError(path, entry->errorString());
        devices.append(entry);
    }
    return devices;
}

} // namespace Conclave
