#include "core/net/sseparser.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

using Events = QList<SseEvent>;
using Chunks = QList<QByteArray>;

/// Bytes from a literal that may hold NULs.
template<std::size_t N>
QByteArray raw(const char (&literal)[N])
{
    return {literal, N - 1};
}

SseEvent message(const QByteArray &data)
{
    return {.data = data};
}

Events fed(SseParser &parser, const Chunks &chunks)
{
    Events events;
    for (const QByteArray &chunk : chunks)
        events += parser.feed(chunk);
    return events;
}

Events parsed(const Chunks &chunks)
{
    SseParser parser;
    return fed(parser, chunks);
}

Chunks byteByByte(const QByteArray &bytes)
{
    Chunks chunks;
    for (const char byte : bytes)
        chunks.append(QByteArray(1, byte));
    return chunks;
}

Chunks splitAtRandom(const QByteArray &bytes, QRandomGenerator &random)
{
    Chunks chunks;
    for (qsizetype at = 0; at < bytes.size(); at += chunks.last().size())
        chunks.append(bytes.mid(at, random.bounded(0, 12)));
    return chunks;
}

/// Whole, byte by byte, and in many ways at random.
QList<Chunks> chunkings(const QByteArray &bytes)
{
    constexpr int Rounds = 50;
    QList<Chunks> all{{bytes}, byteByByte(bytes)};
    QRandomGenerator random(20);
    for (int round = 0; round < Rounds; ++round)
        all.append(splitAtRandom(bytes, random));
    return all;
}

} // namespace

namespace QTest {

template<>
char *toString(const SseEvent &event)
{
    return toString(QByteArray(event.type + "|" + event.data).toPercentEncoding(" {}\":,|"));
}

} // namespace QTest

class SseParserTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cutsEventsWhateverTheChunks_data();
    void cutsEventsWhateverTheChunks();
    void deliversAtOnce_data();
    void deliversAtOnce();
    void survivesASplitAnywhere_data();
    void survivesASplitAnywhere();
    void finishRescuesWhatIsWhole_data();
    void finishRescuesWhatIsWhole();
    void readsManyEventsFromOneChunk();
    void readsOneEventOfManyLines();
    void forgetsCommentLines();
    void takesLargeEvents_data();
    void takesLargeEvents();
    void takesALongLineByteByByte();
    void overflowsPastTheLimit_data();
    void overflowsPastTheLimit();
    void keepsWhatCameBeforeTheOverflow();
};

void SseParserTest::cutsEventsWhateverTheChunks_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Events>("events");

    const auto row = [](const char *name, const QByteArray &stream, const Chunks &data) {
        Events events;
        for (const QByteArray &one : data)
            events.append(message(one));
        QTest::newRow(name) << stream << events;
    };
    const QByteArray x2048(2048, 'x');

    // The cases of the web platform tests for EventSource.
    row("event-data",
        "data:msg\ndata: msg\n\n:\nfalsefield:msg\n\nfalsefield:msg\nData:data\n\ndata\n\n"
        "data:end\n\n",
        {"msg\nmsg", "", "end"});
    row("bom",
        "\xEF\xBB\xBF"
        "data:1\n\n\xEF\xBB\xBF"
        "data:2\n\ndata:3\n\n",
        {"1", "3"});
    row("bom-2",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data:1\n\ndata:2\n\ndata:3\n\n",
        {"2", "3"});
    row("comments",
        raw("data:1\r:\0\n:\r\ndata:2\n:") + x2048 + "\rdata:3\n:data:fail\r:" + x2048 +
            "\ndata:4\n\n",
        {"1\n2\n3\n4"});
    row("data-before-final-empty-line", "retry:1000\ndata:test1\n\nid:test\ndata:test2", {"test1"});
    row("data-before-final-empty-line, LF",
        "retry:1000\ndata:test1\n\nid:test\ndata:test2\n",
        {"test1"});
    row("field-data", "data:\n\ndata\ndata\n\ndata:test\n\n", {"", "\n", "test"});
    QTest::newRow("field-event") << QByteArray("event:test\ndata:x\n\ndata:x\n\n")
                                 << Events{{"test", "x"}, message("x")};
    row("field-event-empty", "event: \ndata:data\n\n", {"data"});
    row("field-id", "id: \xE2\x80\xA6\ndata:x\n\n", {"x"});
    row("field-id-2",
        "id: \xE2\x80\xA6\nretry: 200\ndata: hello\n\ndata: hello\n\n",
        {"hello", "hello"});
    row("field-id-3", "id:1\ndata:x\n\ndata:x\n\n", {"x", "x"});
    row("field-id-3, second", "id:1\ndata:x\n\nid:2\ndata:x\n\ndata:x\n\n", {"x", "x", "x"});
    row("field-id-3, reset", "id:1\ndata:x\n\nid: \ndata:x\n\ndata:x\n\n", {"x", "x", "x"});
    row("field-id-3, no colon", "id:1\ndata:x\n\nid\ndata:x\n\ndata:x\n\n", {"x", "x", "x"});
    row("field-id-null, first", raw("id: \0x\ndata:x\n\n"), {"x"});
    row("field-id-null, last", raw("id: x\0\ndata:x\n\n"), {"x"});
    row("field-id-null, inside", raw("id: x\0x\ndata:x\n\n"), {"x"});
    row("field-id-null, alone", raw("id:  \0\ndata:x\n\n"), {"x"});
    row("field-parsing",
        raw("data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:"
            "\r\n data:32\ndata:4\n\n"),
        {raw("\0\n 2\n1\n3\n\n4")});
    row("field-retry", "retry:3000\ndata:x\n\n", {"x"});
    row("field-retry-bogus", "retry:3000\nretry:1000x\ndata:x\n\n", {"x"});
    row("field-retry-empty", "retry\ndata:test\n\n", {"test"});
    row("field-unknown",
        "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n",
        {"test\n\ntest"});
    row("leading-space", "data:\ttest\rdata: \ndata:test\n\n", {"\ttest\n\ntest"});
    row("newlines", "data:test\r\ndata\ndata:test\r\n\r\n", {"test\n\ntest"});
    row("null-character", raw("data:\0\n\n"), {raw("\0")});
    row("utf-8", "data:ok\xE2\x80\xA6\n\n", {"ok\xE2\x80\xA6"});

    // The cases of the official clients' decoders.
    QTest::newRow("basic") << QByteArray("event: completion\ndata: {\"foo\":true}\n\n")
                           << Events{{"completion", "{\"foo\":true}"}};
    row("data without event", "data: {\"foo\":true}\n\n", {"{\"foo\":true}"});
    row("event without data", "event: foo\n\n", {});
    QTest::newRow("the type does not stick")
        << QByteArray("event: foo\n\nevent: ping\n\ndata:x\n\n") << Events{message("x")};
    QTest::newRow("two events") << QByteArray("event: foo\ndata: {\"foo\":true}\n\n"
                                              "event: ping\ndata: {\"bar\":false}\n\n")
                                << Events{{"foo", "{\"foo\":true}"}, {"ping", "{\"bar\":false}"}};
    QTest::newRow("lines with an empty one")
        << QByteArray("event: ping\ndata: {\ndata: \"foo\":\ndata: \ndata:\ndata: true}\n\n\n")
        << Events{{"ping", "{\n\"foo\":\n\n\ntrue}"}};
    QTest::newRow("lines without an empty one")
        << QByteArray("event: ping\ndata: {\ndata: \"foo\":\ndata: true}\n\n\n")
        << Events{{"ping", "{\n\"foo\":\ntrue}"}};
    QTest::newRow("an error") << QByteArray("event: error\ndata: {\"type\":\"error\"}\n\n")
                              << Events{{"error", "{\"type\":\"error\"}"}};
    row("end mark", "data:[DONE]\n\ndata: [DONE]\r\n\r\n", {"[DONE]", "[DONE]"});
    row("after the end mark", "data: [DONE]\n\ndata: not-json\n\n", {"[DONE]", "not-json"});
    row("end mark of two lines", "data: [DONE]\ndata: {}\n\n", {"[DONE]\n{}"});
    QTest::newRow("named end mark")
        << QByteArray("event: error\ndata: [DONE]\n\n") << Events{{"error", "[DONE]"}};
    row("blank lines before", "\n\r\n\n\ndata: {}\n\n", {"{}"});
    row("two thousand lines of each kind",
        QByteArray(":x\ndata:x\nignored:x\n").repeated(2000),
        {});
    row("escaped newlines",
        "data: {\"foo\": \"my long\\n\\ncontent\"}\n\n",
        {"{\"foo\": \"my long\\n\\ncontent\"}"});
    row("other line separators", // U+2028, U+0085, VT, FF
        "data: a\xE2\x80\xA8"
        "b\xC2\x85"
        "c\x0B"
        "d\x0C"
        "e\n\n",
        {"a\xE2\x80\xA8"
         "b\xC2\x85"
         "c\x0B"
         "d\x0C"
         "e"});
    row("cyrillic", "data: {\"content\":\"известни\"}\n\n", {"{\"content\":\"известни\"}"});
    QTest::newRow("comment, CRLF, lines")
        << QByteArray(": keepalive\r\nevent: update\r\ndata: first\r\ndata: second\r\n\r\n")
        << Events{{"update", "first\nsecond"}};
    row("CR CR", "data: first\r\rdata: second\r\r", {"first", "second"});
    row("LF CRLF, CRLF LF", "data: first\n\r\ndata: second\r\n\n", {"first", "second"});
    row("no phantom event", "data: first\r\r\ndata: second\r\r\n", {"first", "second"});
    row("CR LF CR inside", "data: first\rdata: second\n\r", {"first\nsecond"});
    row("CRLF CR CRLF inside", "data: first\r\ndata: second\r\r\n", {"first\nsecond"});
    row("LF CRLF CR inside", "data: first\ndata: second\r\n\r", {"first\nsecond"});
    row("unterminated LF", "data: x\n", {});
    row("unterminated CR", "data: x\r", {});
    row("unterminated CRLF", "data: x\r\n", {});
    row("unterminated", "data: x", {});
    row("mixed and unfinished",
        "id:one\r\ndata:известни\r\n\ndata:two\n\rdata:unfinished",
        {"известни", "two"});
    row("nothing", "", {});
    row("only a BOM", "\xEF\xBB\xBF", {});
    row("BOM before an empty line", "\xEF\xBB\xBF\n\ndata:1\n\n", {"1"});
    row("OpenRouter's comments",
        ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\ndata: {}\n\n",
        {"{}"});
    row("no space, two spaces", "data:{}\n\ndata:  {}\n\n", {"{}", " {}"});
}

void SseParserTest::cutsEventsWhateverTheChunks()
{
    QFETCH(QByteArray, stream);
    QFETCH(Events, events);

    for (const Chunks &chunks : chunkings(stream)) {
        SseParser parser;
        QCOMPARE(fed(parser, chunks), events);
        QVERIFY(!parser.finish()); // as WHATWG wants it
    }
}

void SseParserTest::deliversAtOnce_data()
{
    QTest::addColumn<Chunks>("chunks");
    QTest::addColumn<QList<int>>("eventsAfterEach");

    const QList<QByteArray> ends{"\n", "\r", "\r\n"};
    for (const QByteArray &first : ends) {
        for (const QByteArray &second : ends) {
            if (first == "\r" && second == "\n")
                continue; // that is one line end
            const QByteArray name =
                QByteArray(first + ' ' + second).replace('\r', "CR").replace('\n', "LF");
            QTest::newRow(name.constData())
                << Chunks{"data: x", first, second.first(1)} << QList<int>{0, 0, 1};
        }
    }
    QTest::newRow("late LF") << Chunks{"data: first\r\r", "\ndata: second\r\r", "\n"}
                             << QList<int>{1, 2, 2};
    QTest::newRow("over three chunks")
        << Chunks{"data: first\r\n\r", "\ndata: second\r\n", "\r\n"} << QList<int>{1, 1, 2};
    QTest::newRow("LF and CR LF, CR LF and LF")
        << Chunks{"data: first\n\r\n", "data: second\r\n\n"} << QList<int>{1, 2};
    QTest::newRow("CR, CR, CR, LF")
        << Chunks{"data:foo\r", "\r", "\r", "\n", "data:bar", "\n", "\n"}
        << QList<int>{0, 1, 1, 1, 1, 1, 2};
    QTest::newRow("late LF after a line")
        << Chunks{"data:foo\r", "", "\ndata:bar\r", "\n", "\n"} << QList<int>{0, 0, 0, 0, 1};
    QTest::newRow("end mark, body left open")
        << Chunks{"data: {\"id\":1}\n\n", "data: [DONE]\n\n"} << QList<int>{1, 2};
    QTest::newRow("empty chunk between CR and LF")
        << Chunks{"data: x\r", "", "\n", "", "\r", "", "\n"} << QList<int>{0, 0, 0, 0, 1, 1, 1};
}

void SseParserTest::deliversAtOnce()
{
    QFETCH(Chunks, chunks);
    QFETCH(QList<int>, eventsAfterEach);

    SseParser parser;
    qsizetype count = 0;
    QList<int> counts;
    for (const QByteArray &chunk : chunks) {
        count += parser.feed(chunk).size();
        counts.append(int(count));
    }

    QCOMPARE(counts, eventsAfterEach);
    QVERIFY(!parser.finish());
}

void SseParserTest::survivesASplitAnywhere_data()
{
    QTest::addColumn<QByteArray>("stream");

    for (const char *end :
         {"\n\n", "\r\r", "\r\n\r\n", "\n\r\n", "\r\n\n", "\n\r", "\r\n\r", "\r\r\n"})
        QTest::newRow(QByteArray(end).toHex().constData()) << QByteArray("data:ok") + end;
}

void SseParserTest::survivesASplitAnywhere()
{
    QFETCH(QByteArray, stream);

    for (qsizetype at = 0; at <= stream.size(); ++at)
        QCOMPARE(parsed({stream.first(at), "", stream.sliced(at)}), Events{message("ok")});
}

void SseParserTest::finishRescuesWhatIsWhole_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Events>("rescued");

    QTest::newRow("nothing") << QByteArray() << Events{};
    QTest::newRow("done") << QByteArray("data: [DONE]") << Events{message("[DONE]")};
    QTest::newRow("done, line ended")
        << QByteArray("data: [DONE]\r\n") << Events{message("[DONE]")};
    QTest::newRow("only line, with BOM") << QByteArray("\xEF\xBB\xBF"
                                                       "data: [DONE]")
                                         << Events{message("[DONE]")};
    QTest::newRow("json") << QByteArray("data: {\"a\":1}\n") << Events{message("{\"a\":1}")};
    QTest::newRow("named") << QByteArray("event: error\ndata: {}") << Events{{"error", "{}"}};
    QTest::newRow("json, next field cut")
        << QByteArray("data: {\"a\":1}\nda") << Events{message("{\"a\":1}")};
    QTest::newRow("cut json") << QByteArray("data: {\"a\":") << Events{};
    QTest::newRow("cut json of two lines") << QByteArray("data: {\ndata: \"a\":") << Events{};
    QTest::newRow("cut end marker") << QByteArray("data: [DON") << Events{};
    QTest::newRow("type only") << QByteArray("event: x") << Events{};
}

void SseParserTest::finishRescuesWhatIsWhole()
{
    QFETCH(QByteArray, stream);
    QFETCH(Events, rescued);

    for (const Chunks &chunks : chunkings(stream)) {
        SseParser parser;
        QCOMPARE(fed(parser, chunks), Events{});
        const auto event = parser.finish();
        QCOMPARE(event ? Events{*event} : Events{}, rescued);
        QVERIFY(!parser.finish());
    }
}

void SseParserTest::readsManyEventsFromOneChunk()
{
    QCOMPARE(parsed({QByteArray("data:ok\n\n").repeated(2000)}), Events(2000, message("ok")));
}

void SseParserTest::readsOneEventOfManyLines()
{
    const QByteArray lines = QByteArray("data:x\n").repeated(10000);
    QCOMPARE(parsed({lines, "\n"}), Events{message(QByteArray("x\n").repeated(10000).chopped(1))});
}

void SseParserTest::forgetsCommentLines()
{
    SseParser parser(100);
    QCOMPARE(parser.feed(QByteArray(":x\nignored:x\n").repeated(10000)), Events{});
    QVERIFY(!parser.overflowed());
    QCOMPARE(parser.feed("data:x\n\n"), Events{message("x")});
}

void SseParserTest::takesLargeEvents_data()
{
    QTest::addColumn<qsizetype>("size");

    constexpr qsizetype MiB = 1024 * 1024;
    QTest::newRow("a long answer") << 8 * MiB + 1;
    QTest::newRow("an image") << 28 * MiB;
    QTest::newRow("more than 64 MiB") << 64 * MiB + 1;
}

void SseParserTest::takesLargeEvents()
{
    QFETCH(qsizetype, size);
    constexpr qsizetype ChunkSize = 1024 * 1024;
    const QByteArray data(size, 'x');

    SseParser parser;
    QCOMPARE(parser.feed("data: "), Events{});
    for (qsizetype at = 0; at < size; at += ChunkSize)
        QCOMPARE(parser.feed(data.mid(at, ChunkSize)), Events{});
    const Events events = parser.feed("\n\n");

    QCOMPARE(events.size(), 1);
    QVERIFY(events.first().data == data);
}

void SseParserTest::takesALongLineByteByByte()
{
    const QByteArray data(96 * 1024, 'x');
    QCOMPARE(parsed(byteByByte("data: " + data + "\n\n")), Events{message(data)});
}

void SseParserTest::overflowsPastTheLimit_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<bool>("overflows");

    const QByteArray x100(100, 'x');
    QTest::newRow("a line at the limit") << QByteArray("data:" + x100.first(95) + "\n\n") << false;
    QTest::newRow("a line past it") << QByteArray("data:" + x100.first(96) + "\n\n") << true;
    QTest::newRow("a line without end") << QByteArray(x100 + "x") << true;
    QTest::newRow("a comment without end") << QByteArray(":" + x100) << true;
    QTest::newRow("many lines") << QByteArray("data:x\n").repeated(60) << true;
    QTest::newRow("a long type") << QByteArray("event:" + x100.first(90) + "\ndata:123456\n\n")
                                 << true;
    QTest::newRow("many small events") << QByteArray("data:x\n\n").repeated(60) << false;
}

void SseParserTest::overflowsPastTheLimit()
{
    QFETCH(QByteArray, stream);
    QFETCH(bool, overflows);

    for (const Chunks &chunks : {Chunks{stream}, byteByByte(stream)}) {
        SseParser parser(100);
        fed(parser, chunks);
        QCOMPARE(parser.overflowed(), overflows);
        QCOMPARE(parser.feed("\n\ndata:x\n\n").isEmpty(), overflows);
        QVERIFY(!parser.finish());
    }
}

void SseParserTest::keepsWhatCameBeforeTheOverflow()
{
    SseParser parser(100);
    QCOMPARE(parser.feed("data:x\n\ndata:" + QByteArray(200, 'y')), Events{message("x")});
    QVERIFY(parser.overflowed());
}

QTEST_GUILESS_MAIN(SseParserTest)
#include "tst_sseparser.moc"
