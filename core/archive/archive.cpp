#include "core/archive/archive.h"

#include "core/archive/archivejobs.h"
#include "core/archive/archiverooms.h"

#include <utility>

namespace Conclave {

using namespace std::chrono_literals;

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
    m_rooms = std::make_unique<ArchiveRooms>(m_directory, this);
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
                                                       m_rooms->reopenReaders();
                                                       emit recovered();
                                                   });
                                               },
                                           .rescued =
                                               [this, doorbell](const Rescue &rescue) {
                                                   doorbell->ring([this, rescue] {
                                                       m_rooms->reopenReaders();
                                                       ++m_rescues;
                                                       emit rescued(rescue);
                                                   });
                                               }};
    m_rooms->open(listener, m_clock.wallTime());
}

bool Archive::close(std::chrono::milliseconds patience)
{
    if (!m_rooms)
        return true;
    m_journal.flush();
    m_retry.reset();
    m_upkeep.reset();
    m_scrubbing.reset();
    const std::unique_ptr<ArchiveRooms> rooms = std::move(m_rooms);
    for (const auto &work : std::exchange(m_waiting, {}))
        work(); // answers that the archive is closed
    return rooms->close(patience);
}

void Archive::begin(const Session &frame, const Turn &turn)
{
    Session own = frame;
    own.turns.clear();
    const auto wasRemoved = std::make_shared<bool>(false);
    const auto work =
        [own, turn, wasRemoved, now = m_clock.wallTime()](Database &database) -> Done {
        const Result<bool> begun = beginAll(database, own, turn, now);
        if (!begun)
            return begun.error();
        *wasRemoved = *begun;
        return std::monostate{};
    };
    record(work, [this, wasRemoved, id = frame.id] { tellTaken(id, *wasRemoved); });
}

/// What streams is written by the batch; how a turn ended, in a transaction of its own.
void Archive::deliver(const QList<JournalEntry> &batch)
{
    if (!m_rooms)
        return;
    record([batch](Database &database) { return appendAll(database, batch); });
    for (const JournalEntry &entry : batch) {
        if (entry.hasEnded())
            change(entry.session, [entry, now = m_clock.wallTime()](Database &database) {
                return end(database, entry, now);
            });
    }
}

/// What only the journal knows is never given up.
void Archive::record(std::function<Done(Database &)> work, std::function<void()> then)
{
    if (!m_rooms)
        return;
    const auto finished = [then = std::move(then), doorbell = m_rooms->doorbell](const Done &done) {
        if (done && then)
            doorbell->ring(then);
    };
    m_rooms->writing.post([writer = m_rooms->writer, work = std::move(work), finished] {
        writer->write(work, finished, ArchiveWriter::Failing::Waits);
    });
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
            if (reader->check(Database::Depth::Pages) == Database::Verdict::Damaged)
                doorbell->ring([this] { lookForDamage(); });
        });
    }
    m_upkeep = m_clock.alarm(1min, [this] { lookAfterFiles(); }); // not while the window starts
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

void Archive::lookAfterFiles()
{
    m_upkeep = m_clock.alarm(24h, [this] { lookAfterFiles(); });
    m_rooms->keeping.post([this,
                           reader = m_rooms->keeper,
                           doorbell = m_rooms->doorbell,
                           now = m_clock.wallTime(),
                           rescues = m_rescues] {
        if (reader->hasTraces()) // what was purged as the last thing before closing
            doorbell->ring([this] { scrub(); });
        (void)reader->backUpDaily(now); // a disk that is full will be told of by the writer
        if (reader->checkMonthly(now) != Database::Verdict::Damaged)
            return;
        doorbell->ring([this, rescues] {
            if (rescues == m_rescues) // or it is the damaged file that was read
                lookForDamage(Database::Depth::Everything);
        });
    });
}

void Archive::lookForDamage(Database::Depth depth)
{
    if (!m_rooms)
        return;
    m_rooms->writing.post([writer = m_rooms->writer, now = m_clock.wallTime(), depth] {
        writer->lookForDamage(now, depth);
    });
}

} // namespace Conclave
