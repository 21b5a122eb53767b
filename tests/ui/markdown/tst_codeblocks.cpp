#include "tests/support/cpuwatch.h"
#include "ui/code/codelanguage.h"
#include "ui/markdown/codeblock.h"
#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/contrast.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Sample = u"Text\n\n"
                       "```python title=x\n"
                       "def f(x):\n"
                       "    '''doc\n"
                       "\n"
                       "    string ''' + 1 # end\n"
                       "```\n\n"
                       "- item\n\n"
                       "  ```c++\n"
                       "  /* over\n"
                       "  lines */ int x;\n"
                       "  ```\n\n"
                       "> ~~~js\n"
                       "> const a = `x ${\n"
                       "> y} z`;\n"
                       "> ~~~\n\n"
                       "```rust\n"
                       "/* open /* nested\n"
                       "*/ still\n"_s;

} // namespace

/// What code blocks look like and what they give back.
class CodeBlocksTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyColourIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("strong");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light, high contrast") << false << true;
        QTest::newRow("dark, high contrast") << true << true;
    }

    void everyColourIsReadable()
    {
        QFETCH(const bool, dark);
        QFETCH(const bool, strong);
        const Theme usual = dark ? Theme::forDark() : Theme::forLight();
        const Theme theme = strong ? Theme::forHighContrast(dark) : usual;
        const MarkdownStyle style = MarkdownStyle::fromPalette(paletteFor(theme), QFont());
        const CodeColors &colors = style.codeColors;
        QSet<QRgb> different;
        for (const QColor &color : {colors.keyword,
                                    colors.type,
                                    colors.string,
                                    colors.number,
                                    colors.comment,
                                    colors.function,
                                    colors.meta,
                                    colors.variable,
                                    colors.added,
                                    colors.removed}) {
            QVERIFY2(contrast(color, style.codeBackground) >= 4.5, qPrintable(color.name()));
            different.insert(color.rgb());
        }
        QCOMPARE(different.size(), 10);
    }

    void partsHaveTheirColours()
    {
        show(Sample);
        const CodeColors &colors = m_style.codeColors;
        QCOMPARE(colorOf(u"def"_s), colors.keyword);
        QCOMPARE(colorOf(u"doc"_s), colors.string);
        QCOMPARE(colorOf(u"string"_s), colors.string); // the state crossed an empty line
        QCOMPARE(colorOf(u"1"_s), colors.number);
        QCOMPARE(colorOf(u"# end"_s), colors.comment);
        QVERIFY(m_view->document()->find(u"# end"_s).charFormat().fontItalic());
        QCOMPARE(colorOf(u"lines"_s), colors.comment); // in a list
        QCOMPARE(colorOf(u"int"_s), colors.type);
        QCOMPARE(colorOf(u"z`"_s), colors.string); // in a quote
        QCOMPARE(colorOf(u"nested"_s), colors.comment);
        QCOMPARE(colorOf(u"still"_s), colors.comment); // in the line that is still open
    }

    void whatWeDoNotKnowStaysPlain()
    {
        show(u"```brainfuck\nif \"x\" // 1\n```\n\n    int indented = 1;\n"_s);
        QCOMPARE(colorOf(u"if \"x\" // 1"_s), m_style.text);
        QCOMPARE(colorOf(u"int indented = 1;"_s), m_style.text);
        QVERIFY(m_view->document()->find(u"brainfuck"_s).block().isValid());
    }

    void headsNameTheLanguage()
    {
        show(Sample);
        QStringList heads;
        for (QTextBlock block = m_view->document()->begin(); block.isValid();
             block = block.next()) {
            if (codeRun(block) > 0 && codeHead(block) == block)
                heads += block.text();
        }
        QCOMPARE(heads, QStringList({u"Python"_s, u"C++"_s, u"JavaScript"_s, u"Rust"_s}));
    }

    void aStreamEndsInTheSameColours()
    {
        MarkdownView whole;
        whole.setText(Sample);
        whole.flush();
        QRandomGenerator random(2);
        for (int run = 0; run < 40; ++run) {
            const int longest = run == 0 ? 1 : random.bounded(1, 30);
            MarkdownView view;
            for (qsizetype at = 0; at < Sample.size();) {
                const qsizetype size = random.bounded(1, longest + 1);
                view.appendText(Sample.mid(at, size));
                view.flush();
                at += size;
            }
            QCOMPARE(view.toHtml(), whole.toHtml()); // with the colours
            QTextBlock other = whole.document()->begin();
            for (QTextBlock block = view.document()->begin(); block.isValid();
                 block = block.next(), other = other.next())
                QCOMPARE(stateOf(block), stateOf(other));
        }
    }

    void codeGoesFromLeftToRight()
    {
        show(u"```\n\u05d0\u05d1 = 1\n```\n"_s);
        const QTextBlock line = m_view->document()->lastBlock();
        QCOMPARE(line.blockFormat().layoutDirection(), Qt::LeftToRight);
        QCOMPARE(line.textDirection(), Qt::LeftToRight);
    }

    void longLinesHangBelowTheirIndentation()
    {
        m_view->resize(250, 400);
        show(u"```\n    one two three four five six seven eight nine ten eleven\n```\n"_s);
        const QTextLayout &layout = *m_view->document()->lastBlock().layout();
        QVERIFY(layout.lineCount() > 1);
        const qreal begin = layout.lineAt(0).cursorToX(4);
        QVERIFY(layout.lineAt(1).x() > begin);
        QVERIFY(layout.lineAt(2).x() == layout.lineAt(1).x());
        QVERIFY(layout.lineAt(1).x() < begin + 30);
    }

    void codeComesBackAsItCame_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("code");
        const QString odd = u"\ta \t \n\n  x\u001b[0m y\u200b\u2028z  "_s;
        QTest::newRow("tabs, ends, controls") << u"```c\n"_s + odd + u"\n```\n" << odd;
        QTest::newRow("long word")
            << QString(u"```\n"_s + QString(5000, u'x') + u"\n```") << QString(5000, u'x');
        QTest::newRow("open") << u"```\na\nb"_s << u"a\nb"_s;
        QTest::newRow("in a list")
            << u"- x\n\n  ```py\n  if\ta:\n      b  \n  ```\n"_s << u"if\ta:\n    b  "_s;
        QTest::newRow("in a quote") << u"> ```\n> a\n>\n> b\n> ```\n"_s << u"a\n\nb"_s;
        QTest::newRow("windows") << u"```\r\na\r\nb\r\n```\r\n"_s << u"a\nb"_s;
        QTest::newRow("fence in code") << u"````md\n```\nx\n```\n````\n"_s << u"```\nx\n```"_s;
    }

    void codeComesBackAsItCame()
    {
        QFETCH(QString, source);
        show(source);
        QTextBlock block = m_view->document()->begin();
        while (codeRun(block) == 0)
            block = block.next();
        QTEST(codeBelow(codeHead(block.next())), "code");
    }

    void hostileCodeStaysResponsive()
    {
        const QString line = u"\"a\" 1 "_s.repeated(1500) + u'\n';
        const CpuWatch watch;
        m_view->resize(400, 300);
        show(u"```c\n"_s + line.repeated(20));
        QVERIFY2(watch.milliseconds() < 5000 * Slowness,
                 qPrintable(QString::number(watch.milliseconds())));
        QVERIFY(m_view->toPlainText().size() > 100'000);
    }

    void initTestCase() { m_style = MarkdownStyle::fromPalette(QPalette(), QFont()); }
    void cleanup() { m_view = std::make_unique<MarkdownView>(); }

private:
    void show(const QString &source)
    {
        m_view->setMarkdownStyle(m_style);
        m_view->show();
        m_view->setText(source);
        m_view->flush();
    }

    QColor colorOf(const QString &text) const
    {
        return m_view->document()
            ->find(text, 0, QTextDocument::FindCaseSensitively)
            .charFormat()
            .foreground()
            .color();
    }

    static int stateOf(const QTextBlock &block)
    {
        return block.blockFormat().intProperty(MarkdownProperty::CodeState);
    }

    std::unique_ptr<MarkdownView> m_view = nullptr;
    MarkdownStyle m_style;
};

QTEST_MAIN(CodeBlocksTest)
#include "tst_codeblocks.moc"
