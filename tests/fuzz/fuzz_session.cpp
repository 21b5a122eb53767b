#include "core/export/exportfile.h"
#include "core/export/markdown.h"
#include "core/session/sessionjson.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace Conclave;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Session> session = sessionFromFile(file);
    if (!session) {
        require(session.error().kind == Error::Kind::BadFile, "a file is what is bad");
        require(!session.error().message.isEmpty(), "a bad file is told why");
        return 0;
    }
    const QByteArray exported = sessionFile(*session);
    const Result<Session> again = sessionFromFile(exported);
    require(bool(again), "what imports can be imported again");
    require(*again == *session, "an export loses nothing");
    require(sessionFile(*again) == exported, "an export is the same to the byte");

    require(markdown(*session).startsWith("---\n"), "a document begins with its front matter");
    for (const QChar c : suggestedFileName(*session))
        require(c == u'-' || (c.isLower() && c.unicode() < 128) || c.isDigit(), "a name is plain");
    return 0;
}
