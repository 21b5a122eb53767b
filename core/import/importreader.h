#pragma once

#include "core/base/result.h"
#include "core/import/conversationsplitter.h"
#include "core/import/importpreview.h"

#include <QIODevice>
#include <QQueue>
#include <QSet>

#include <atomic>
#include <memory>

namespace Conclave {

/// What an export is read from: one file, or those that a ZIP archive holds, one after the other.
using ImportDevices = QList<std::shared_ptr<QIODevice>>;

/// Reads the sessions in another program's export, one after the other: never more than one
/// conversation and a piece of the file are in memory. What is read is text only; nothing that it
/// names is opened or fetched.
///
/// Blocks while it reads: for a thread of its own. One thread at a time.
class ImportReader final
{
public:
    /// The devices are open for reading. Once `stop` is true, next() gives nothing more.
    ImportReader(ImportDevices devices, std::shared_ptr<const std::atomic_bool> stop);

    /// The next session; empty at the end. Its turns have ended. It has at least one, and no other
    /// session before it had its id.
    std::optional<Session> next();

    /// What next() has come by so far, complete once it gave nothing.
    const ImportPreview &preview() const { return m_preview; }
    /// Whether the session that next() gave last is only to be read. Of a stranger's conversation
    /// the models can't be asked on; what our own file has can be continued like any other.
    bool isReadOnly() const { return m_format != ImportFormat::Conclave; }
    double progress() const; ///< 0 to 1: how much of the devices is read.

private:
    bool readMore();
    void endDevice();
    std::optional<Session> sessionFrom(const QByteArray &json);
    std::optional<Session> read(const QJsonObject &json, const QByteArray &bytes);
    void omit(Omission omission) { ++m_preview.omitted[omission]; }

    ImportDevices m_devices; ///< Those that are not read to their end.
    qint64 m_size = 0;       ///< Of all.
    qint64 m_readBytes = 0;
    std::shared_ptr<const std::atomic_bool> m_stop;
    std::optional<ConversationSplitter> m_splitter{std::in_place}; ///< Of the first device.
    QQueue<QByteArray> m_waiting;
    QSet<SessionId> m_seen;
    ImportFormat m_format = ImportFormat::Conclave;
    ImportPreview m_preview;
};

/// The file at `path`, or what is in it when it is a ZIP archive, opened to be imported.
/// Error::Kind::BadFile with a sentence that begins with the path.
Result<ImportDevices> openImport(const QString &path);

/// What would be imported from the file. Error::Kind::BadFile when there is nothing in it that
/// could be, Error::Kind::Cancelled when it was stopped. Blocks.
Result<ImportPreview> previewImport(const QString &path,
                                    const std::shared_ptr<const std::atomic_bool> &stop);

} // namespace Conclave
