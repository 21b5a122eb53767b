#pragma once

#include "core/archive/archivereader.h"
#include "core/archive/archivewriter.h"
#include "core/archive/doorbell.h"
#include "core/archive/worker.h"

#include <atomic>
#include <memory>

namespace Conclave {

/// The archive's threads and what lives in them: one writes; pages and sessions, searches, and what
/// takes long are read by one each. What is posted owns what it uses: a thread that hangs in a dead
/// disk may outlive the archive.
struct ArchiveRooms final
{
    /// `archive` is who the doorbell calls.
    ArchiveRooms(const QString &directory, QObject *archive);

    /// Makes the writer, which opens the archive.
    void open(const ArchiveWriter::Listener &listener, const QDateTime &now);
    /// The file was replaced by another.
    void reopenReaders();
    /// As Archive::close().
    bool close(std::chrono::milliseconds patience);

    const QString directory;
    const std::shared_ptr<Doorbell> doorbell;
    std::shared_ptr<ArchiveWriter> writer; ///< Since open().
    const std::shared_ptr<ArchiveReader> pages;
    const std::shared_ptr<ArchiveReader> searches;
    const std::shared_ptr<ArchiveReader> keeper;
    const std::shared_ptr<std::atomic<int>> newestSearch = std::make_shared<std::atomic<int>>(0);
    Worker writing;
    Worker paging;
    Worker searching;
    Worker keeping;
};

} // namespace Conclave
