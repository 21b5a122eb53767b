#include "core/archive/archiverooms.h"

#include <algorithm>

namespace Conclave {

using namespace std::chrono_literals;

ArchiveRooms::ArchiveRooms(const QString &where, QObject *archive)
    : directory(where)
    , doorbell(std::make_shared<Doorbell>(archive))
    , pages(std::make_shared<ArchiveReader>(where))
    , searches(std::make_shared<ArchiveReader>(where))
    , keeper(std::make_shared<ArchiveReader>(where))
{
}

void ArchiveRooms::open(const ArchiveWriter::Listener &listener, const QDateTime &now)
{
    writer = std::make_shared<ArchiveWriter>(directory, listener);
    writing.post([writer = writer, now] { writer->open(now); });
}

void ArchiveRooms::reopenReaders()
{
    paging.post([reader = pages] { reader->reopen(); });
    searching.post([reader = searches] { reader->reopen(); });
    keeping.post([reader = keeper] { reader->reopen(); });
}

bool ArchiveRooms::close(std::chrono::milliseconds patience)
{
    doorbell->silence();
    const auto end = std::chrono::steady_clock::now() + patience;
    const auto finish = [end](Worker &worker) {
        const auto left = end - std::chrono::steady_clock::now();
        return worker.finish(std::max(std::chrono::ceil<std::chrono::milliseconds>(left), 0ms));
    };
    // The readers first: only the last one to let go of the files can leave them tidy.
    for (const auto &reader : {pages, searches, keeper})
        reader->end();
    reopenReaders();
    for (Worker *worker : {&paging, &searching, &keeping})
        finish(*worker);
    const auto isAllWritten = std::make_shared<std::atomic<bool>>(false);
    writing.post([writer = writer, isAllWritten] { *isAllWritten = writer->close(); });
    return finish(writing) && *isAllWritten;
}

} // namespace Conclave
