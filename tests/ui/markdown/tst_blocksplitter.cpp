#include "ui/markdown/blocksplitter.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

using Kind = MarkdownBlock::Kind;

namespace {

QStringList texts(const QList<MarkdownBlock> &blocks)
{
    QStringList result;
    for (const MarkdownBlock &block : blocks)
        result.append(block.text);
    return result;
}

QList<MarkdownBlock> split(const QString &text)
{
    BlockSplitter splitter;
    QList<MarkdownBlock> blocks = splitter.feed(text);
    blocks.append(splitter.tail());
    return blocks;
}

} // namespace

class BlockSplitterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cutsAtTheRightLines_data()
    {
        QTest::addColumn<QStringList>("blocks");

        QTest::newRow("paragraphs") << QStringList{u"a\nb\n\n\n"_s, u"c"_s};
        QTest::newRow("waits for the next line") << QStringList{u"a\n\n"_s};
        QTest::newRow("heading ends by itself") << QStringList{u"# a\n"_s, u"b\n"_s};
        QTest::newRow("heading ends a paragraph") << QStringList{u"a\n"_s, u"## b\n"_s, u""_s};
        QTest::newRow("no heading") << QStringList{u"#a\nb"_s};
        QTest::newRow("underlined heading") << QStringList{u"a\n===\n\n"_s, u"b"_s};
        QTest::newRow("loose list") << QStringList{u"- a\n\n- b\n\n  c\n\n"_s, u"d"_s};
        QTest::newRow("ordered list") << QStringList{u"a\n\n"_s, u"1. b\n\n2) c\n\n"_s, u"d"_s};
        QTest::newRow("heading ends a list") << QStringList{u"- a\n"_s, u"# b\n"_s, u""_s};
        QTest::newRow("code in a list")
            << QStringList{u"- a\n\n  ```\n  b\n\n  # c\n  ```\n\n- d\n\n"_s, u"e"_s};
        QTest::newRow("code beside a marker")
            << QStringList{u"- ```\n  a\n\n  b\n  ```\n\n"_s, u"c"_s};
        QTest::newRow("code left open in a list")
            << QStringList{u"- ```\n  a\n\n"_s, u"b\n\n"_s, u"c"_s};
        QTest::newRow("fence at the edge ends a list")
            << QStringList{u"1. a\n"_s, u"```\n"_s, u"b\n"_s, u"```\n"_s, u"2. c"_s};
        QTest::newRow("indented code") << QStringList{u"a\n\n    b\n\n    c\n\n"_s, u"d"_s};
        QTest::newRow("quotes") << QStringList{u"> a\nb\n>\n> c\n\n"_s, u"> d"_s};
        QTest::newRow("table") << QStringList{u"|a|\n|-|\n|b|\n\n"_s, u"c"_s};
        QTest::newRow("CR LF") << QStringList{u"a\r\n\r\n"_s, u"b\r\n"_s};
        QTest::newRow("CR") << QStringList{u"a\r\r"_s, u"b"_s};
    }

    void cutsAtTheRightLines()
    {
        QFETCH(QStringList, blocks);
        QStringList actual = texts(split(blocks.join(QString()) + u'\n')); // lines count once ended
        actual.last().chop(1);
        QCOMPARE(actual, blocks);
    }

    void handsOutEachLineOfAFence()
    {
        const QList<MarkdownBlock> blocks = split(u"a\n  ~~~~ cpp\n# b\n\n~~~\n ~~~~\nc"_s);

        const QList<MarkdownBlock> expected = {{Kind::Markdown, u"a\n"_s},
                                               {Kind::FenceStart, u"  ~~~~ cpp\n"_s},
                                               {Kind::CodeLine, u"# b\n"_s, 2},
                                               {Kind::CodeLine, u"\n"_s, 2},
                                               {Kind::CodeLine, u"~~~\n"_s, 2},
                                               {Kind::FenceEnd, u" ~~~~\n"_s, 2},
                                               {Kind::Markdown, u"c"_s}};
        QCOMPARE(blocks, expected);
    }

    void knowsWhetherTheTailIsCode()
    {
        BlockSplitter splitter;
        splitter.feed(u"```\na\n``");
        QCOMPARE(splitter.tail().kind, Kind::CodeLine);
        splitter.feed(u"`");
        QCOMPARE(splitter.tail().kind, Kind::FenceEnd);
    }

    void becomesPlain()
    {
        BlockSplitter splitter;
        splitter.feed(u"```\na");
        QCOMPARE(texts(splitter.switchToPlainText()), QStringList{u"a"_s});
        QCOMPARE(texts(splitter.feed(u"# b\n\nc")), QStringList({u"# b\n"_s, u"\n"_s}));
        QCOMPARE(splitter.tail(), (MarkdownBlock{Kind::PlainLine, u"c"_s}));
    }

    void piecesDoNotMatter()
    {
        // Lines that mean something, in random order: most results are not well-formed.
        const QStringList lines = {u"\n"_s,
                                   u"\n"_s,
                                   u"text\n"_s,
                                   u"```\n"_s,
                                   u"```py\r\n"_s,
                                   u"  ```\n"_s,
                                   u"~~~\n"_s,
                                   u"- item\n"_s,
                                   u"  more\n"_s,
                                   u"    deep\n"_s,
                                   u"2. two\n"_s,
                                   u"# head\n"_s,
                                   u"> quote\n"_s,
                                   u"| a | b |\n"_s,
                                   u"---\n"_s,
                                   u"===\r"_s,
                                   u"- ```\n"_s,
                                   u"\tcode\n"_s,
                                   u"end"_s};
        QRandomGenerator random(1);
        for (int run = 0; run < 2000; ++run) {
            QString text;
            for (int line = 0; line < 12; ++line)
                text += lines[random.bounded(lines.size())];
            const int longest = random.bounded(1, 30);

            BlockSplitter splitter;
            QList<MarkdownBlock> blocks;
            for (qsizetype at = 0; at < text.size();) {
                const qsizetype size = random.bounded(1, longest + 1);
                blocks.append(splitter.feed(QStringView(text).mid(at, size)));
                at += size;
            }
            blocks.append(splitter.tail());

            QCOMPARE(texts(blocks).join(QString()), text);
            QCOMPARE(blocks, split(text));
        }
    }

    void isLinear()
    {
        BlockSplitter splitter;
        const QString piece(20, u'x');
        QBENCHMARK_ONCE
        {
            for (int i = 0; i < 50'000; ++i)
                splitter.feed(piece);
        }
        QCOMPARE(splitter.tail().text.size(), 1'000'000);
    }
};

QTEST_GUILESS_MAIN(BlockSplitterTest)
#include "tst_blocksplitter.moc"
