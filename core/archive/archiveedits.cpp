// What is changed in an Archive.

#include "core/archive/archive.h"
#include "core/archive/archivejobs.h"
#include "core/archive/archivepromise.h"
#include "core/archive/archiverooms.h"

namespace Conclave {

using namespace std::chrono_literals;

QFuture<Done> Archive::change(SessionId session, std::function<Done(Database &)> work)
{
    const auto promise = newArchivePromise<std::monostate>();
    if (!m_rooms) {
        keep<std::monostate>(promise, closedArchive());
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

QFuture<Done> Archive::purgeRemoved()
{
    const auto promise = newArchivePromise<std::monostate>();
    if (!m_rooms) {
        keep<std::monostate>(promise, closedArchive());
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
    m_rooms->writing.post([writer = m_rooms->writer, purged, finished] {
        writer->write(
            [purged](Database &database) -> Done {
                const Result<QList<SessionId>> sessions = purgeAllRemoved(database);
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
    const auto promise = newArchivePromise<Intake>();
    if (!m_rooms) {
        keep<Intake>(promise, closedArchive());
        return promise->future();
    }
    const auto result = std::make_shared<Result<Intake>>(closedArchive());
    const auto work = [session, origin, result](Database &database) -> Done {
        *result = takeIn(database, session, origin);
        if (!*result)
            return result->error();
        return std::monostate{};
    };
    const auto finished = [this, promise, result, doorbell = m_rooms->doorbell](const Done &done) {
        if (done)
            doorbell->ring(
                [this, intake = **result] { tellTaken(intake.session, intake.wasRemoved); });
        keep(promise, done ? *result : Result<Intake>(done.error()));
    };
    m_rooms->writing.post(
        [writer = m_rooms->writer, work, finished] { writer->write(work, finished); });
    return promise->future();
}

void Archive::renew(const Session &snapshot)
{
    m_journal.flush(); // what follows is what the snapshot does not have
    record([snapshot](Database &database) { return renewAll(database, snapshot); },
           [this, id = snapshot.id] { emit changed(id); });
}

void Archive::tellTaken(SessionId session, bool wasRemoved)
{
    if (wasRemoved)
        emit returned(session);
    emit changed(session);
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
            const Done replaced = reader->replaceBackups(now);
            doorbell->ring([this, replaced] {
                if (replaced && m_rooms)
                    m_rooms->writing.post([writer = m_rooms->writer] { writer->endScrubbing(); });
                emit scrubbed();
            });
        });
        break;
    }
}

} // namespace Conclave
