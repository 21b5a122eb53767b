#include "core/archive/archivewriter.h"

#include "core/archive/archivejobs.h"
#include "core/archive/schema.h"
#include "core/base/files.h"

#include <QFileInfo>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = Error::Kind;

/// A small archive is checked in this time; a large one later, by a reader.
constexpr auto CheckLimit = 80ms;

/// Writing will not work in this process, however often it is tried.
bool isForGood(const Error &error)
{
    return error.kind == Kind::ArchiveNewer;
}

/// Looks before anything is changed: a newer version's archive is only read.
Done lookAt(const QString &path)
{
    Database database(path, Database::Access::Read);
    if (Done opened = database.open(); !opened)
        return opened;
    const Result<SchemaState> state = schemaState(database);
    if (!state)
        return state.error();
    if (!state->isOurs)
        return Error{.kind = Kind::ArchiveDamaged,
                     .message = fileError(path, u"is another program's"_s).message};
    if (state->version > schemaSteps().size())
        return Error{.kind = Kind::ArchiveNewer, .message = path};
    return std::monostate{};
}

} // namespace

ArchiveWriter::ArchiveWriter(const QString &directory, const Listener &listener)
    : m_files(directory)
    , m_listener(listener)
{
}

ArchiveWriter::~ArchiveWriter()
{
    close();
}

void ArchiveWriter::open(const QDateTime &now)
{
    m_now = now;
    const Done done = openFiles(now);
    if (!done) {
        m_opening.problem = done.error();
        m_isTroubled = m_isReported = true;
    }
    m_listener.opened(m_opening);
    drain(now);
}

void ArchiveWriter::write(Work work, Finished finished, Failing failing)
{
    m_jobs.push_back({std::move(work), std::move(finished), failing});
    drain(m_now);
}

void ArchiveWriter::retry(const QDateTime &now)
{
    m_now = now;
    if (!m_isTroubled || (m_opening.problem && isForGood(*m_opening.problem)))
        return;
    if (!m_database && !openFiles(now))
        return;
    m_opening.problem.reset();
    m_isTroubled = false;
    drain(now);
    if (m_isTroubled)
        return;
    m_isReported = false;
    m_listener.recovered();
}

void ArchiveWriter::lookForDamage(const QDateTime &now, Database::Depth depth)
{
    constexpr auto Patience = 10s;
    if (!m_database)
        return;
    const Database::Verdict verdict = m_database->check(Patience, depth);
    const bool isInDoubt =
        verdict == Database::Verdict::Unfinished && depth == Database::Depth::Everything;
    if (verdict != Database::Verdict::Damaged && !isInDoubt)
        return;
    rescueOpen(now);
    drain(now);
}

ArchiveWriter::Scrubbed ArchiveWriter::scrub()
{
    if (!m_database)
        return Scrubbed::Later;
    // Merging the whole index at once would keep answers that stream now from being written.
    constexpr int Pages = 256;
    const auto changes = [this] {
        const Result<QVariant> count = m_database->value(u"SELECT total_changes()"_s);
        return count ? count->toLongLong() : 0;
    };
    const qint64 before = changes();
    const Done merged = m_database->run(u"INSERT INTO found (found, rank) VALUES ('merge', ?)"_s,
                                        {m_isScrubbing ? Pages : -Pages});
    m_isScrubbing = true;
    if (merged && changes() - before >= 2) // so FTS5 says that there was something to do
        return Scrubbed::Partly;
    m_isScrubbing = false;
    if (!m_database->truncateLog())
        return Scrubbed::Later;
    const Result<QVariant> newest = m_database->value(u"SELECT max(id) FROM traces"_s);
    m_scrubbedUpTo = newest ? newest->toLongLong() : 0;
    return Scrubbed::Whole;
}

void ArchiveWriter::endScrubbing()
{
    if (m_database) // if it cannot be written, the next start scrubs once more
        (void)m_database->run(u"DELETE FROM traces WHERE id <= ?"_s, {m_scrubbedUpTo});
}

bool ArchiveWriter::close()
{
    const Error lost = m_opening.problem.value_or(Error{.kind = Kind::ArchiveUnwritable});
    for (const Job &job : m_jobs) {
        if (job.finished)
            job.finished(lost);
    }
    const bool isAllWritten = m_jobs.empty();
    m_jobs.clear();
    m_database.reset();
    m_lock.reset();
    return isAllWritten;
}

/// All of what opening takes; may be tried again after it failed.
Done ArchiveWriter::openFiles(const QDateTime &now)
{
    if (!makePrivateDirectory(m_files.directory()))
        return Error{.kind = Kind::ArchiveUnwritable, .message = m_files.directory()};
    if (Done locked = takeLock(); !locked)
        return locked;
    Done done = prepare(now);
    if (!done && done.error().kind == Kind::ArchiveDamaged)
        done = rescue(now);
    if (done) {
        const Result<int> interrupted = endInterrupted(*m_database);
        done = interrupted ? Done(std::monostate{}) : Done(interrupted.error());
        m_opening.interruptedTurns += interrupted ? *interrupted : 0;
    }
    if (!done) {
        m_database.reset();
        m_lock.reset();
    }
    return done;
}

Done ArchiveWriter::takeLock()
{
    auto lock = std::make_unique<QLockFile>(m_files.lock());
    lock->setStaleLockTime(0); // a lock is old only when its process is gone
    if (!lock->tryLock(0)) {
        // Where nothing can be removed, a killed process leaves its lock for ever.
        const bool isHeld = lock->error() == QLockFile::LockFailedError &&
                            QFileInfo(m_files.lock()).isFile() &&
                            canChangeFilesIn(m_files.directory());
        return Error{.kind = isHeld ? Kind::ArchiveInUse : Kind::ArchiveUnwritable,
                     .message = m_files.lock()};
    }
    m_lock = std::move(lock);
    return std::monostate{};
}

Done ArchiveWriter::prepare(const QDateTime &now)
{
    if (const Result<QString> ended = finishRescue(m_files, now); !ended)
        return ended.error();
    m_opening.wasLeftOpen = m_files.wasLeftOpen();
    const QFileInfo file(m_files.database());
    if (file.exists() && file.size() > 0) {
        if (Done looked = lookAt(m_files.database()); !looked)
            return looked;
    } else if (!m_files.backups().isEmpty()) {
        return Error{.kind = Kind::ArchiveDamaged, .message = m_files.database()};
    }
    return openDatabase(now);
}

Done ArchiveWriter::openDatabase(const QDateTime &now)
{
    m_database = std::make_unique<Database>(m_files.database(), Database::Access::Write);
    if (Done opened = m_database->open(); !opened)
        return opened;
    if (m_opening.wasLeftOpen) {
        const Database::Verdict verdict = m_database->check(CheckLimit);
        if (verdict == Database::Verdict::Damaged)
            return Error{.kind = Kind::ArchiveDamaged, .message = m_files.database()};
        m_opening.isUnchecked = verdict == Database::Verdict::Unfinished;
    }
    return migrate(*m_database, schemaSteps(), [this, &now]() -> Done {
        const Result<QString> backup = makeBackup(*m_database, m_files, now);
        if (!backup)
            return backup.error();
        return std::monostate{};
    });
}

Done ArchiveWriter::rescue(const QDateTime &now)
{
    m_database.reset();
    const Result<Rescue> rescued = rescueArchive(m_files, now);
    if (!rescued)
        return rescued.error();
    m_opening.rescue = *rescued;
    return openDatabase(now);
}

/// Damage that shows while the archive is in use.
void ArchiveWriter::rescueOpen(const QDateTime &now)
{
    if (const Done rescued = rescue(now); !rescued) {
        m_database.reset();
        m_lock.reset(); // which retry() takes again
        pause(rescued.error());
    } else {
        m_listener.rescued(*m_opening.rescue);
    }
}

void ArchiveWriter::drain(const QDateTime &now)
{
    bool wasRescued = false;
    while (!m_jobs.empty() && !m_isTroubled) {
        Job &job = m_jobs.front();
        const Done done = m_database->transaction([&] { return job.work(*m_database); });
        if (!done && done.error().kind == Kind::ArchiveDamaged && !wasRescued && !job.wasRescued) {
            wasRescued = job.wasRescued = true; // what fails in a new one, too, is not damage
            rescueOpen(now);
            continue;
        }
        const bool mayWait = job.failing == Failing::Waits && ++job.tries < MostTries;
        if (!done && (done.error().kind == Kind::ArchiveUnwritable || mayWait)) {
            pause({.kind = Kind::ArchiveUnwritable, .message = done.error().message});
            return;
        }
        const Finished finished = job.finished;
        m_jobs.pop_front();
        if (finished)
            finished(done);
    }
    if (m_opening.problem && isForGood(*m_opening.problem)) {
        for (const Job &job : m_jobs) {
            if (job.finished)
                job.finished(*m_opening.problem);
        }
        m_jobs.clear();
    }
}

void ArchiveWriter::pause(const Error &error)
{
    m_isTroubled = true;
    if (!m_isReported)
        m_listener.troubled(error);
    m_isReported = true;
}

} // namespace Conclave
