#include "core/net/sseparser.h"
#include "tests/fuzz/chunks.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace Conclave;

namespace {

struct Parsed
{
    QList<SseEvent> events;
    std::optional<SseEvent> rest;
    bool overflowed = false;

    bool operator==(const Parsed &) const = default;
};

Parsed parsed(const QList<QByteArray> &chunks, qsizetype limit)
{
    SseParser parser(limit);
    Parsed parsed;
    for (const QByteArray &chunk : chunks)
        parsed.events += parser.feed(chunk);
    parsed.overflowed = parser.overflowed();
    parsed.rest = parser.finish();
    require(!parser.finish(), "the end comes once");
    return parsed;
}

} // namespace

/// The first byte is how the stream is cut, the second is the limit (0: the usual one).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray stream(reinterpret_cast<const char *>(data + 2), qsizetype(size) - 2);
    const qsizetype limit = data[1] == 0 ? SseParser::DefaultMaxEventSize : data[1];

    const Parsed whole = parsed({stream}, limit);
    qsizetype held = 0;
    for (const SseEvent &event : whole.events) {
        require(event.type.size() + event.data.size() <= limit, "an event keeps the limit");
        held += event.type.size() + event.data.size();
    }
    require(held <= stream.size(), "events hold no more than was sent");
    require(!whole.overflowed || !whole.rest, "nothing comes after an overflow");
    require(parsed(chunksOf(stream, data[0]), limit) == whole, "chunks do not matter");
    return 0;
}
