#include "tests/support/paintcounter.h"
#include "ui/markdown/markdownview.h"

#include <QFile>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What is painted of a text that grows.
class LineRepaintTest : public QObject
{
    Q_OBJECT

private:
    static void grow(MarkdownView &view, const QString &text)
    {
        view.appendText(text);
        view.flush();
        QCoreApplication::sendPostedEvents();
    }

    static QImage pixels(const QPixmap &picture)
    {
        return picture.toImage().convertedTo(QImage::Format_RGB32);
    }

    static QTextLayout &lastLayout(const MarkdownView &view)
    {
        return *view.document()->lastBlock().layout();
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin)"_s)); }

    void nothingOldStaysInSight_data()
    {
        QTest::addColumn<QString>("text");
        QFile document(QStringLiteral(CONCLAVE_TEST_DATA) + u"/markdown/long.md"_s);
        QVERIFY(document.open(QIODevice::ReadOnly));
        QTest::newRow("document") << QString::fromUtf8(document.readAll()).first(6000);
        QTest::newRow("marks that end late")
            << u"Some words **that are bold** and `code` and [a link](https://a.org) and more, "
               "so that there are *several* lines.\n===\nWith [labels][a] ~~too~~.\n\n"
               "[a]: https://b.org/with/a/long/address\n\nThe end.\n"_s;
        QTest::newRow("right to left")
            << u"\u05d0\u05d1\u05d2 (one two) \u05d3\u05d4, and four! \u05d5 five, "_s.repeated(9);
        QTest::newRow("from left to right and back")
            << u"some words, \u05d0\u05d1\u05d2 (one two) \u05d3, and so on! "_s.repeated(9);
        QTest::newRow("tall characters")
            << u"Z\u0301\u0302\u0303\u0304\u0305\u0306 and \U0001f642 in words. "_s.repeated(12);
        QTest::newRow("formulas")
            << u"So $x^2$ is \\(\\frac{a}{b}\\) and $$\\sum x$$ for "_s.repeated(9);
        QTest::newRow("table") << u"| a | b |\n|---|--:|\n"_s +
                                      u"| some | words |\n| and | many more words |\n"_s.repeated(
                                          9) +
                                      u"\nAnd a last word.\n"_s;
        QTest::newRow("quoted code")
            << u"> - ```cpp\n"_s + u">   int a = 1; // and a comment that is long\n"_s.repeated(9);
        QTest::newRow("code in a list")
            << u"1. one\n\n   A paragraph.\n\n   ```python\n   def f(x):\n       return x\n   "
               u"```\n\n"
               "### Heading three\n\n| a | b |\n|---|---|\n| c | d |\n"_s;
        QTest::newRow("list")
            << u"1. one item that has some words\n   - and one in it\n\n"_s.repeated(9);
    }

    void nothingOldStaysInSight()
    {
        QFETCH(QString, text);
        MarkdownView view;
        view.resize(260, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        for (qsizetype at = 0; at < text.size(); at += 7) {
            grow(view, text.mid(at, 7));
            const QImage seen = pixels(view.screen()->grabWindow(view.winId()));
            QVERIFY2(seen == pixels(view.grab()),
                     qPrintable(u"behind “%1”"_s.arg(
                         text.first(std::min(at + 7, text.size())).right(80))));
        }
    }

    void aPartIsPaintedAsTheWhole()
    {
        MarkdownView view;
        view.resize(260, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        grow(view,
             u"1. one\n\n   ```python\n   def f(x):\n       return x\n   ```\n\n### Three\n\n"_s +
                 u"words\n\n"_s.repeated(8));
        QWidget &viewport = *view.viewport();
        const QImage whole = pixels(viewport.grab());
        constexpr int height = 3;
        for (int y = 0; y + height <= viewport.height(); y += height) {
            const QRect strip(0, y, viewport.width(), height);
            QVERIFY2(pixels(viewport.grab(strip)) == whole.copy(strip),
                     qPrintable(QString::number(y)));
        }
    }

    void onlyLinesThatAreNewArePainted()
    {
        MarkdownView view;
        view.resize(260, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        grow(view, u"First.\n\n"_s + u"Some words in a paragraph. "_s.repeated(8));
        const int lines = lastLayout(view).lineCount();
        QVERIFY(lines > 4);

        PaintCounter painted;
        view.viewport()->installEventFilter(&painted);
        grow(view, u"a"_s);
        QCOMPARE(painted.count(), 1);
        QCOMPARE(lastLayout(view).lineCount(), lines);
        const QTextLine last = lastLayout(view).lineAt(lines - 1);
        QVERIFY(painted.area().top() >= int(lastLayout(view).position().y() + last.y()));
    }

    void rowsOfATableThatStandAsTheyWereAreNot()
    {
        MarkdownView view;
        view.resize(260, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        grow(view,
             u"| a wide | header |\n|---|---|\n"_s + u"| a | b |\n"_s.repeated(4) + u"| a | "_s);
        PaintCounter painted;
        view.viewport()->installEventFilter(&painted);
        grow(view, u"b"_s);
        QCOMPARE(painted.count(), 1);
        QVERIFY(painted.area().top() > 4 * view.fontMetrics().height());
    }

    void aBlockThatIsOpenBesideAnotherIsLeftAlone()
    {
        MarkdownView view;
        view.resize(260, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        grow(view, u"- one\n- two"_s); // the first one could go on, too
        const int second = view.document()->lastBlock().position();
        QList<int> changed;
        connect(view.document(), &QTextDocument::contentsChange, this, [&changed](int from) {
            changed.append(from);
        });
        grow(view, u" and more"_s);
        QCOMPARE(changed, QList<int>{second});
        QCOMPARE(view.toPlainText(), u"\u2022\tone\n\u2022\ttwo and more"_s);
    }
};

QTEST_MAIN(LineRepaintTest)
#include "tst_linerepaint.moc"
