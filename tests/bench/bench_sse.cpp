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
constexpr double MostPerByteToEvents = 5;  // ns: 200 MB/s
constexpr double MostPerByteToPieces = 10; // ns: 100 MB/s
constexpr double MostGrowth = 1.25;
constexpr double MostGrowthOfOne = 2; // large memory comes page by page; a square would be 8

QByteArray event(const QByteArray &text)
{
    return R"(data: {"id":"chatcmpl-C1","object":"chat.completion.chunk",)"
           R"("created":1771234567,"model":"gpt-5.1","choices":[{"index":0,)"
           R"("delta":{"content":")" +
           text + R"("},"finish_reason":null}],"usage":null})" + "\n\n";
}

/// Events as OpenAI's servers send them, as one chunk of the network after the other.
class Stream final
{
public:
    /// One token each.
    static Stream ofTokens()
    {
        QByteArray events;
        while (events.size() < MiB)
            events += event(" harbour");
        return Stream(events);
    }

    /// A whole answer in one.
    static Stream ofOne(qsizetype size)
    {
        return Stream(event(QByteArray(" harbour").repeated(size / 8)));
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
    explicit Stream(QByteArray events) : m_events(std::move(events)) {}

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

constexpr auto ToEvents = "events"_L1;
constexpr auto ToPieces = "pieces"_L1;
constexpr auto ToTurn = "a turn"_L1;
constexpr auto OneToEvents = "one event"_L1;
constexpr auto OneToPieces = "one piece"_L1;

bool isOne(const QString &way)
{
    return way == OneToEvents || way == OneToPieces;
}

/// Bytes to events, events to pieces, pieces to a turn: each way goes one step further.
qsizetype read(const Stream &stream, qsizetype size, const QString &way)
{
    const bool isDecoded = way != ToEvents && way != OneToEvents;
    const bool isFolded = way == ToTurn;
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

QJsonObject measure(int mebibytes, const QString &way)
{
    const qsizetype size = mebibytes * MiB;
    const Stream stream = isOne(way) ? Stream::ofOne(size) : Stream::ofTokens();
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
    const int small = options.quick ? 1 : 8; // already more than the processor's caches hold
    const int large = options.quick ? 2 : 64;
    const QStringList ways{ToEvents, ToPieces, ToTurn, OneToEvents, OneToPieces};

    BenchReport report(u"bench_sse"_s,
                       {{u"way"_s, u"to"_s, 0, true},
                        {u"size_mib"_s, u"MiB"_s, 0, true},
                        {u"mb_per_s"_s, u"MB/s"_s, 1},
                        {u"ns_per_byte"_s, u"ns/byte"_s, 2},
                        {u"us_per_event"_s, u"µs/event"_s, 2}});
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const QString &way : ways) {
            for (const int size : {small, large})
                report.add(measure(size, way));
        }
    }
    for (const QString &way : ways) {
        const auto cost = [&](int size) {
            return report.median({{u"way"_s, way}, {u"size_mib"_s, size}}, u"ns_per_byte"_s)
                .value_or(0);
        };
        const double most = way == ToEvents ? MostPerByteToEvents : MostPerByteToPieces;
        if (way == ToEvents || way == ToPieces)
            report.target(u"ns for a byte, to %1"_s.arg(way), cost(large), most);
        report.target(
            u"a byte of %1 MiB ÷ a byte of %2 MiB, to %3"_s.arg(large).arg(small).arg(way),
            cost(large) / cost(small),
            isOne(way) ? MostGrowthOfOne : MostGrowth);
    }
    return report.finish(options.json);
}
