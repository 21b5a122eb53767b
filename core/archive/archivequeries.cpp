// What is asked of an Archive.

#include "core/archive/archive.h"
#include "core/archive/archivepromise.h"
#include "core/archive/archiverooms.h"

namespace Conclave {

template<typename Value, typename Read>
QFuture<Result<Value>> Archive::read(Read read)
{
    const ArchivePromise<Value> promise = newArchivePromise<Value>();
    whenOpen([this, promise, read] {
        if (!m_rooms) {
            keep<Value>(promise, closedArchive());
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

QFuture<Result<QList<SessionId>>> Archive::judgedSessions()
{
    return read<QList<SessionId>>([](ArchiveReader &reader) { return reader.judgedSessions(); });
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
    const auto promise = newArchivePromise<SearchHits>();
    const auto newest = m_rooms ? m_rooms->newestSearch : std::make_shared<std::atomic<int>>(0);
    const int number = ++*newest;
    if (m_rooms)
        m_rooms->searches->interrupt();
    whenOpen([=, this] {
        if (!m_rooms) {
            keep<SearchHits>(promise, closedArchive());
            return;
        }
        m_rooms->searching.post(
            [=, this, reader = m_rooms->searches, doorbell = m_rooms->doorbell] {
                const auto isSuperseded = [&] { return *newest != number; };
                const Result<Database *> database =
                    isSuperseded() ? Result<Database *>(closedArchive()) : reader->database();
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

QFuture<Result<QString>> Archive::backUp()
{
    const auto promise = newArchivePromise<QString>();
    whenOpen([this, promise] {
        if (!m_rooms) {
            keep<QString>(promise, closedArchive());
            return;
        }
        m_rooms->keeping.post([promise, reader = m_rooms->keeper, now = m_clock.wallTime()] {
            keep(promise, reader->backUp(now));
        });
    });
    return promise->future();
}

} // namespace Conclave
