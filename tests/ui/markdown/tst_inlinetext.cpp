#include "tests/support/cpuwatch.h"
#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/markdownstream.h"
#include "ui/markdown/selectiontext.h"
#include "ui/markdown/sidewaysscroll.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextTable>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Sample = uR"(# Über $x^2$ ⚠️

Text with $a_1$, \(b\) and **$c$**; money $5 and $10.[^1] A line<br>break, H<sub>2</sub>O.

$$
\begin{aligned}
a &= b \\
- c &= d \\
+ e &= f
\end{aligned}
$$

where \[ x = 1 \] holds, `code $x$` and

1. عنصر أول مع `code` و $x$
   $$y$$
   נמשך
2. second
   - متداخل

> اقتباس
>
> ```
> code
> ```

| الاسم | $x | y$ |
|---|---|
| `كود` | a<br>b |

[^1]: Note with $x$
[^2]: حاشية `code`

Open $$ \frac{a
)"_s;

QString described(const QTextFormat &format)
{
    QStringList result;
    const auto properties = format.properties();
    for (auto property = properties.cbegin(); property != properties.cend(); ++property)
        result.append(QString::number(property.key()) + u'=' + property.value().toString());
    return result.join(u' ');
}

/// All that can be seen in a document, our own properties included.
QString described(const QTextDocument &document)
{
    QString result;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        result += u"\n# "_s + described(block.blockFormat());
        for (auto at = block.begin(); !at.atEnd(); ++at)
            result += u"\n" + at.fragment().text() + u" | " + described(at.fragment().charFormat());
    }
    return result;
}

} // namespace

class InlineTextTest : public QObject
{
    Q_OBJECT

private:
    void build(const QString &source)
    {
        MarkdownStream stream(m_document);
        stream.clear();
        stream.append(source);
        stream.render(m_style, stream.rawText().size());
    }

    QString text() const { return m_document.toPlainText(); }

    QTextBlock blockWith(const QString &text) const { return m_document.find(text).block(); }

    QTextCharFormat formatOf(const QString &text) const
    {
        return m_document.find(text, 0, QTextDocument::FindCaseSensitively).charFormat();
    }

    QTextDocument m_document;
    MarkdownStyle m_style = MarkdownStyle::fromPalette(QPalette(), QFont());

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void formulasAreText()
    {
        build(u"So $E = mc^2$, **$x_1$**, $T^{QQ}$ and $5 or $6."_s);
        QCOMPARE(text(), u"So E = mc², x₁, TQQ and $5 or $6."_s);
        QVERIFY(formatOf(u"E"_s).fontItalic());
        QVERIFY(!formatOf(u"So"_s).fontItalic());
        QCOMPARE(formatOf(u"x"_s).fontWeight(), int(QFont::DemiBold));
        QCOMPARE(formatOf(u"QQ"_s).verticalAlignment(), QTextCharFormat::AlignSuperScript);
    }

    void emphasisEndsAtAFormula()
    {
        build(u"**so:**$x$ and **b**"_s);
        QCOMPARE(text(), u"so:x and b"_s);
        QCOMPARE(formatOf(u"so:"_s).fontWeight(), int(QFont::DemiBold));
    }

    void formulasStandByThemselves()
    {
        build(u"before $$x = 1$$. after\n\n$$\na \\\\ b\n$$\n\n- item\n  $$y$$"_s);
        QCOMPARE(text(), u"before\nx = 1.\nafter\na\nb\n•\titem\ny"_s);
        QVERIFY(blockWith(u"x = 1"_s).blockFormat().leftMargin() > 0);
        QCOMPARE(blockWith(u"after"_s).blockFormat().leftMargin(), 0);
        QVERIFY(blockWith(u"y"_s).blockFormat().leftMargin() >
                blockWith(u"item"_s).blockFormat().leftMargin());
    }

    void formulasStayInHeadingsAndCells()
    {
        build(u"# A $$x$$ b\n\n| $|a|$ | $$b$$ |\n|---|---|\n| $x$ | \\(y\\) |\n"_s);
        QVERIFY(text().startsWith(u"A x b\n"_s));
        const auto *table =
            qobject_cast<QTextTable *>(m_document.rootFrame()->childFrames().first());
        const auto cell = [table](int row, int column) {
            return table->cellAt(row, column).firstCursorPosition().block().text();
        };
        QCOMPARE(cell(0, 0), u"|a|"_s);
        QCOMPARE(cell(0, 1), u"b"_s);
        QCOMPARE(cell(1, 1), u"y"_s);
    }

    void linesOfFormulasAreNoLists()
    {
        build(u"a\n$$\n- x\n+ y\n---\n= z\n$$\nb\n- item\n  \\[\n  + c\n  \\]\n\n$$ is\n- item"_s);
        QCOMPARE(text(), u"a\n−x + y − −− = z\nb\n•\titem\n+c\n$$ is\n•\titem"_s);
    }

    void whatIsNoFormulaIsItsSource()
    {
        build(u"a $\\unknown{_x_}$ b\n\n$$\n\\unknown\n*x*\n$$"_s);
        QCOMPARE(text(), u"a \\unknown{_x_} b\n\\unknown\n*x*"_s);
        QCOMPARE(formatOf(u"\\unknown"_s).font().family(), m_style.code.family());
    }

    void openFormulasAreShownAsTheyAre()
    {
        build(u"a\n\n$$ \\frac{_a_}{*b*"_s);
        QCOMPARE(text(), u"a\n$$ \\frac{_a_}{*b*"_s);
        build(u"a $x_1 + *b*"_s);
        QCOMPARE(text(), u"a $x_1 + b"_s);
    }

    void codeHasNoFormulas()
    {
        build(u"`$x$` and ``$y$ [^1]``\n\n    $z$<br>\n\n- ```\n  $a$\n  ```\n"_s);
        QCOMPARE(text(), u"$x$ and $y$ [^1]\n\n$z$<br>\n•\t\n\n$a$"_s);
    }

    void linksKeepTheirAddresses()
    {
        build(u"[a](https://h.org/$x$) https://h.org/$y$, [b](<https://h.org/a[^1]>)"_s);
        QCOMPARE(formatOf(u"a"_s).anchorHref(), u"https://h.org/$x$"_s);
        QCOMPARE(formatOf(u"$y"_s).anchorHref(), u"https://h.org/$y$"_s);
        QCOMPARE(formatOf(u"b"_s).anchorHref(), u"https://h.org/a[%5E1]"_s);
    }

    void bareAddressesLeaveTheirPunctuation_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("href");
        const auto row = [](const QString &source, const QString &href) {
            QTest::newRow(qPrintable(source)) << source << href;
        };
        row(u"see https://h.org/x."_s, u"https://h.org/x"_s);
        row(u"see (https://h.org/x)"_s, u"https://h.org/x"_s);
        row(u"see https://h.org/a_b_c, or"_s, u"https://h.org/a_b_c"_s);
        row(u"see https://h.org/x?a=1&b=2!"_s, u"https://h.org/x?a=1&b=2"_s);
        row(u"see **https://h.org/x**"_s, u"https://h.org/x"_s);
        row(u"see www.h.org/x: it"_s, u"http://www.h.org/x"_s);
    }

    void bareAddressesLeaveTheirPunctuation()
    {
        QFETCH(QString, source);
        build(source);
        QTEST(formatOf(u"h.org"_s).anchorHref(), "href");
    }

    void linksThatPretendAreFoundOut()
    {
        build(u"[https://bank.com/a](https://evil.org/b) [bank.com](https://evil.org) "
              "[www.h.org](https://h.org) [README.md](https://h.org/README.md) "
              "[text](https://h.org) https://h.org [bank.com](javascript:x)"_s);
        QCOMPARE(text(),
                 u"https://bank.com/a (evil.org) bank.com (evil.org) www.h.org README.md text "
                 "https://h.org bank.com"_s);
        QVERIFY(!formatOf(u"(evil.org)"_s).isAnchor());
    }

    void hugeImagesAreWords()
    {
        build(u"![a $x$](data:image/png;base64,"_s + QString(100'000, u'A') +
              u") ![b][c]\n\n[c]: https://h.org/c.png"_s);
        QCOMPARE(text(), u"[image: a $x$] [image: b, h.org]"_s);
    }

    void footnotes()
    {
        build(u"One[^1], two[^12].\n\n[^1]: First *note*\n[^12]: Second $x$\n\nafter"_s);
        QCOMPARE(text(),
                 u"One¹, two¹².\n1\u00a0First note\n12\u00a0Second x\nafter"_s.replace(QChar(0xa0),
                                                                                       u' '));
        QVERIFY(QFontInfo(formatOf(u"First"_s).font()).pixelSize() <
                QFontInfo(formatOf(u"One"_s).font()).pixelSize());
        QVERIFY(formatOf(u"note"_s).fontItalic());
        build(u"One[^note], two[^my_2nd].\n\n[^note]: First\n[^my_2nd]: Second\n\nafter"_s);
        QCOMPARE(text(), u"One[note], two[my_2nd].\nnote First\nmy_2nd Second\nafter"_s);
        build(u"[a][1] and [b]\n\n"_s);
        build(u"[a][1] and [b]\n[1]: https://h.org\n"_s);
        QVERIFY(!text().contains(u"¹"_s));
    }

    void definitionsOfLinksStay()
    {
        build(u"[a][1]\n\n[1]: https://h.org/x\n"_s);
        QVERIFY(!text().contains(QChar(0xb9)));
    }

    void htmlBreaksAndScripts()
    {
        build(u"a<br>b <br/>\nc H<sub>2</sub>O <i>x</i>\n\n| a<br>b |\n|---|\n| c |"_s);
        QVERIFY2(text().startsWith(u"a\nb\nc H2O <i>x</i>\na\nb\nc"_s), qPrintable(text()));
        QCOMPARE(m_document.firstBlock().text().count(QChar(QChar::LineSeparator)), 2);
        QCOMPARE(formatOf(u"2"_s).verticalAlignment(), QTextCharFormat::AlignSubScript);
    }

    void emojiGetTheirFont()
    {
        build(u"a ⚠️ b 1️⃣ 😀"_s);
        QCOMPARE(text(), u"a ⚠️ b 1 😀"_s);
        const QString family = u"Noto Color Emoji"_s;
        if (!QFontDatabase::hasFamily(family))
            QSKIP("needs the font Noto Color Emoji");
        QCOMPARE(formatOf(u"⚠"_s).font().families().value(0), family);
        QVERIFY(!formatOf(u"b 1"_s).font().families().contains(family));
    }

    void paragraphsTakeTheirOwnDirection_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("application");
        QTest::newRow("application from left to right") << Qt::LeftToRight;
        QTest::newRow("application from right to left") << Qt::RightToLeft;
    }

    void paragraphsTakeTheirOwnDirection()
    {
        QFETCH(Qt::LayoutDirection, application);
        QGuiApplication::setLayoutDirection(application);
        build(u"# عنوان\n\nEnglish مرحبا\n\n42\n\n1. عنصر\n2. item\n\n`code` نص\n\n$x$ טקסט\n\n"
              "```\nكود\n```\n\n> اقتباس\n\n| رأس | head |\n|---|---|\n| خلية | cell |\n"_s);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        for (const auto &right :
             {u"عنوان"_s, u"عنصر"_s, u"نص"_s, u"טקסט"_s, u"اقتباس"_s, u"رأس"_s, u"خلية"_s})
            QCOMPARE(blockWith(right).textDirection(), Qt::RightToLeft);
        for (const auto &left : {u"English"_s, u"42"_s, u"item"_s, u"كود"_s, u"head"_s, u"cell"_s})
            QCOMPARE(blockWith(left).textDirection(), Qt::LeftToRight);
    }

    void numbersHangOnTheRight()
    {
        build(u"1. عنصر\n2. item\n\n- > اقتباس\n\n  ```\n  code\n  ```"_s);
        const QTextBlockFormat right = blockWith(u"عنصر"_s).blockFormat();
        const QTextBlockFormat left = blockWith(u"item"_s).blockFormat();
        QCOMPARE(right.rightMargin(), left.leftMargin());
        QCOMPARE(right.leftMargin(), 0);
        QCOMPARE(right.textIndent(), left.textIndent());
        QVERIFY(blockWith(u"اقتباس"_s).blockFormat().hasProperty(MarkdownProperty::Mirrored));
        const QTextBlockFormat code = blockWith(u"code"_s).blockFormat();
        QVERIFY(code.rightMargin() > code.leftMargin()); // on the side of its item's text
        QCOMPARE(code.layoutDirection(), Qt::LeftToRight);

        build(u"- "_s + u"كلمة "_s.repeated(40));
        m_document.setTextWidth(300);
        QVERIFY(m_document.size().height() > 0); // has it laid out
        const QTextLayout *lines = m_document.firstBlock().layout();
        const int text = static_cast<int>(m_document.firstBlock().text().indexOf(u'\t')) + 1;
        const QTextLine second = lines->lineAt(1);
        const qreal off = lines->lineAt(0).cursorToX(text) - second.cursorToX(second.textStart());
        QVERIFY2(qAbs(off) < 2, qPrintable(QString::number(off)));
    }

    void codeAndFormulasKeepTheirDirection()
    {
        build(u"نص `f(x)` و $a+b$ ثم"_s);
        QCOMPARE(text(), u"نص \u2066f(x)\u2069 و \u2066a + b\u2069 ثم"_s);
        QTextCursor all(&m_document);
        all.select(QTextCursor::Document);
        QCOMPARE(selectionText(all), u"نص f(x) و $a+b$ ثم"_s);
        build(u"text `f(x)`"_s);
        QCOMPARE(text(), u"text f(x)"_s);
    }

    void rightItemsDoNotScrollSideways()
    {
        QTextEdit view;
        new SidewaysScroll(view);
        MarkdownStream stream(*view.document());
        view.resize(300, 200);
        view.show();
        stream.append(u"- "_s + u"كلمة "_s.repeated(60));
        stream.render(m_style, stream.rawText().size());
        QVERIFY(!view.horizontalScrollBar()->isVisible());
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->maximum());
        QCOMPARE(view.horizontalScrollBar()->value(), 0);
        stream.append(u"\n\n"_s + u"| wide "_s.repeated(60) + u"|\n"_s + u"|---"_s.repeated(60) +
                      u"|\n"_s);
        stream.render(m_style, stream.rawText().size());
        QVERIFY(view.horizontalScrollBar()->maximum() >= 0);
    }

    void streamingEndsLikeOneShot()
    {
        build(Sample);
        const QString whole = described(m_document);
        QVERIFY(whole.contains(u"₁"_s));
        QRandomGenerator random(1);
        for (int run = 0; run < 40; ++run) {
            const int longest = run < 2 ? 1 : random.bounded(1, 40);
            QTextDocument document;
            MarkdownStream stream(document);
            for (qsizetype at = 0; at < Sample.size();) {
                const qsizetype size = random.bounded(1, longest + 1);
                stream.append(Sample.mid(at, size));
                stream.render(m_style, stream.rawText().size());
                at += size;
            }
            QVERIFY2(described(document) == whole, qPrintable(described(document)));
        }
    }

    void hostileTextEnds_data()
    {
        QTest::addColumn<QString>("part");
        for (const auto &part : {u"$"_s,
                                 u"$x$"_s,
                                 u"$x$ "_s,
                                 u"$$x$$ "_s,
                                 u"{"_s,
                                 u"${"_s,
                                 u"<br>"_s,
                                 u"[^1]"_s,
                                 u"`م`"_s,
                                 u"⚠️"_s,
                                 u"1️⃣"_s,
                                 u"<sub>x</sub>"_s,
                                 u"\\("_s,
                                 u"\\(x\\)"_s})
            QTest::newRow(qPrintable(part)) << part;
    }

    void hostileTextEnds()
    {
        QFETCH(QString, part);
        const CpuWatch watch;
        build(u"م "_s + part.repeated(10'000 / part.size()));
        m_document.setTextWidth(400);
        QVERIFY(m_document.size().height() > 0);
        QVERIFY2(watch.milliseconds() < 5000 * Slowness,
                 qPrintable(QString::number(watch.milliseconds())));
        build({});
    }
};

QTEST_MAIN(InlineTextTest)
#include "tst_inlinetext.moc"
