#include "core/markdown/blocksplitter.h"
#include "core/markdown/paragraphcut.h"
#include "tests/support/cpuwatch.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using Kind = MarkdownBlock::Kind;

namespace {

QStringView nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Paragraph:
        return u"text";
    case Kind::Markdown:
        return u"markdown";
    case Kind::FenceStart:
        return u"fence";
    case Kind::CodeLine:
        return u"code";
    case Kind::FenceEnd:
        return u"end";
    case Kind::Formula:
        return u"formula";
    case Kind::Table:
        return u"table";
    case Kind::TableRow:
        return u"row";
    case Kind::Marker:
        return u"marker";
    case Kind::Definition:
        return u"definition";
    case Kind::PlainLine:
        return u"plain";
    }
    return {};
}

QString nameOf(const MarkdownContainer &container)
{
    if (!container.isItem())
        return u">"_s;
    const QString mark = container.kind == MarkdownContainer::Kind::Ordered
                             ? QString::number(container.number) + container.mark
                             : QString(container.mark);
    return container.isUnused ? mark : u'(' + mark + u')'; // its marker is shown already
}

/// For example "1.> text: words"; what continues a line ends its kind in a plus.
QString described(const MarkdownBlock &block)
{
    QString text;
    for (const MarkdownContainer &container : block.containers)
        text += nameOf(container);
    text += text.isEmpty() ? QString() : u" "_s;
    text += nameOf(block.kind).toString() + (block.continues ? u"+: "_s : u": "_s);
    text += QString(block.text).replace(u"\n    "_s, u"/"_s);
    return text.trimmed();
}

QStringList described(const QList<MarkdownBlock> &blocks)
{
    QStringList result;
    for (const MarkdownBlock &block : blocks)
        result.append(described(block));
    return result;
}

QList<MarkdownBlock> finished(const QString &text)
{
    return BlockSplitter().feed(text);
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

    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("blocks");

        QTest::newRow("paragraphs")
            << u"a\n  b\n\n\nc"_s << QStringList{u"text: a/b"_s, u"text: c"_s};
        QTest::newRow("headings") << u"a\n# b\nc\n===\n#d"_s
                                  << QStringList{u"text: a"_s,
                                                 u"markdown: # b"_s,
                                                 u"text: c\n==="_s,
                                                 u"text: #d"_s};
        QTest::newRow("loose list")
            << u"- a\n\n- b\n\n  c\n\nd"_s
            << QStringList{u"- text: a"_s, u"- text: b"_s, u"(-) text: c"_s, u"text: d"_s};
        QTest::newRow("numbers go on")
            << u"3) a\n7) b\n1. c"_s
            << QStringList{u"3) text: a"_s, u"4) text: b"_s, u"1. text: c"_s};
        QTest::newRow("no list") << u"in\n1984. It was\n-\nb"_s
                                 << QStringList{u"text: in/1984. It was\n-"_s, u"text: b"_s};
        QTest::newRow("nested") << u"- a\n  1. > b\n     > c\nd\n- e"_s
                                << QStringList{u"- text: a"_s,
                                               u"(-)1. marker:"_s,
                                               u"(-)(1.)> text: b/c/d"_s,
                                               u"- text: e"_s};
        QTest::newRow("items without text")
            << u"-\n- - a\n-"_s
            << QStringList{u"- marker:"_s, u"- marker:"_s, u"(-)- text: a"_s, u"- marker:"_s};
        QTest::newRow("code in a list") << u"- a\n\n  ``` x\n  b\n\n    # c\n  ```\n\n      d\n"_s
                                        << QStringList{u"- text: a"_s,
                                                       u"(-) fence: ``` x"_s,
                                                       u"(-) code: b"_s,
                                                       u"(-) code:"_s,
                                                       u"(-) code:   # c"_s,
                                                       u"(-) end: ```"_s,
                                                       u"(-) fence:"_s,
                                                       u"(-) code: d"_s,
                                                       u"(-) end:"_s};
        QTest::newRow("closed at the wrong indent")
            << u"- ```\n  a\n```\nb"_s
            << QStringList{u"- fence: ```"_s, u"(-) code: a"_s, u"(-) end: ```"_s, u"text: b"_s};
        QTest::newRow("left open")
            << u"> ```\n> a\nb"_s
            << QStringList{u"> fence: ```"_s, u"> code: a"_s, u"> end:"_s, u"text: b"_s};
        QTest::newRow("indented code") << u"    a\n\n\n     b\n\nc"_s
                                       << QStringList{u"fence:"_s,
                                                      u"code: a"_s,
                                                      u"code:"_s,
                                                      u"code:"_s,
                                                      u"code:  b"_s,
                                                      u"end:"_s,
                                                      u"text: c"_s};
        QTest::newRow("table") << u"|a|b\n-|:-:\n|c\nd\n# e"_s
                               << QStringList{u"table: |a|b"_s,
                                              u"row: |c"_s,
                                              u"row: d"_s,
                                              u"markdown: # e"_s};
        QTest::newRow("definitions") << u"[a]: b\n[c]: <d>\n  'e'\nf\n\n[g]: h i"_s
                                     << QStringList{u"definition: [a]: b"_s,
                                                    u"definition: [c]: <d>/'e'"_s,
                                                    u"text: f"_s,
                                                    u"text: [g]: h i"_s};
        QTest::newRow("formula") << u"- ```math\n  x\n\n  + y\n  ```\n  z"_s
                                 << QStringList{u"- formula: x\n\n+ y"_s, u"(-) text: z"_s};
        QTest::newRow("formula that has no end")
            << u"> ``` Math x\n> y\n\nz"_s
            << QStringList{u"> fence: ``` Math x"_s, u"> code: y"_s, u"> end:"_s, u"text: z"_s};
        QTest::newRow("tabs") << u"-\ta\n\n\tb\n\n\t\tc"_s
                              << QStringList{u"- text: a"_s,
                                             u"(-) text: b"_s,
                                             u"(-) fence:"_s,
                                             u"(-) code: c"_s,
                                             u"(-) end:"_s};
        QTest::newRow("CR LF and CR")
            << u"a\r\n\r\nb\r\rc\r"_s << QStringList{u"text: a"_s, u"text: b"_s, u"text: c"_s};
    }

    void finds()
    {
        QFETCH(QString, text);
        QTEST(described(split(text)), "blocks");
    }

    void finishesWhatCannotChange_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("blocks");
        QTest::newRow("paragraph may go on") << u"a\n"_s << QStringList();
        QTest::newRow("ended paragraph") << u"a\n\n"_s << QStringList{u"text: a"_s};
        QTest::newRow("heading") << u"# a\n"_s << QStringList{u"markdown: # a"_s};
        QTest::newRow("list item") << u"- a\n- b\n"_s << QStringList{u"- text: a"_s};
        QTest::newRow("table") << u"|a|\n|-|\n|b|\n|c"_s
                               << QStringList{u"table: |a|"_s, u"row: |b|"_s};
        QTest::newRow("code") << u"> ```\n> a\n> b"_s
                              << QStringList{u"> fence: ```"_s, u"> code: a"_s};
    }

    void finishesWhatCannotChange()
    {
        QFETCH(QString, text);
        QTEST(described(finished(text)), "blocks");
    }

    void aDashThatHasJustArrivedIsNoUnderline()
    {
        QCOMPARE(described(split(u"a\n-"_s)), QStringList{u"text: a/-"_s});
        QCOMPARE(described(split(u"a\n- b"_s)), QStringList({u"text: a"_s, u"- text: b"_s}));
        QCOMPARE(described(split(u"a\n--"_s)), QStringList{u"text: a\n--"_s});
    }

    void knowsWhereBlocksBegin()
    {
        BlockSplitter splitter;
        const QList<MarkdownBlock> blocks = splitter.feed(u"a\r\nb\n\n- c\n- d\n");
        QCOMPARE(blocks.size(), 2);
        QCOMPARE(blocks[0].offset, 0);
        QCOMPARE(blocks[1].offset, 6);
        QCOMPARE(splitter.openOffset(), 10);
        splitter.feed(u"lazy\n");
        QCOMPARE(splitter.openOffset(), 10);
        splitter.feed(u"\n");
        QCOMPARE(splitter.openOffset(), 20);
    }

    void cutsLongParagraphsBetweenSentences()
    {
        const QString sentence = u"Some *words with a [link](x y)* and `co de`. "_s;
        const QList<MarkdownBlock> blocks = split(sentence.repeated(1000));
        QVERIFY(blocks.size() > 5);
        QString text;
        for (const MarkdownBlock &block : blocks) {
            QVERIFY(block.text.size() <= HeaviestParagraph);
            QCOMPARE(block.text.size() % sentence.size(), 0);
            QCOMPARE(block.continues, !text.isEmpty());
            text += block.text;
        }
        QCOMPARE(text, sentence.repeated(1000));
    }

    void cutsLongParagraphsOutsideOfFormulas()
    {
        const QString sentence = u"Some words about $x + y. z$ and \\(a. b\\) more "_s;
        const QList<MarkdownBlock> blocks = split(sentence.repeated(1000));
        QVERIFY(blocks.size() > 5);
        for (const MarkdownBlock &block : blocks) {
            QCOMPARE(block.text.count(u'$') % 2, 0);
            QCOMPARE(block.text.count(u"\\("_s), block.text.count(u"\\)"_s));
        }
    }

    void cutsLongParagraphsBeforeAFormulaThatGoesOn_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::newRow("dollars") << u"$$a = b. c$$"_s;
        QTest::newRow("brackets") << u"\\[a = b. c\\]"_s;
        QTest::newRow("environment") << u"\\begin{align}a = b. c\\end{align}"_s;
        QTest::newRow("in the line") << u"$a = b. c$"_s;
    }

    void cutsLongParagraphsBeforeAFormulaThatGoesOn()
    {
        QFETCH(QString, formula);
        const QString more = QString(formula).replace(u"b. "_s, u"b. "_s.repeated(100));
        for (const int words : {760, 815}) { // it begins in the first half, or at the end
            const QString before = u"word "_s.repeated(words);
            const QList<MarkdownBlock> blocks = split(before + more + u". More "_s.repeated(100));
            QVERIFY(blocks.size() > 1);
            QVERIFY(std::ranges::any_of(
                blocks, [&more](const MarkdownBlock &block) { return block.text.contains(more); }));
        }
    }

    void moneyDoesNotKeepALongParagraphFromBeingCut()
    {
        const QString text = u"It costs $5. "_s + u"Some words. "_s.repeated(600);
        const QList<MarkdownBlock> blocks = split(text);
        QCOMPARE(blocks.size(), 2);
        QVERIFY(blocks.first().text.size() > HeaviestParagraph - 20);
        QVERIFY(blocks.first().text.endsWith(u". "_s));
    }

    void theRestOfALongParagraphIsNoCode()
    {
        const QList<MarkdownBlock> blocks = split(u"A line that ends.\n"_s.repeated(1000));
        QVERIFY(blocks.size() > 4);
        for (const MarkdownBlock &block : blocks)
            QVERIFY(block.text.startsWith(u"A line"_s));
    }

    void aFenceThatIsTooLongForAFormulaIsCode()
    {
        BlockSplitter splitter;
        splitter.feed(u"```math\nx\n");
        QCOMPARE(splitter.openOffset(), 0);
        const QList<MarkdownBlock> blocks = splitter.feed(u"y + z\n"_s.repeated(1000));
        QCOMPARE(blocks.first().kind, Kind::FenceStart);
        QCOMPARE(blocks.size(), 1 + 1 + 1000);
        QCOMPARE(described(splitter.feed(u"```\n")), QStringList{u"end: ```"_s});
    }

    void cutsLongWordsBetweenCharacters()
    {
        const QString character = u"👩‍👩‍👧‍👦"_s;
        const QList<MarkdownBlock> blocks = split(u"x"_s + character.repeated(2000));
        QVERIFY(blocks.size() > 50); // they are slow to lay out
        QString text;
        for (const MarkdownBlock &block : blocks) {
            QCOMPARE((text.size() + block.text.size()) % character.size(), 1);
            text += block.text;
        }
        QCOMPARE(text, u"x"_s + character.repeated(2000));
    }

    void cutsLongLinesOfCode()
    {
        const QString line = QString(100'000, u'x');
        const QList<MarkdownBlock> blocks = split(u"```\n"_s + line + u"\ny\n```"_s);
        QString text;
        for (const MarkdownBlock &block : blocks)
            if (block.kind == Kind::CodeLine)
                text += (block.continues || text.isEmpty() ? QString() : u"\n"_s) + block.text;
        QCOMPARE(text, line + u"\ny"_s);
        QVERIFY(blocks.size() > 20);
    }

    void endsNestingSomewhere()
    {
        const QList<MarkdownBlock> blocks = split(QString(u">"_s).repeated(5000) + u"x");
        QCOMPARE(blocks.first().containers.size(), 32);
        QString text;
        for (const MarkdownBlock &block : blocks)
            text += block.text;
        QCOMPARE(text, QString(u">"_s).repeated(4968) + u"x"); // nothing is lost
    }

    void becomesPlain()
    {
        BlockSplitter splitter;
        splitter.feed(u"```\na");
        QCOMPARE(described(splitter.switchToPlainText()), QStringList{u"code: a"_s});
        QCOMPARE(described(splitter.feed(u"# b\n\nc")),
                 QStringList({u"plain: # b"_s, u"plain:"_s}));
        QCOMPARE(described(splitter.tail()), QStringList{u"plain: c"_s});
        QCOMPARE(splitter.openOffset(), 10);
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
                                   u"|--|--|\n"_s,
                                   u"---\n"_s,
                                   u"===\r"_s,
                                   u"- ```\n"_s,
                                   u"\tcode\n"_s,
                                   u"[a]: b\n"_s,
                                   u"```math\n"_s,
                                   u"$x + y$\n"_s,
                                   u"$$\n"_s,
                                   QString(u"long "_s.repeated(1000) + u'\n'),
                                   QString(5000, u'x'),
                                   u"end"_s};
        QRandomGenerator random(1);
        for (int run = 0; run < 600; ++run) {
            QString text;
            for (int line = 0; line < 12; ++line)
                text += lines[random.bounded(lines.size())];
            const int longest = random.bounded(1, random.bounded(2) ? 30 : 5000);

            BlockSplitter splitter;
            QList<MarkdownBlock> blocks;
            for (qsizetype at = 0; at < text.size();) {
                const qsizetype size = random.bounded(1, longest + 1);
                blocks.append(splitter.feed(QStringView(text).mid(at, size)));
                if (text.size() < 200)
                    splitter.tail(); // leaves no trace
                at += size;
            }
            blocks.append(splitter.tail());
            QCOMPARE(blocks, split(text));
        }
    }

    void isLinear()
    {
        const auto took = [](const QString &piece, int count) {
            BlockSplitter splitter;
            const CpuWatch watch;
            for (int i = 0; i < count; ++i)
                splitter.feed(piece);
            return watch.elapsed();
        };
        for (const QString &piece : {QString(20, u'x'),
                                     u"some more words "_s,
                                     u"- item of a list\n"_s,
                                     u"| a | b |\n|---|---|\n"_s,
                                     u"> quoted\n"_s,
                                     u"\n"_s,
                                     u"    \n"_s,
                                     u"[a]: b\n"_s,
                                     u">"_s,
                                     u"- "_s,
                                     u"*a `[(\\"_s}) {
            const auto once = took(piece, 2000);
            const auto tenfold = took(piece, 20'000);
            QVERIFY2(tenfold < 40 * once + 50ms * Slowness,
                     qPrintable(
                         u"%1: %2 and %3 ns"_s.arg(piece).arg(once.count()).arg(tenfold.count())));
        }
    }
};

QTEST_GUILESS_MAIN(BlockSplitterTest)
#include "tst_blocksplitter.moc"
