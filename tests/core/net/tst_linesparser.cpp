#include "core/net/linesparser.h"
#include "tests/fuzz/chunks.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

using Lines = QList<QByteArray>;

Lines dataOf(const QList<SseEvent> &events)
{
    Lines lines;
    for (const SseEvent &event : events)
        lines.append(event.type.isEmpty() ? event.data : "a type: " + event.type);
    return lines;
}

Lines fed(LinesParser &parser, const QList<QByteArray> &chunks)
{
    Lines lines;
    for (const QByteArray &chunk : chunks)
        lines += dataOf(parser.feed(chunk));
    return lines;
}

constexpr quint8 Whole = 0;
constexpr quint8 Bytes = 1;

} // namespace

class LinesParserTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cutsLinesWhateverTheChunks_data();
    void cutsLinesWhateverTheChunks();
    void deliversAtOnce();
    void overflowsPastTheLimit_data();
    void overflowsPastTheLimit();
    void keepsWhatCameBeforeTheOverflow();
    void takesALargeLine();
    void takesALongLineByteByByte();
};

void LinesParserTest::cutsLinesWhateverTheChunks_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<Lines>("rest");

    const QByteArray bom = "\xEF\xBB\xBF";
    const auto row =
        [](const char *name, const QByteArray &stream, const Lines &lines, const Lines &rest = {}) {
            QTest::newRow(name) << stream << lines << rest;
        };
    row("nothing", "", {});
    row("one", "{\"id\":1}\n", {"{\"id\":1}"});
    row("blank line, last line open", "{\"id\":1}\n\n{\"id\":2}", {"{\"id\":1}"}, {"{\"id\":2}"});
    row("CR LF", "{}\r\n\r\n[]\r\n{}\r", {"{}", "[]"}, {"{}"});
    row("a CR is no line end", "{\r}\n", {"{\r}"});
    row("blanks", " \t\n{} \n \r\n", {"{} "});
    row("blanks at the end", "{}\n \t", {"{}"});
    row("malformed line", "{\"id\":\n{}\n", {"{\"id\":", "{}"});
    row("cut last line", "{}\n{\"id\":", {"{}"});
    row("other line separators",
        "a\xE2\x80\xA8"
        "b\xC2\x85"
        "c\x0B"
        "d\x0C"
        "e\n",
        {"a\xE2\x80\xA8"
         "b\xC2\x85"
         "c\x0B"
         "d\x0C"
         "e"});
    row("cyrillic", "{\"content\":\"известни\"}\n", {"{\"content\":\"известни\"}"});
    row("byte order mark", bom + "{}\n" + bom + "{}\n", {"{}", bom + "{}"});
    row("only a byte order mark", bom, {});
    row("byte order mark before the last line", bom + "{}", {}, {"{}"});
}

void LinesParserTest::cutsLinesWhateverTheChunks()
{
    QFETCH(QByteArray, stream);
    QFETCH(Lines, lines);
    QFETCH(Lines, rest);

    for (int how = Whole; how < 40; ++how) {
        LinesParser parser;
        QCOMPARE(fed(parser, chunksOf(stream, quint8(how))), lines);
        const auto last = parser.finish();
        QCOMPARE(last ? dataOf({*last}) : Lines(), rest);
        QVERIFY(!parser.finish());
    }
}

void LinesParserTest::deliversAtOnce()
{
    LinesParser parser;
    QVERIFY(parser.feed("{}").isEmpty());
    QVERIFY(parser.feed("").isEmpty());
    QVERIFY(parser.feed("\r").isEmpty());
    QCOMPARE(dataOf(parser.feed("\n{")), Lines{"{}"});
    QCOMPARE(dataOf(parser.feed("}\n[]\n")), (Lines{"{}", "[]"}));
    QVERIFY(!parser.finish());
}

void LinesParserTest::overflowsPastTheLimit_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<bool>("overflows");

    const QByteArray x100(100, 'x');
    QTest::newRow("at the limit") << QByteArray(x100 + "\n") << false;
    QTest::newRow("past it") << QByteArray(x100 + "x\n") << true;
    QTest::newRow("without end") << QByteArray(x100 + "x") << true;
    QTest::newRow("blanks without end") << QByteArray(101, ' ') << true;
    QTest::newRow("many small lines") << QByteArray("{}\n").repeated(60) << false;
}

void LinesParserTest::overflowsPastTheLimit()
{
    QFETCH(QByteArray, stream);
    QFETCH(bool, overflows);

    for (const quint8 how : {Whole, Bytes, quint8(30)}) {
        LinesParser parser(100);
        fed(parser, chunksOf(stream, how));
        QCOMPARE(parser.overflowed(), overflows);
        QCOMPARE(parser.feed("\n{}\n").isEmpty(), overflows);
        QVERIFY(!parser.finish());
    }
}

void LinesParserTest::keepsWhatCameBeforeTheOverflow()
{
    LinesParser parser(100);
    QCOMPARE(dataOf(parser.feed("{}\n" + QByteArray(200, 'y'))), Lines{"{}"});
    QVERIFY(parser.overflowed());
}

void LinesParserTest::takesALargeLine()
{
    const QByteArray line(qsizetype(64) * 1024 * 1024 + 1, 'x');
    LinesParser parser;
    for (qsizetype at = 0; at < line.size(); at += 1024 * 1024)
        QVERIFY(parser.feed(line.mid(at, 1024 * 1024)).isEmpty());
    const QList<SseEvent> events = parser.feed("\n");
    QCOMPARE(events.size(), 1);
    QVERIFY(events.first().data == line);
}

void LinesParserTest::takesALongLineByteByByte()
{
    const QByteArray line(96 * 1024, 'x');
    LinesParser parser;
    QCOMPARE(fed(parser, chunksOf(line + '\n', Bytes)), Lines{line});
}

QTEST_GUILESS_MAIN(LinesParserTest)
#include "tst_linesparser.moc"
