#pragma once

#include "core/base/result.h"

#include <QIODevice>
#include <QList>

#include <memory>

struct zip;
struct zip_file;

namespace Conclave {

/// One file in a ZIP archive, unpacked while it is read, one piece after the other. What cannot be
/// unpacked ends it.
class ZipEntry final : public QIODevice
{
public:
    ZipEntry(std::shared_ptr<zip> archive, quint64 index, qint64 size);
    ~ZipEntry() override;

    bool open(OpenMode mode) override; ///< For reading only.
    bool isSequential() const override { return true; }
    qint64 size() const override { return m_size; } ///< Unpacked, as the archive says.

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    std::shared_ptr<zip> m_archive;
    quint64 m_index;
    qint64 m_size;
    zip_file *m_file = nullptr;
};

/// The conversations in a ZIP archive, as ChatGPT and Claude deliver their data exports, in order
/// of their names: files that are called "conversations….json"; where there are none, all JSON
/// files. Each is open for reading. Error::Kind::BadFile with a sentence that begins with the path,
/// also for archives that are encrypted, or that claim to hold more than 4 GiB or 1,000 of them.
Result<QList<std::shared_ptr<QIODevice>>> zippedConversations(const QString &path);

} // namespace Conclave
