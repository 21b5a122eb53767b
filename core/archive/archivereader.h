#pragma once

#include "core/archive/archivefiles.h"
#include "core/archive/sessionlisting.h"
#include "core/archive/storedturn.h"
#include "core/session/session.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace Conclave {

/// Reads an archive through a connection of its own that cannot write. Lives in a thread of its
/// own; only interrupt() is called from others. The file is opened when it is first needed.
class ArchiveReader final
{
public:
    explicit ArchiveReader(const QString &directory);
    ~ArchiveReader();

    Result<QList<SessionListing>> page(const SessionPage &page);
    Result<LoadedSession> load(SessionId session);
    Result<RecordedTurn> recording(SessionId session, TurnId turn);
    Result<QList<SessionId>> sessions();
    Result<QList<SessionId>> judgedSessions();
    Result<QStringList> tags();
    Result<ArchiveFigures> figures();
    Result<QString> backUp(const QDateTime &now);
    /// The same, unless there is one of the last day, nothing to keep, or little room on the disk.
    /// An empty path when it was not done.
    Result<QString> backUpDaily(const QDateTime &now);
    /// Makes a backup and deletes all before it, which may have what was purged. No effect when
    /// there are none.
    Done replaceBackups(const QDateTime &now);
    /// Something of what was purged may be left.
    bool hasTraces();
    /// Takes its time. Unfinished also when the file cannot be opened.
    Database::Verdict check(Database::Depth depth);
    /// Checks everything, unless it was found sound in the last 30 days.
    Database::Verdict checkMonthly(const QDateTime &now);

    /// The open connection; opens it first.
    Result<Database *> database();
    /// The file was replaced by another.
    void reopen();
    /// Ends what is being read, with Error::Kind::Cancelled. From any thread.
    void interrupt();
    /// The same, and nothing is read any more.
    void end();

private:
    Done open(Database::Access access);

    const ArchiveFiles m_files;
    std::atomic<bool> m_hasEnded = false;
    std::mutex m_mutex; ///< Of the pointer.
    std::unique_ptr<Database> m_database;
};

} // namespace Conclave
