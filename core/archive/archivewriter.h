#pragma once

#include "core/archive/archiveopening.h"

#include <QLockFile>

#include <deque>
#include <functional>
#include <memory>

namespace Conclave {

/// The only one that writes an archive: holds its lock and its one writing connection. Lives in a
/// thread of its own; everything is called there and nothing knows the window's thread.
///
/// What cannot be written waits in memory, in order, until retry() succeeds.
class ArchiveWriter final
{
public:
    /// Called in the writer's thread.
    struct Listener
    {
        std::function<void(const ArchiveOpening &)> opened; ///< Once; also when it failed.
        std::function<void(const Error &)> troubled;        ///< Writing fails from now on.
        std::function<void()> recovered;                    ///< It works again.
        std::function<void(const Rescue &)> rescued; ///< While it was open; readers open it anew.
    };

    using Work = std::function<Done(Database &)>;
    using Finished = std::function<void(const Done &)>;
    /// What becomes of work that fails although the archive can be written.
    enum class Failing {
        Tells, ///< It is given up.
        Waits  ///< Nobody can ask for it again: it waits as where nothing can be written.
    };
    /// What waits although the archive can be written is given up then: it holds up all the rest.
    static constexpr int MostTries = 40;

    ArchiveWriter(const QString &directory, const Listener &listener);
    ~ArchiveWriter();

    void open(const QDateTime &now);

    /// Does `work` in one transaction, after everything written before. `finished`, which may be
    /// empty, learns how it went, once; with Error::Kind::ArchiveUnwritable or ArchiveInUse only
    /// when the archive is closed without having been written.
    void write(Work work, Finished finished = {}, Failing failing = Failing::Tells);

    /// Tries again to write what waits.
    void retry(const QDateTime &now);
    /// A reader met damage: rescues the archive if it is indeed damaged, as far as can be told in
    /// short time. What only a check of everything finds is taken for damage until it is known to
    /// be none: the reader had more time.
    void lookForDamage(const QDateTime &now, Database::Depth depth);
    enum class Scrubbed { Partly, Later /**< Somebody reads. */, Whole };
    /// Takes what was deleted out of the index and the log, for a short while.
    Scrubbed scrub();
    /// There is no trace left of what was purged before the last scrub() that came to its end.
    void endScrubbing();
    /// Whether everything was written.
    bool close();

private:
    struct Job
    {
        Work work;
        Finished finished;
        Failing failing;
        int tries = 0;
        bool wasRescued = false; ///< It met damage, which a rescue was to end.
    };

    Done openFiles(const QDateTime &now);
    Done takeLock();
    Done prepare(const QDateTime &now);
    Done openDatabase(const QDateTime &now);
    Done rescue(const QDateTime &now);
    void rescueOpen(const QDateTime &now);
    void drain(const QDateTime &now);
    void pause(const Error &error);

    const ArchiveFiles m_files;
    const Listener m_listener;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Database> m_database; ///< Null: nothing can be written.
    std::deque<Job> m_jobs;
    ArchiveOpening m_opening;
    QDateTime m_now;           ///< When somebody last told the time.
    bool m_isTroubled = false; ///< Nothing is written.
    bool m_isReported = false; ///< And that was said.
    bool m_isScrubbing = false;
    qint64 m_scrubbedUpTo = 0; ///< The newest of the traces when the last scrub() came to its end.
};

} // namespace Conclave
