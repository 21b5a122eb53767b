#pragma once

#include "core/archive/archivewriter.h"
#include "core/archive/journal.h"
#include "core/archive/search.h"
#include "core/archive/sessionlisting.h"
#include "core/archive/sessionrows.h"
#include "core/archive/storedturn.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace Conclave {

struct ArchiveRooms;

/// All sessions there ever were: every turn is written while it runs, and everything can be found.
///
/// Lives in the window's thread and never makes it wait: whatever it does, it does in threads of
/// its own, and answers through a QFuture (take it with `.then(context, …)`). What is written is in
/// order, and reading sees what was written before. After close() every future has an
/// Error::Kind::Cancelled.
///
/// While the archive cannot be written (opened() or troubled() says why, once), everything that is
/// to be written waits in memory, in order; it is tried again every RetryInterval until
/// recovered(). So it does, for two minutes, when something else keeps the journal from being
/// written. Readers see what is on the disk. Where that is for good, as with a newer version's
/// archive, writing ends with that error.
class Archive final : public QObject
{
    Q_OBJECT

public:
    static constexpr Microseconds RetryInterval = std::chrono::seconds(3);
    static constexpr std::chrono::milliseconds ClosingPatience{3000};

    /// Nothing happens before open(). The clock outlives the archive.
    Archive(const QString &directory, const Clock &clock);
    ~Archive() override; ///< Closes it.

    /// Opens the archive in this directory, which is made when it is missing; opened() follows.
    /// Turns whose process was killed are interrupted there, and a damaged archive is rescued. What
    /// is asked of the archive before that is done waits for it.
    void open();

    /// Writes what is not written yet and lets go of the files. Waits for that, but not longer than
    /// `patience`. False: something was not written.
    bool close(std::chrono::milliseconds patience = ClosingPatience);

    /// Where runs report to.
    Journal &journal() { return m_journal; }

    // Reading. Error::Kind::BadFile: there is no such thing, or it makes no sense.

    QFuture<Result<QList<SessionListing>>> page(const SessionPage &page);
    /// A turn that is being asked at this moment is in there as if interrupted now.
    QFuture<Result<LoadedSession>> load(SessionId session);
    /// For replay. A turn that was imported may have no events: its base is all there is.
    QFuture<Result<RecordedTurn>> recording(SessionId session, TurnId turn);
    /// All sessions that are not removed, the oldest first: load them one by one for an export.
    QFuture<Result<QList<SessionId>>> sessions();
    /// Those of them in which there may be a verdict: most of the others are left out.
    QFuture<Result<QList<SessionId>>> judgedSessions();
    QFuture<Result<QStringList>> tags(); ///< All there are, in order of the alphabet.
    QFuture<Result<ArchiveFigures>> figures();

    /// Finds what parseSearch() made of somebody's words. A search that is not done yet ends with
    /// Error::Kind::Cancelled: only the last one counts.
    QFuture<Result<SearchHits>> search(const SearchQuery &query, qsizetype limit = 50);

    // Writing. What is done to a session that is not there has no effect. changed() follows.

    QFuture<Done> rename(SessionId session, const QString &title);
    QFuture<Done> setTags(SessionId session, const QStringList &tags);
    QFuture<Done> setPinned(SessionId session, bool isPinned);
    QFuture<Done> remove(SessionId session); ///< Hides it; restore() brings it back.
    QFuture<Done> restore(SessionId session);
    /// Deletes it for good, with its traces in the index, the log and the backups; those take a
    /// while, after which scrubbed() follows; what closing interrupts is done after the next
    /// opening.
    QFuture<Done> purge(SessionId session);
    QFuture<Done> purgeRemoved(); ///< Purges all that was removed until now.

    /// Takes in a session of which only the result is known, from a file. One from the same source
    /// with another id that is there already stays as it is; of one with the same id, turns that
    /// are not there are added. Either is brought back if it was removed, as by a question.
    QFuture<Result<Intake>> import(const Session &session, const SessionOrigin &origin = {});

    /// Writes a session that is in memory, up to this moment: what rescued() has lost of it is
    /// there again, and turns that run go on.
    void renew(const Session &snapshot);

    /// Copies the archive into a new backup; the newest seven are kept. Its path.
    QFuture<Result<QString>> backUp();

signals:
    void opened(const Conclave::ArchiveOpening &opening);
    /// Something can't be written any more; what has been asked meanwhile is safe in memory only.
    void troubled(const Conclave::Error &error);
    void recovered(); ///< All that waited is written.
    /// The archive turned out to be damaged while it was open; this was saved.
    void rescued(const Conclave::Rescue &rescue);
    /// A session was added, or something of it changed, also by the journal.
    void changed(Conclave::SessionId session);
    /// It had been removed, and is back because it was taken in again or asked in.
    void returned(Conclave::SessionId session);
    void scrubbed(); ///< No trace is left of what was purged.

private:
    template<typename Value, typename Read>
    QFuture<Result<Value>> read(Read read);
    QFuture<Done> change(SessionId session, std::function<Done(Database &)> work);
    void begin(const Session &frame, const Turn &turn);
    void deliver(const QList<JournalEntry> &batch);
    void record(std::function<Done(Database &)> work, std::function<void()> then = {});
    void tellTaken(SessionId session, bool wasRemoved);
    void whenOpen(std::function<void()> work);
    void finishOpening(const ArchiveOpening &opening);
    void beginRetrying();
    void lookAfterFiles();
    void lookForDamage(Database::Depth depth = Database::Depth::Pages);
    void scrub();
    void goOnScrubbing(ArchiveWriter::Scrubbed progress);

    const QString m_directory;
    const Clock &m_clock;
    Journal m_journal;
    std::unique_ptr<ArchiveRooms> m_rooms;  ///< Null: closed, or never opened.
    QList<std::function<void()>> m_waiting; ///< For the archive to be open.
    bool m_isOpen = false;
    int m_rescues = 0; ///< While it is open.
    std::unique_ptr<Alarm> m_retry;
    std::unique_ptr<Alarm> m_upkeep;
    std::unique_ptr<Alarm> m_scrubbing;
};

} // namespace Conclave
