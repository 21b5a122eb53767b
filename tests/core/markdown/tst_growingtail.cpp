#include "core/markdown/blocksplitter.h"
#include "core/markdown/closedmarks.h"
#include "core/markdown/growingtail.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

using Kind = MarkdownBlock::Kind;

class GrowingTailTest : public QObject
{
    Q_OBJECT

private:
    static QList<MarkdownBlock> tailOf(const QString &text)
    {
        BlockSplitter splitter;
        splitter.feed(text);
        return growingTail(splitter.tail());
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void closesMarks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("closed");
        QTest::newRow("nothing open") << u"a **b** `c` *d* [e](f)"_s << u"a **b** `c` *d* [e](f)"_s;
        QTest::newRow("strong") << u"a **b"_s << u"a **b**"_s;
        QTest::newRow("strong, half closed") << u"a **b*"_s << u"a **b**"_s;
        QTest::newRow("nothing in it yet") << u"a **"_s << u"a "_s;
        QTest::newRow("only begun") << u"a *"_s << u"a "_s;
        QTest::newRow("space at the end") << u"**a b "_s << u"**a b**"_s;
        QTest::newRow("one in the other") << u"**a _b ~~c"_s << u"**a _b ~~c~~_**"_s;
        QTest::newRow("both at once") << u"***a* b"_s << u"***a* b**"_s;
        QTest::newRow("after punctuation") << u"(**a"_s << u"(**a**"_s;
        QTest::newRow("no spaces between words")
            << u"\u91cd\u8981**\u3067"_s << u"\u91cd\u8981**\u3067**"_s;
        QTest::newRow("power") << u"2**3"_s << u"2**3"_s;
        QTest::newRow("product") << u"2 * 3"_s << u"2 * 3"_s;
        QTest::newRow("name") << u"a_b_c is __init__"_s << u"a_b_c is __init__"_s;
        QTest::newRow("about") << u"~5 minutes"_s << u"~5 minutes"_s;
        QTest::newRow("code") << u"a `b *c"_s << u"a `b *c`"_s;
        QTest::newRow("code with ticks") << u"``a ` b"_s << u"``a ` b``"_s;
        QTest::newRow("ticks") << u"a `"_s << u"a "_s;
        QTest::newRow("code in strong") << u"**a `b"_s << u"**a `b`**"_s;
        QTest::newRow("marks in code") << u"`**` and"_s << u"`**` and"_s;
        QTest::newRow("link") << u"see [the **guide**](https://exa"_s << u"see the **guide**"_s;
        QTest::newRow("link in strong") << u"**see [it](htt"_s << u"**see it**"_s;
        QTest::newRow("link with a title") << u"[a](b \"c d"_s << u"a"_s;
        QTest::newRow("no link") << u"[a](which of course"_s << u"[a](which of course"_s;
        QTest::newRow("too long for a link")
            << u"[a]("_s + QString(300, u'b') << u"[a]("_s + QString(300, u'b');
        QTest::newRow("long picture") << u"![a](data:"_s + QString(300, u'b') << u"a"_s;
        QTest::newRow("picture") << u"a ![sun](data:image/png"_s << u"a sun"_s;
        QTest::newRow("brackets") << u"a [b] and [c"_s << u"a [b] and [c"_s;
        QTest::newRow("escaped") << u"a \\*b"_s << u"a \\*b"_s;
        QTest::newRow("escape at the end") << u"**a\\"_s << u"**a**"_s;
        QTest::newRow("formula") << u"**a \\(b_c * d"_s << u"**a \\(b_c * d**"_s;
        QTest::newRow("whole formula") << u"$a_b *c$ is"_s << u"$a_b *c$ is"_s;
        QTest::newRow("given up") << u"**a"_s + QString(300, u'b') << u"**a"_s + QString(300, u'b');
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("null characters") << u"**a"_s + QChar() << u"**a"_s + QChar() + u"**"_s;
    }

    void closesMarks()
    {
        QFETCH(QString, text);
        QTEST(withClosedMarks(text), "closed");
    }

    void keepsCellsApart()
    {
        QCOMPARE(rowWithClosedMarks(u"| *a | b"_s), u"| *a | b"_s);
        QCOMPARE(rowWithClosedMarks(u"| a | **b"_s), u"| a | **b**"_s);
    }

    void showsNoLineThatIsUnsettled()
    {
        for (const QString &mark : {u"-"_s, u"=="_s, u"*"_s, u"1"_s, u"1."_s, u"``"_s}) {
            const QList<MarkdownBlock> tail = tailOf(u"words\n"_s + mark);
            QCOMPARE(tail.size(), 1);
            QCOMPARE(tail[0].kind, Kind::Paragraph);
            QCOMPARE(tail[0].text, u"words"_s);
        }
        QCOMPARE(tailOf(u"words\n1970s"_s)[0].text, u"words\n    1970s"_s);
    }

    void showsTheHeaderOfATable()
    {
        const MarkdownBlock whole = tailOf(u"| a | b |\n|---|---|"_s)[0];
        QCOMPARE(whole.kind, Kind::Table);
        for (const QString &part : {u""_s, u"\n"_s, u"\n|"_s, u"\n|--"_s, u"\n|---|"_s})
            QCOMPARE(tailOf(u"| a | b |"_s + part), QList<MarkdownBlock>{whole});
        const MarkdownBlock cell = tailOf(u"| a | **b"_s)[0];
        QCOMPARE(cell.text, u"| a | **b**"_s);
        QCOMPARE(cell.columns, whole.columns);
        QCOMPARE(tailOf(u"|"_s)[0].kind, Kind::Paragraph);
        QCOMPARE(tailOf(u"| a |\nwords"_s)[0].kind, Kind::Paragraph);
        QCOMPARE(tailOf(u"|"_s.repeated(100))[0].kind, Kind::Paragraph);
    }

    void leavesOutWhatHasNothingInIt()
    {
        QCOMPARE(tailOf(u"**"_s), QList<MarkdownBlock>());
        const QList<MarkdownBlock> item = tailOf(u"- **"_s);
        QCOMPARE(item.size(), 1);
        QCOMPARE(item[0].kind, Kind::Marker);
        QCOMPARE(tailOf(u"a\n\n***"_s).last().text, u"***"_s); // a rule
    }

    void leavesWhatIsFinishedAlone()
    {
        const QList<MarkdownBlock> blocks = tailOf(u"- a **b\n- c **d"_s);
        QCOMPARE(blocks.constLast().text, u"c **d**"_s);
    }
};

QTEST_GUILESS_MAIN(GrowingTailTest)
#include "tst_growingtail.moc"
