#include "core/import/importreader.h"
#include "core/session/sessionjson.h"
#include "tests/fuzz/require.h"

#include <QBuffer>

#include <cstdint>

using namespace Conclave;

namespace {

QList<Session> sessionsIn(const QByteArray &file, ImportPreview &preview)
{
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(file);
    buffer->open(QIODevice::ReadOnly);
    ImportReader reader({buffer}, std::make_shared<std::atomic_bool>(false));
    QList<Session> sessions;
    while (const std::optional<Session> session = reader.next()) {
        sessions.append(*session);
        if (reader.isReadOnly())
            require(!session->importedFrom.isEmpty(), "a stranger's session says whose it is");
    }
    preview = reader.preview();
    return sessions;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char *>(data), qsizetype(size));
    ImportPreview preview;
    const QList<Session> sessions = sessionsIn(file, preview);
    require(preview.sessions == sessions.size(), "a preview counts what is imported");
    for (const Session &session : sessions) {
        require(!session.id.isNull() && !session.turns.isEmpty(), "a session has what it needs");
        const Result<Session> again = sessionFromFile(sessionFile(session));
        require(bool(again), "what is imported can be stored");
        require(sessionFile(*again) == sessionFile(session), "and nothing of it is lost");
    }
    ImportPreview other;
    const QList<Session> once = sessionsIn(file, other);
    require(other == preview && once.size() == sessions.size(), "an import is the same every time");
    for (qsizetype i = 0; i < once.size(); ++i)
        require(sessionFile(once[i]) == sessionFile(sessions[i]), "with the same ids");
    return 0;
}
