#include "core/archive/archive.h"

#include "core/archive/archivejobs.h"
#include "core/archive/archivereader.h"
#include "core/archive/archivewriter.h"
#include "core/archive/doorbell.h"
#include "core/archive/worker.h"

#include <QPromise>

#include <algorithm>
#include <atomic>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

template<typename Value>
using Promise = std::shared_ptr<QPromise<Result<Value>>>;

template<typename Value>
Promise<Value> newPromise()
{
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    return promise;
}

template<typename Value>
void keep(const Promise<Value> &promise, const Result<Value> &result)
{
    promise->addResult(result);
    promise->finish();
}

Error closed()
{
    return {.kind = Error::Kind::Cancelled};
}

} // namespace

/// One thread writes; pages and sessions, searches, and what takes long are read by one each. What
/// is posted owns what it uses: a thread that hangs in a dead disk may outlive the archive.
struct Archive::Rooms
{
    std::shared_ptr<Doorbell> doorbell;
    std::shared_ptr<ArchiveWriter> writer;
    std::shared_ptr<ArchiveReader> pages;
    std::shared_ptr<ArchiveReader> searches;
    std::shared_ptr<ArchiveReader> keeper;
    std::shared_ptr<std::atomic<int>> newestSearch = std::make_shared<std::atomic<int>>(0);
    Worker writing;
    Worker paging;
    Worker searching;
    Worker keeping;
};

Archive::Archive(const QString &directory, const Clock &clock)
    : m_directory(directory)
    , m_clock(clock)
    , m_journal(
          clock,
          [this](const Session &frame, const Turn &turn) { begin(frame, turn); },
          [this](const QList<JournalEntry> &batch) { deliver(batch); })
{
}

Archive::~Archive()
{
    close();
}

void Archive::open()
{
    m_rooms = std::make_unique<Rooms>();
    m_rooms->doorbell = std::make_shared<Doorbell>(this);
    m_rooms->pages = std::make_shared<ArchiveReader>(m_directory);
    m_rooms->searches = std::make_shared<ArchiveReader>(m_directory);
    m_rooms->keeper = std::make_shared<ArchiveReader>(m_directory);
    const auto doorbell = m_rooms->doorbell;
    const ArchiveWriter::Listener listener{.opened =
                                               [this, doorbell](const ArchiveOpening &opening) {
                                                   doorbell->ring(
                                                       [this, opening] { finishOpening(opening); });
                                               },
                                           .troubled =
                                               [this, doorbell](const Error &error) {
                                                   doorbell->ring([this, error] {
                                                       beginRetrying();
                                                       emit troubled(error);
                                                   });
                                               },
                                           .recovered =
                                               [this, doorbell] {
                                                   doorbell->ring([this] {
                                                       m_retry.reset();
                                                       reopenReaders();
                                                       emit recovered();
                                                   });
                                               },
                                           .rescued =
                                               [this, doorbell](const Rescue &rescue) {
                                                   doorbell->ring([this, rescue] {
                                                       reopenReaders();
                                                       emit rescued(rescue);
                                                   });
                                               }};
    m_rooms->writer = std::make_shared<ArchiveWriter>(m_directory, listener);
    m_rooms->writing.post(
        [writer = m_rooms->writer, now = m_clock.wallTime()] { writer->open(now); });
}

bool Archive::close(std::chrono::milliseconds patience)
{
    if (!m_rooms)
        return true;
    m_journal.flush();
    m_retry.reset();
    m_backup.reset();
    m_scrubbing.reset();
    const std::unique_ptr<Rooms> rooms = std::move(m_rooms);
    for (const auto &work : std::exchange(m_waiting, {}))
        work(); // answers that the archive is closed
    rooms->doorbell->silence();
    const auto end = std::chrono::steady_clock::now() + patience;
    const auto finish = [end](Worker &worker) {
        const auto left = end - std::chrono::steady_clock::now();
        return worker.finish(std::max(std::chrono::ceil<std::chrono::milliseconds>(left), 0ms));
    };
    // The readers first: only the last one to let go of the files can leave them tidy.
    for (auto *reader : {&rooms->pages, &rooms->searches, &rooms->keeper})
        (*reader)->end();
    rooms->paging.post([reader = rooms->pages] { reader->reopen(); });
    rooms->searching.post([reader = rooms->searches] { reader->reopen(); });
    rooms->keeping.post([reader = rooms->keeper] { reader->reopen(); });
    for (Worker *worker : {&rooms->paging, &rooms->searching, &rooms->keeping})
        finish(*worker);
    const auto isAllWritten = std::make_shared<std::atomic<bool>>(false);
    rooms->writing.post(
        [writer = rooms->writer, isAllWritten] { *isAllWritten = writer->close(); });
    return finish(rooms->writing) && *isAllWritten;
}

template<typename Value, typename Read>
QFuture<Result<Value>> Archive::read(Read read)
{
    const Promise<Value> promise = newPromise<Value>();
    whenOpen([this, promise, read] {
        if (!m_rooms) {
            keep<Value>(promise, closed());
            return;
        }
        m_rooms->paging.post(
            [this, promise, read, reader = m_rooms->pages, doorbell = m_rooms->doorbell] {
                const Result<Value> result = read(*reader);
                if (!result && result.error().kind == Error::Kind::ArchiveDamaged)
                    doorbell->ring([this] { lookForDamage(); });
                keep(promise, result);
            });
    });
    return promise->future();
}

QFuture<Result<QList<SessionListing>>> Archive::page(const SessionPage &page)
{
    return read<QList<SessionListing>>([page](ArchiveReader &reader) { return reader.page(page); });
}

QFuture<Result<LoadedSession>> Archive::load(SessionId session)
{
    return read<LoadedSession>([session](ArchiveReader &reader) { return reader.load(session); });
}

QFuture<Result<RecordedTurn>> Archive::recording(SessionId session, TurnId turn)
{
    return read<RecordedTurn>(
        [session, turn](ArchiveReader &reader) { return reader.recording(session, turn); });
}

QFuture<Result<QList<SessionId>>> Archive::sessions()
{
    return read<QList<SessionId>>([](ArchiveReader &reader) { return reader.sessions(); });
}

QFuture<Result<QStringList>> Archive::tags()
{
    return read<QStringList>([](ArchiveReader &reader) { return reader.tags(); });
}

QFuture<Result<ArchiveFigures>> Archive::figures()
{
    return read<ArchiveFigures>([](ArchiveReader &reader) { return reader.figures(); });
}

QFuture<Result<SearchHits>> Archive::search(const SearchQuery &query, qsizetype limit)
{
    const auto promise = newPromise<SearchHits>();
    const auto newest = m_rooms ? m_rooms->newestSearch : std::make_shared<std::atomic<int>>(0);
    const int number = ++*newest;
    if (m_rooms)
        m_rooms->searches->interrupt();
    whenOpen([=, this] {
        if (!m_rooms) {
            keep<SearchHits>(promise, closed());
            return;
        }
        m_rooms->searching.post(
            [=, this, reader = m_rooms->searches, doorbell = m_rooms->doorbell] {
                const auto isSuperseded = [&] { return *newest != number; };
                const Result<Database *> database =
                    isSuperseded() ? Result<Database *>(closed()) : reader->database();
                const Result<SearchHits> hits =
                    database ? searchArchive(**database, query, limit, isSuperseded)
                             : Result<SearchHits>(database.error());
                if (!hits && hits.error().kind == Error::Kind::ArchiveDamaged)
                    doorbell->ring([this] { lookForDamage(); });
                keep(promise, hits);
            });
    });
    return promise->future();
}

QFuture<Done> Archive::change(SessionId session, std::function<Done(Database &)> work)
{
    const auto promise = newPromise<std::monostate>();
    if (!m_rooms) {
        keep<std::monostate>(promise, closed());
        return promise->future();
    }
    const auto finished = [this, promise, session, doorbell = m_rooms->doorbell](const Done &done) {
        if (done)
            doorbell->ring([this, session] { emit changed(session); });
        keep(promise, done);
    };
    m_rooms->writing.post([writer = m_rooms->writer, work = std::move(work), finished] {
        writer->write(work, finished);
    });
    return promise->future();
}

QFuture<Done> Archive::rename(SessionId session, const QString &title)
{
    return change(session,
                  [=](Database &database) { return renameSession(database, session, title); });
}

QFuture<Done> Archive::setTags(SessionId session, const QStringList &tags)
{
    return change(session,
                  [=](Database &database) { return setSessionTags(database, session, tags); });
}

QFuture<Done> Archive::setPinned(SessionId session, bool isPinned)
{
    return change(
        session, [=](Database &database) { return setSessionPinned(database, session, isPinned); });
}

QFuture<Done> Archive::remove(SessionId session)
{
    return change(session, [session, now = m_clock.wallTime()](Database &database) {
        return setSessionRemoved(database, session, now);
    });
}

QFuture<Done> Archive::restore(SessionId session)
{
    return change(session, [session](Database &database) {
        return setSessionRemoved(database, session, {});
    });
}

QFuture<Done> Archive::purge(SessionId session)
{
    const QFuture<Done> done =
        change(session, [session](Database &database) { return purgeSession(database, session); });
    scrub();
    return done;
}

QFuture<Done> Archive::purgeRemoved(const QDateTime &before)
{
    const auto promise = newPromise<std::monostate>();
    if (!m_rooms) {
        keep<std::monostate>(promise, closed());
        return promise->future();
    }
    const auto purged = std::make_shared<QList<SessionId>>();
    const auto finished = [this, promise, purged, doorbell = m_rooms->doorbell](const Done &done) {
        doorbell->ring([this, sessions = *purged] {
            for (const SessionId &session : sessions)
                emit changed(session);
            if (!sessions.isEmpty())
                scrub();
        });
        keep(promise, done);
    };
    m_rooms->writing.post([writer = m_rooms->writer, before, purged, finished] {
        writer->write(
            [before, purged](Database &database) -> Done {
                const Result<QList<SessionId>> sessions = purgeBefore(database, before);
                if (!sessions)
                    return sessions.error();
                *purged = *sessions;
                return std::monostate{};
            },
            finished);
    });
    return promise->future();
}

QFuture<Result<Intake>> Archive::import(const Session &session, const SessionOrigin &origin)
{
    const auto promise = newPromise<Intake>();
    if (!m_rooms) {
        keep<Intake>(promise, closed());
        return promise->future();
    }
    const auto result = std::make_shared<Result<Intake>>(closed());
    const auto work = [session, origin, result](Database &database) -> Done {
        *result = takeIn(database, session, origin);
        if (!*result)
            return result->error();
        return std::monostate{};
    };
    const auto finished = [this, promise, result, doorbell = m_rooms->doorbell](const Done &done) {
        if (done)
            doorbell->ring([this, id = (*result)->session] { emit changed(id); });
        keep(promise, done ? *result : Result<Intake>(done.error()));
    };
    m_rooms->writing.post(
        [writer = m_rooms->writer, work, finished] { writer->write(work, finished); });
    return promise->future();
}

QFuture<Result<QString>> Archive::backUp()
{
    const auto promise = newPromise<QString>();
    whenOpen([this, promise] {
        if (!m_rooms) {
            keep<QString>(promise, closed());
            return;
        }
        m_rooms->keeping.post([promise, reader = m_rooms->keeper, now = m_clock.wallTime()] {
            keep(promise, reader->backUp(now));
        });
    });
    return promise->future();
}

void Archive::begin(const Session &frame, const Turn &turn)
{
    Session own = frame;
    own.turns.clear();
    change(frame.id, [own, turn, now = m_clock.wallTime()](Database &database) {
        return beginAll(database, own, turn, now);
    });
}

/// What streams is written by the batch; how a turn ended, in a transaction of its own.
void Archive::deliver(const QList<JournalEntry> &batch)
{
    if (!m_rooms)
        return;
    m_rooms->writing.post([writer = m_rooms->writer, batch] {
        writer->write([batch](Database &database) { return appendAll(database, batch); });
    });
    for (const JournalEntry &entry : batch) {
        if (entry.hasEnded())
            change(entry.session, [entry, now = m_clock.wallTime()](Database &database) {
                return end(database, entry, now);
            });
    }
}

void Archive::whenOpen(std::function<void()> work)
{
    if (m_isOpen || !m_rooms)
        work();
    else
        m_waiting.append(std::move(work));
}

void Archive::finishOpening(const ArchiveOpening &opening)
{
    m_isOpen = true;
    if (opening.problem)
        beginRetrying();
    if (opening.isUnchecked) {
        m_rooms->keeping.post([this, reader = m_rooms->keeper, doorbell = m_rooms->doorbell] {
            const Done sound = reader->check();
            if (!sound && sound.error().kind == Error::Kind::ArchiveDamaged)
                doorbell->ring([this] { lookForDamage(); });
        });
    }
    // Not while the window starts.
    m_backup = m_clock.alarm(1min, [this] {
        m_rooms->keeping.post([reader = m_rooms->keeper, now = m_clock.wallTime()] {
            (void)reader->backUpDaily(now); // a disk that is full will be told of by the writer
        });
    });
    emit opened(opening);
    for (const auto &work : std::exchange(m_waiting, {}))
        work();
}

void Archive::beginRetrying()
{
    m_retry = m_clock.alarm(RetryInterval, [this] {
        beginRetrying();
        m_rooms->writing.post(
            [writer = m_rooms->writer, now = m_clock.wallTime()] { writer->retry(now); });
    });
}

void Archive::lookForDamage()
{
    if (!m_rooms)
        return;
    m_rooms->writing.post(
        [writer = m_rooms->writer, now = m_clock.wallTime()] { writer->lookForDamage(now); });
}

void Archive::reopenReaders()
{
    m_rooms->paging.post([reader = m_rooms->pages] { reader->reopen(); });
    m_rooms->searching.post([reader = m_rooms->searches] { reader->reopen(); });
    m_rooms->keeping.post([reader = m_rooms->keeper] { reader->reopen(); });
}

/// In small pieces, between which is written what streams.
void Archive::scrub()
{
    if (!m_rooms)
        return;
    m_rooms->writing.post([this, writer = m_rooms->writer, doorbell = m_rooms->doorbell] {
        const ArchiveWriter::Scrubbed progress = writer->scrub();
        doorbell->ring([this, progress] { goOnScrubbing(progress); });
    });
}

void Archive::goOnScrubbing(ArchiveWriter::Scrubbed progress)
{
    switch (progress) {
    case ArchiveWriter::Scrubbed::Partly:
        scrub();
        break;
    case ArchiveWriter::Scrubbed::Later:
        m_scrubbing = m_clock.alarm(1s, [this] { scrub(); });
        break;
    case ArchiveWriter::Scrubbed::Whole:
        m_rooms->keeping.post([this,
                               reader = m_rooms->keeper,
                               doorbell = m_rooms->doorbell,
                               now = m_clock.wallTime()] {
            (void)reader->replaceBackups(now);
            doorbell->ring([this] { emit scrubbed(); });
        });
        break;
    }
}

} // namespace Conclave
