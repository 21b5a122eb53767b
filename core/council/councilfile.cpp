#include "core/council/councilfile.h"

#include "core/base/files.h"
#include "core/council/counciljson.h"

namespace Conclave {

Result<Council> readCouncilFile(const QString &path)
{
    constexpr qint64 Limit = 16 << 20;
    const Result<QByteArray> bytes = readFile(path, Limit);
    if (!bytes)
        return bytes.error();
    const Result<Council> council = councilFromFile(*bytes);
    if (!council)
        return fileError(path, council.error().message);
    return council;
}

} // namespace Conclave
