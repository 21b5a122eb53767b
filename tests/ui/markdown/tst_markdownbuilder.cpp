#include "core/markdown/blocksplitter.h"
#include "tests/support/cpuwatch.h"
#include "ui/markdown/markdownbuilder.h"
#include "ui/markdown/markdownproperty.h"

#include <QPalette>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// Builds a document and looks at what is in it.
class MarkdownBuilderTest : public QObject
{
    Q_OBJECT

private:
    void build(const QString &source)
    {
        m_document.clear();
        LinkReferences references;
        MarkdownBuilder builder(m_document, m_style, references);
        BlockSplitter splitter;
        QList<MarkdownBlock> blocks = splitter.feed(source);
        blocks += splitter.tail();
        for (const MarkdownBlock &block : std::as_const(blocks))
            builder.finish(builder.write(block));
        builder.updateLinks();
    }

    QStringList lines() const { return m_document.toPlainText().split(u'\n'); }

    QTextBlock blockWith(const QString &text) const { return m_document.find(text).block(); }

    QTextCharFormat formatOf(const QString &text) const
    {
        return m_document.find(text, 0, QTextDocument::FindCaseSensitively).charFormat();
    }

    const QTextTable *table() const
    {
        const auto frames = m_document.rootFrame()->childFrames();
        return frames.isEmpty() ? nullptr : qobject_cast<QTextTable *>(frames.first());
    }

    QString cell(int row, int column) const
    {
        return table()->cellAt(row, column).firstCursorPosition().block().text();
    }

    QTextDocument m_document;
    MarkdownStyle m_style = MarkdownStyle::fromPalette(QPalette(), QFont());

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void headings()
    {
        build(u"# One\n## Two\nThree\n---\n####### seven"_s);
        QCOMPARE(lines(), QStringList({u"One"_s, u"Two"_s, u"Three"_s, u"####### seven"_s}));
        QCOMPARE(blockWith(u"One"_s).blockFormat().headingLevel(), 1);
        QCOMPARE(blockWith(u"Three"_s).blockFormat().headingLevel(), 2);
        QCOMPARE(blockWith(u"seven"_s).blockFormat().headingLevel(), 0);
        QCOMPARE(formatOf(u"One"_s).fontWeight(), int(QFont::DemiBold));
        QVERIFY(formatOf(u"One"_s).font().pointSizeF() > formatOf(u"Two"_s).font().pointSizeF());
    }

    void emphasis()
    {
        build(u"a **bold *both* bold** ~~gone~~ `co*d*e` two  \nlines\nsoft &amp; \\*"_s);
        QCOMPARE(m_document.toPlainText(), u"a bold both bold gone co*d*e two\nlines soft & *"_s);
        QCOMPARE(m_document.blockCount(), 1);
        QCOMPARE(formatOf(u"bold"_s).fontWeight(), int(QFont::DemiBold));
        QVERIFY(formatOf(u"both"_s).fontItalic());
        QVERIFY(formatOf(u"gone"_s).fontStrikeOut());
        QCOMPARE(formatOf(u"co*d*e"_s).background().color(), m_style.codeBackground);
        QVERIFY(!formatOf(u"lines"_s).fontStrikeOut());
    }

    void lists()
    {
        build(u"7. seven\n8. eight\n   - [x] done\n   - [ ] open\n     more\n\n     own\n"_s);
        QCOMPARE(lines(),
                 QStringList(
                     {u"7.\tseven"_s, u"8.\teight"_s, u"☑\tdone"_s, u"☐\topen more"_s, u"own"_s}));
        const auto left = [this](const QString &text) {
            return blockWith(text).blockFormat().leftMargin();
        };
        QVERIFY(left(u"seven"_s) > 0);
        QVERIFY(left(u"done"_s) > left(u"eight"_s));
        QCOMPARE(left(u"own"_s), left(u"open"_s));
        QCOMPARE(blockWith(u"own"_s).blockFormat().textIndent(), 0);
    }

    void listsWithoutText()
    {
        build(u"- - a\n- ```\n  b\n  ```\n-\n- > c"_s);
        QCOMPARE(lines(),
                 QStringList(
                     {u"•\t"_s, u"•\ta"_s, u"•\t"_s, u""_s, u"b"_s, u"•\t"_s, u"•\t"_s, u"c"_s}));
    }

    void quotes()
    {
        build(u"> outer\n> > inner\n\nafter"_s);
        const auto depth = [this](const QString &text) {
            return blockWith(text).blockFormat().intProperty(MarkdownProperty::QuoteDepth);
        };
        QCOMPARE(depth(u"outer"_s), 1);
        QCOMPARE(depth(u"inner"_s), 2);
        QCOMPARE(depth(u"after"_s), 0);
        QCOMPARE(formatOf(u"outer"_s).foreground().color(), m_style.secondary);
    }

    void code_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("fence") << u"``` cpp extra\nint  a;\n\n<b>\n```\nafter"_s;
        QTest::newRow("indented fence") << u"  ```cpp\n  int  a;\n\n  <b>\n  ```\nafter"_s;
        QTest::newRow("in a quote") << u"> ```cpp\n> int  a;\n>\n> <b>\n\nafter"_s;
    }

    void code()
    {
        QFETCH(QString, source);
        build(source);
        QCOMPARE(lines(), QStringList({u"C++"_s, u"int  a;"_s, u""_s, u"<b>"_s, u"after"_s}));
        const auto run = [this](const QString &text) {
            return blockWith(text).blockFormat().intProperty(MarkdownProperty::CodeRun);
        };
        QVERIFY(run(u"C++"_s) > 0);
        QCOMPARE(run(u"int"_s), run(u"C++"_s));
        QCOMPARE(run(u"<b>"_s), run(u"C++"_s));
        QCOMPARE(run(u"after"_s), 0);
        QCOMPARE(formatOf(u"int"_s).font().family(), m_style.code.family());
    }

    void whatHasNoTextStillComesFirst()
    {
        build(u"***\n\na"_s);
        QCOMPARE(lines(), QStringList({u""_s, u"a"_s}));
        build(u"```\na\n```"_s);
        QCOMPARE(lines(), QStringList({u""_s, u"a"_s}));
    }

    void neighbouringCodeBlocksStayApart()
    {
        build(u"```\na1\n```\n```\nb1\n```\n"_s);
        QVERIFY(blockWith(u"a1"_s).blockFormat().intProperty(MarkdownProperty::CodeRun) !=
                blockWith(u"b1"_s).blockFormat().intProperty(MarkdownProperty::CodeRun));
    }

    void tables()
    {
        build(u"| a | b | c |\n|---|:-:|--:|\n| **1** | x\\|y |\n\nafter"_s);
        QVERIFY(table());
        QCOMPARE(table()->rows(), 2);
        QCOMPARE(table()->columns(), 3);
        QCOMPARE(cell(0, 0), u"a"_s);
        QCOMPARE(cell(1, 0), u"1"_s);
        QCOMPARE(cell(1, 1), u"x|y"_s);
        QCOMPARE(cell(1, 2), QString());
        QCOMPARE(formatOf(u"a"_s).fontWeight(), int(QFont::DemiBold));
        QCOMPARE(blockWith(u"b"_s).blockFormat().alignment(), Qt::AlignHCenter);
        QCOMPARE(blockWith(u"c"_s).blockFormat().alignment(), Qt::AlignRight);
        QCOMPARE(m_document.lastBlock().text(), u"after"_s);
        QCOMPARE(m_document.lastBlock().previous().text(), QString()); // the last cell: no gap
    }

    void aTableWithTooManyColumnsIsShownAsItWasWritten()
    {
        const QString rule = u"|-"_s.repeated(65) + u'|';
        const QString row = u"|a"_s.repeated(65) + u'|';
        build(row + u'\n' + rule + u'\n' + row + u"\n\nafter"_s);
        QVERIFY(!table());
        QCOMPARE(lines().size(), 5);
        QCOMPARE(lines().first(),
                 u"This table has too many columns. It is shown as it was written."_s);
        QCOMPARE(lines().at(1), row);
        QCOMPARE(lines().at(3), row);
        QCOMPARE(lines().last(), u"after"_s);
    }

    void aFenceOfMathIsAFormula()
    {
        build(u"1. a\n\n   ```math\n   x^2\n   = y\n   ```\n"_s);
        QCOMPARE(lines(), QStringList({u"1.\ta"_s, u"x² = y"_s}));
        QVERIFY(formatOf(u"x"_s).fontItalic());
        QVERIFY(blockWith(u"x"_s).blockFormat().leftMargin() >
                blockWith(u"a"_s).blockFormat().leftMargin());
        QVERIFY(!blockWith(u"x"_s).blockFormat().hasProperty(MarkdownProperty::CodeRun));
    }

    void aFenceOfMathThatIsNotUnderstoodIsCode()
    {
        build(u"- ```math\n  \\nonsense{x}\n  y\n  ```\n"_s);
        QCOMPARE(lines().mid(1), QStringList({u"math"_s, u"\\nonsense{x}"_s, u"y"_s}));
        QVERIFY(blockWith(u"nonsense"_s).blockFormat().hasProperty(MarkdownProperty::CodeRun));
    }

    void longTablesAreCut()
    {
        QString source = u"| n |\n|---|\n"_s;
        for (int row = 1; row <= 5000; ++row)
            source += u"| row"_s + QString::number(row) + u" ![i](https://h/) |\n"_s;
        const CpuWatch watch;
        build(source);
        QVERIFY(watch.milliseconds() < 2000 * Slowness);
        int rows = 0;
        const auto frames = m_document.rootFrame()->childFrames();
        for (QTextFrame *frame : frames) // Qt lays out each as a whole
            rows += qobject_cast<QTextTable *>(frame)->rows();
        QVERIFY(frames.size() > 10);
        QCOMPARE(rows, 1001);
        QVERIFY(m_document.toPlainText().contains(u"row1000 [image: i, h]"_s));
        QVERIFY(!m_document.toPlainText().contains(u"row1001"_s));
        QCOMPARE(m_document.lastBlock().text(), u"4000 more row(s) not shown."_s);
    }

    void aLongTableLooksLikeOne()
    {
        QString source = u"| n | words |\n|---|:---:|\n"_s;
        for (int row = 1; row <= 100; ++row)
            source += u"| %1 | some words |\n"_s.arg(row);
        build(source + u"\nafter"_s);
        const auto frames = m_document.rootFrame()->childFrames();
        QCOMPARE(frames.size(), 5);
        for (QTextFrame *frame : frames) {
            const QTextTableFormat format = qobject_cast<QTextTable *>(frame)->format();
            QCOMPARE(format.columnWidthConstraints(), table()->format().columnWidthConstraints());
            QCOMPARE(format.headerRowCount(), frame == frames.first() ? 1 : 0);
        }
        QCOMPARE(formatOf(u"words"_s).fontWeight(), int(QFont::DemiBold));
        QCOMPARE(formatOf(u"some words"_s).fontWeight(), int(QFont::Normal));
        QCOMPARE(blockWith(u"100"_s).next().blockFormat().alignment(), Qt::AlignHCenter);
    }

    void shortRowsCannotMakeALargeTable()
    {
        build(QString(u"|a"_s).repeated(50) + u"|\n"_s + QString(u"|---"_s).repeated(50) +
              u"|\n"_s + QString(u"x\n"_s).repeated(5000));
        QCOMPARE(m_document.lastBlock().text(), u"4994 more row(s) not shown."_s);
    }

    void absurdTablesBecomePlainText()
    {
        const QString head = QString(u"|a"_s).repeated(100);
        const QString rule = QString(u"|---"_s).repeated(100);
        build(u"- before\n\n  "_s + head + u"|\n  "_s + rule + u"|\n  x\n  y\n"_s);
        QVERIFY(!table());
        QCOMPARE(lines().first(), u"•\tbefore"_s);
        QVERIFY(m_document.toPlainText().endsWith(u"|----|\nx\ny"_s));
    }

    void links()
    {
        build(u"[good](https://example.org/?a=1&amp;b=2 'x') <a@example.org> www.example.com "
              "[bad](javascript:alert) [worse](file:///etc/passwd) [rel](x.md) "
              "[**b**](http://b.org)"_s);
        QCOMPARE(formatOf(u"good"_s).anchorHref(), u"https://example.org/?a=1&b=2"_s);
        QCOMPARE(formatOf(u"a@example"_s).anchorHref(), u"mailto:a@example.org"_s);
        QCOMPARE(formatOf(u"www"_s).anchorHref(), u"http://www.example.com"_s);
        QCOMPARE(formatOf(u"b"_s).fontWeight(), int(QFont::Normal)); // the one in "bad"
        for (const auto &text : {u"bad"_s, u"worse"_s, u"rel"_s}) {
            QVERIFY(!formatOf(text).isAnchor());
            QVERIFY(!formatOf(text).fontUnderline());
        }
        QVERIFY(m_document.toPlainText().contains(u"bad worse rel b"_s));
    }

    void imagesBecomeWords()
    {
        build(u"![a *b* ![c](https://in.org/)](https://host.org/x.png) ![](/dev/zero) "
              "[![x](data:image/png,y)](https://go.org) ![r][r]\n\n[r]: //share/x"_s);
        QVERIFY(m_document.toPlainText().startsWith(
            u"[image: a b c, host.org] [image: ] [image: x] "_s));
        for (const QTextFormat &format : m_document.allFormats())
            QVERIFY(!format.isImageFormat());
        QVERIFY(formatOf(u"image: x"_s).isAnchor());
    }

    void htmlIsText_data()
    {
        QTest::addColumn<QString>("source");
        QTest::newRow("block") << u"<div>a</div>"_s;
        QTest::newRow("comment") << u"<!-- a -->"_s;
        QTest::newRow("script") << u"<script>alert(1)</script>"_s;
        QTest::newRow("template") << u"std::vector<int> v; a <T> b"_s;
        QTest::newRow("thoughts") << u"<think>a</think>b"_s;
        QTest::newRow("image") << u"<img src=\"/dev/zero\">"_s;
    }

    void htmlIsText()
    {
        QFETCH(QString, source);
        build(source);
        QCOMPARE(m_document.toPlainText(), source);
    }

    void rules()
    {
        build(u"a\n\n***\n\nb"_s);
        QCOMPARE(lines(), QStringList({u"a"_s, u""_s, u"b"_s}));
        QVERIFY(m_document.firstBlock().next().blockFormat().hasProperty(MarkdownProperty::Rule));
    }

    void deepNestingEnds_data()
    {
        QTest::addColumn<QString>("source");
        QString steps;
        for (int i = 0; i < 400; ++i)
            steps += QString(2 * i, u' ') + u"- x\n"_s;
        QTest::newRow("indented list") << steps;
        QTest::newRow("list on a line") << QString(QString(u"- "_s).repeated(5000) + u'x');
        QTest::newRow("quotes") << QString(QString(u">"_s).repeated(5000) + u'x');
        QTest::newRow("brackets") << QString(QString(50'000, u'[') + u'x');
        QTest::newRow("images") << QString(QString(u"!["_s).repeated(50'000) + u'x');
        QTest::newRow("stars") << QString(QString(u"*a **"_s).repeated(20'000) + u'x');
        QTest::newRow("backticks") << QString(QString(u"`a``"_s).repeated(20'000) + u'x');
        QTest::newRow("long word") << QString(100'000, u'x');
        QTest::newRow("marks") << QString(u'x' + QString(100'000, QChar(0x301)));
    }

    void deepNestingEnds()
    {
        QFETCH(QString, source);
        const CpuWatch watch;
        build(source);
        m_document.setTextWidth(400);
        QVERIFY(m_document.size().height() > 0);
        QVERIFY(m_document.toPlainText().contains(u'x'));
        QVERIFY2(watch.milliseconds() < 5000 * Slowness,
                 qPrintable(QString::number(watch.milliseconds())));
    }
};

QTEST_MAIN(MarkdownBuilderTest)
#include "tst_markdownbuilder.moc"
