// What a streamed byte costs, and whether it costs the same in a long answer.

#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/net/sseparser.h"
#include "core/session/apply.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/processstatus.h"

#include <QCoreApplication>

#include <functional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MiB = 1024 * 1024;
constexpr qsizetype ChunkSize = 1400; // a TCP segment
constexpr int Members = 100;

/// Events as OpenAI's servers send them, one token each, as one chunk of the network after the
/// other.
class Stream final
{
public:
    Stream()
    {
        while (m_events.size() < MiB)
            m_events += R"(data: {"id":"chatcmpl-C1","object":"chat.completion.chunk",)"
                        R"("created":1771234567,"model":"gpt-5.1","choices":[{"index":0,)"
                        R"("delta":{"content":" harbour"},"finish_reason":null}],"usage":null})"
                        "\n\n";
    }

    /// `size` bytes, over and over; cut anywhere, but the seams are whole.
    void play(qsizetype size, const std::function<void(const QByteArray &)> &take) const
    {
        for (qsizetype played = 0; played < size; played += m_events.size()) {
            for (qsizetype at = 0; at < m_events.size(); at += ChunkSize)
                take(m_events.mid(at, ChunkSize));
        }
    }

private:
    QByteArray m_events;
};

/// A turn in which everybody writes; the first answer, the farthest to find, is what grows.
Turn writingTurn()
{
    Turn turn;
    for (int i = 0; i < Members; ++i)
        apply(turn, {Microseconds(0), {MemberId::create()}, AnswerQueued{}});
    return turn;
}

/// Bytes to events, events to pieces, pieces to a turn: each way goes one step further.
qsizetype read(const Stream &stream, qsizetype size, const QString &way)
{
    const bool isDecoded = way != "lines"_L1;
    const bool isFolded = way == "turn"_L1;
    const Dialect &dialect = *dialectNamed(u"openai"_s);
    SseParser parser;
    Turn turn = writingTurn();
    const StreamId first{turn.answers.constFirst().member};
    qsizetype count = 0;
    stream.play(size, [&](const QByteArray &bytes) {
        const QList<SseEvent> events = parser.feed(bytes);
        count += events.size();
        for (const SseEvent &event : events) {
            if (!isDecoded)
                break;
            const Result<Piece> piece = dialect.read(event);
            if (!piece)
                qFatal("an event was not understood");
            if (isFolded)
                apply(turn, {Microseconds(count), first, TextAdded{piece->text}});
        }
    });
    return count;
}

QJsonObject measure(const Stream &stream, int mebibytes, const QString &way)
{
    const qsizetype size = mebibytes * MiB;
    const auto before = cpuTime();
    const qsizetype events = read(stream, size, way);
    const double seconds = (cpuTime() - before).count();
    return {{u"way"_s, way},
            {u"size_mib"_s, mebibytes},
            {u"mb_per_s"_s, double(size) / 1e6 / seconds},
            {u"ns_per_byte"_s, seconds * 1e9 / double(size)},
            {u"us_per_event"_s, seconds * 1e6 / double(events)}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({}, {});
    const int large = options.quick ? 2 : 64;
    const QStringList ways{u"lines"_s, u"pieces"_s, u"turn"_s};
    const Stream stream;

    BenchReport report(u"bench_sse"_s,
                       {{u"way"_s, u"to"_s, 0, true},
                        {u"size_mib"_s, u"MiB"_s, 0, true},
                        {u"mb_per_s"_s, u"MB/s"_s, 1},
                        {u"ns_per_byte"_s, u"ns/byte"_s, 2},
                        {u"us_per_event"_s, u"µs/event"_s, 2}});
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const QString &way : ways) {
            for (const int size : {1, large})
                report.add(measure(stream, size, way));
        }
    }
    for (const QString &way : ways) {
        const auto cost = [&](int size) {
            return report.median({{u"way"_s, way}, {u"size_mib"_s, size}}, u"ns_per_byte"_s)
                .value_or(0);
        };
        report.target(u"a byte of %1 MiB ÷ a byte of 1 MiB, to %2"_s.arg(large).arg(way),
                      cost(large) / cost(1),
                      1.25);
    }
    return report.finish(options.json);
}
