#include "core/dialects/answerassembly.h"
#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/dialects/streamparser.h"
#include "core/dialects/thinksplitter.h"
#include "tests/fuzz/chunks.h"
#include "tests/fuzz/dialectnames.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What an answer's stream comes to, and what a network cannot change about it.
struct Read
{
    ThinkSplitter::Parts parts;
    std::optional<Notice> finish;
    std::optional<Usage> usage;
    std::optional<Error> error;
    bool last = false;

    bool operator==(const Read &) const = default;
};

void add(ThinkSplitter::Parts &sum, const ThinkSplitter::Parts &parts)
{
    sum.text += parts.text;
    sum.reasoning += parts.reasoning;
}

/// The text in one go, or in single characters.
ThinkSplitter::Parts split(const QString &text, bool whole)
{
    ThinkSplitter splitter;
    ThinkSplitter::Parts parts;
    if (whole) {
        parts = splitter.feed(text);
    } else {
        for (const QChar c : text)
            add(parts, splitter.feed(c));
    }
    add(parts, splitter.finish());
    return parts;
}

Read read(const Dialect &dialect, const QList<QByteArray> &chunks, QString &inlineText)
{
    StreamParser parser(dialect.framing());
    AnswerAssembly assembly;
    Read read;
    const auto readEvents = [&](const QList<SseEvent> &events) {
        for (const SseEvent &event : events) {
            const Result<Piece> piece = dialect.read(event);
            if (read.last || read.error)
                return;
            if (!piece) {
                read.error = piece.error();
                return;
            }
            inlineText += piece->text;
            add(read.parts, assembly.add(*piece));
            read.error = piece->error;
            read.last = piece->last;
        }
    };
    for (const QByteArray &chunk : chunks)
        readEvents(parser.feed(chunk));
    if (const std::optional<SseEvent> rest = parser.finish())
        readEvents({*rest});
    add(read.parts, assembly.finish());
    read.finish = assembly.reason();
    read.usage = assembly.usage();
    return read;
}

} // namespace

/// The first byte is how the stream is cut, the second which dialect reads it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray stream(reinterpret_cast<const char *>(data + 2), qsizetype(size) - 2);
    const Dialect *dialect = dialectNamed(DialectNames[data[1] % DialectNames.size()]);
    require(dialect != nullptr, "every name has a dialect");

    QString text;
    QString textAgain;
    const Read whole = read(*dialect, {stream}, text);
    require(read(*dialect, chunksOf(stream, data[0]), textAgain) == whole, "chunks do not matter");
    require(textAgain == text, "chunks do not matter to the text");
    require(whole.parts.text.size() + whole.parts.reasoning.size() <= stream.size(),
            "an answer holds no more than was sent");
    require(split(text, true) == split(text, false), "a thought ends wherever the text is cut");
    return 0;
}
