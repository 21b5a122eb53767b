#include "core/council/counciljson.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace Conclave;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray file(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Council> council = councilFromFile(file);
    if (!council) {
        require(council.error().kind == Error::Kind::BadFile, "a file is what is bad");
        require(!council.error().message.isEmpty(), "a bad file is told why");
        return 0;
    }
    const QByteArray exported = councilFile(*council);
    const Result<Council> again = councilFromFile(exported);
    require(bool(again), "what imports can be imported again");
    // Not by comparing the councils: to Qt, 9e15 and 9000000000000000 in a field of a later version
    // are not equal.
    require(councilFile(*again) == exported, "an export is the same to the byte");
    return 0;
}
