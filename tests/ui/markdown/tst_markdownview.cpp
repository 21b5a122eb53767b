#include "ui/markdown/markdownview.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include <sys/stat.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Sample = uR"(# Title

A paragraph with **bold**, `code` and a [link](https://example.org).
Its second line.

1. one
   - nested

   still one
2. two

```cpp
int a;

int b;
```

> a quote
> goes on

| a | b |
|---|---|
| 1 | 2 |

| c |
|---|
| 3 |

```
open to the end
)"_s;

/// A context menu is the only popup our views open.
QMenu *openMenu(const QWidget &view)
{
    return view.findChild<QMenu *>();
}

} // namespace

class MarkdownViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform warns about each popup.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void streamingEndsLikeOneShot()
    {
        MarkdownView whole;
        whole.setText(Sample);
        whole.flush();

        QRandomGenerator random(1);
        for (int run = 0; run < 60; ++run) {
            const int longest = random.bounded(1, 60);
            MarkdownView view;
            for (qsizetype at = 0; at < Sample.size();) {
                const qsizetype size = random.bounded(1, longest + 1);
                view.appendText(Sample.mid(at, size));
                view.flush();
                at += size;
            }
            view.finish();
            view.flush();
            QCOMPARE(view.toPlainText(), whole.toPlainText());
            QCOMPARE(view.toHtml(), whole.toHtml()); // the formats, too
            QCOMPARE(view.rawText(), Sample);
        }
    }

    void showsWhatIsOpenAsWhatItWillBe()
    {
        MarkdownView view;
        const auto shown = [&view](const QString &added) {
            view.appendText(added);
            view.flush();
            return view.toPlainText();
        };
        QCOMPARE(shown(u"So **"_s), u"So"_s);
        QCOMPARE(shown(u"bold"_s), u"So bold"_s);
        QTextCursor last(view.document());
        last.movePosition(QTextCursor::End);
        QVERIFY(last.charFormat().fontWeight() > QFont::Normal);
        QCOMPARE(shown(u"** it"_s), u"So bold it"_s);
        QCOMPARE(shown(u"\n-"_s), u"So bold it"_s);
        QCOMPARE(shown(u" one"_s), u"So bold it\n•\tone"_s);
        QCOMPARE(shown(u"\n\nA *star"_s), u"So bold it\n•\tone\nA star"_s);
        view.finish();
        view.flush();
        QCOMPARE(view.toPlainText(), u"So bold it\n•\tone\nA *star"_s);
    }

    void rendersSoonButNotAtOnce()
    {
        MarkdownView view;
        view.show();
        view.appendText(u"one "_s);
        view.appendText(u"two"_s);
        QCOMPARE(view.toPlainText(), QString());
        QTRY_COMPARE(view.toPlainText(), u"one two"_s);
    }

    void revealsThePlaceOfARawOffset()
    {
        QString text;
        for (int i = 0; i < 300; ++i)
            text += u"Paragraph **%1** with some words.\n\n"_s.arg(i);
        MarkdownView view;
        view.resize(400, 300);
        view.show();
        view.setText(text);
        view.flush();
        const auto firstVisible = [&view] {
            return view.cursorForPosition({20, view.viewport()->height() / 3 + 4}).block().text();
        };
        for (const int paragraph : {150, 17, 299}) {
            view.reveal(text.indexOf(u"**%1**"_s.arg(paragraph)));
            if (paragraph < 290) // the end cannot come up so far
                QCOMPARE(firstVisible(), u"Paragraph %1 with some words."_s.arg(paragraph));
        }
        QVERIFY(view.verticalScrollBar()->value() > view.verticalScrollBar()->maximum() - 200);
        view.reveal(0);
        view.appendText(u"more\n\n"_s);
        view.flush();
        QCOMPARE(view.verticalScrollBar()->value(), 0); // does not run off to the end
        view.reveal(text.size() * 2);                   // and nothing happens behind it
    }

    void selectsWhatShowsAPartOfTheText_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("shown");
        const auto add = [](const char *name, const QString &part, const QString &shown) {
            QTest::newRow(name) << u"Before it. %1 Behind it."_s.arg(part) << part << shown;
            QTest::addRow("%s, in a list", name)
                << u"# Title\n\n- one\n  - two. %1\n- three\n"_s.arg(part) << part << shown;
            QTest::addRow("%s, in a quote", name)
                << u"> First.\n> %1\n\nLast."_s.arg(part) << part << shown;
            QTest::addRow("%s, at the end", name) << u"One.\n\n" + part << part << shown;
        };
        add("plain", u"It takes 30 days."_s, u"It takes 30 days."_s);
        add("in quotation marks", u"“It takes 30 days.”"_s, u"“It takes 30 days.”"_s);
        add("emphasis", u"It **takes *30* days**."_s, u"It takes 30 days."_s);
        add("a link", u"It [takes](https://a.example/30/days) 30."_s, u"It takes 30."_s);
        add("an entity", u"R&amp;D takes 30 days."_s, u"R&D takes 30 days."_s);
        add("html", u"A <b>bold</b> 30."_s, u"A <b>bold</b> 30."_s);
        add("right to left", u"זה לוקח **30** ימים."_s, u"זה לוקח 30 ימים."_s);
        add("without spaces", u"需要**三十**天。"_s, u"需要三十天。"_s);
        QTest::newRow("the second of two equal ones")
            << u"Yes, it is.\n\nNo. Yes, it is **not**."_s << u"Yes, it is **not**."_s
            << u"Yes, it is not."_s;
        QTest::newRow("in a table")
            << u"| a | b |\n|---|---|\n| one 1 | two 2 |\n\nend"_s << u"two 2"_s << u"two 2"_s;
        QTest::newRow("in code") << u"Text.\n\n```\nint a = 1;\nint b = 2;\n```\nText."_s
                                 << u"int b = 2;"_s << u"int b = 2;"_s;
        QTest::newRow("of marks only") << u"One.\n\n---\n\nTwo."_s << u"---"_s << QString();
    }
    void selectsWhatShowsAPartOfTheText()
    {
        QFETCH(const QString, markdown);
        QFETCH(const QString, part);
        QFETCH(const QString, shown);
        MarkdownView view;
        view.resize(400, 300);
        view.show();
        view.setText(markdown);
        view.revealPart({markdown.indexOf(part), part.size()});
        QString selected = view.textCursor().selectedText();
        selected.remove(QChar(0x2068)).remove(QChar(0x2069)); // around code
        QCOMPARE(selected, shown);
        view.revealPart({markdown.size() + 7, 9}); // behind all of it
        QCOMPARE(view.textCursor().selectedText().isEmpty(), shown.isEmpty());
    }

    void bringsAPartOfALongTextIntoSight()
    {
        QString text;
        for (int i = 0; i < 300; ++i)
            text += u"Paragraph **%1** with some words.\n\n"_s.arg(i);
        MarkdownView view;
        view.resize(400, 300);
        view.show();
        view.setText(text);
        const QString part = u"Paragraph **150** with some words."_s;
        view.revealPart({text.indexOf(part), part.size()});
        QCOMPARE(view.textCursor().selectedText(), u"Paragraph 150 with some words."_s);
        QVERIFY(view.viewport()->rect().contains(view.cursorRect()));
    }

    void changesTheDocumentOnceAndOnlyWhereItIsNew()
    {
        MarkdownView view;
        QSignalSpy shown(view.document(), &QTextDocument::contentsChange);
        view.appendText(u"One.\n\nTwo"_s);
        view.flush();
        QCOMPARE(shown.takeFirst().constFirst().toInt(), 0);
        view.appendText(u", still.\n\nThree"_s);
        view.flush();
        QCOMPARE(shown.takeFirst().constFirst().toInt(), 5); // "One." is left alone
        QCOMPARE(view.toPlainText(), u"One.\nTwo, still.\nThree"_s);
        view.flush();
        QVERIFY(shown.isEmpty());
    }

    void isLaidOutForTheScreenItIsOn()
    {
        MarkdownView view;
        const QPaintDevice *device = view.document()->documentLayout()->paintDevice();
        QCOMPARE(device->logicalDpiX(), view.viewport()->logicalDpiX());
        QCOMPARE(device->logicalDpiY(), view.viewport()->logicalDpiY());
        QCOMPARE(device->devicePixelRatioF(), view.viewport()->devicePixelRatioF());
    }

    void aLongTextComesInSlices()
    {
        MarkdownView view;
        view.show();
        view.setText(u"Some words in a row.\n\n"_s.repeated(2000));
        QSignalSpy shown(view.document(), &QTextDocument::contentsChange);
        QTRY_COMPARE(view.shownLength(), view.rawText().size());
        QVERIFY(shown.size() > 5);
        QCOMPARE(view.document()->blockCount(), 2000);
        QCOMPARE(view.verticalScrollBar()->value(), 0); // to be read from its beginning
    }

    void followsWhatGrowsFromNothing()
    {
        MarkdownView view;
        view.resize(300, 200);
        view.show();
        view.setText(QString());
        for (int i = 0; i < 50; ++i) {
            view.appendText(u"Some words.\n\n"_s);
            view.flush();
        }
        QVERIFY(view.verticalScrollBar()->maximum() > 0);
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    }

    void aLongTextGetsNewLinesInATurnOfItsOwn()
    {
        MarkdownView view;
        view.resize(600, 300);
        view.show();
        view.setText(
            u"Some more words in a row, so that they wrap in a narrow window. "_s.repeated(12) +
            u"\n\n"_s);
        view.flush();
        view.resize(400, 300); // a short one does at once
        QCOMPARE(view.document()->textWidth(), view.viewport()->width());
        view.setText(view.rawText().repeated(20));
        view.flush();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
        const QTextBlock read = view.cursorForPosition({0, 0}).block();
        view.resize(500, 300);
        QVERIFY(view.document()->textWidth() != view.viewport()->width());
        QTRY_COMPARE(view.document()->textWidth(), view.viewport()->width());
        QCOMPARE(view.cursorForPosition({0, 0}).block(), read); // and stays where one was reading
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        view.resize(450, 300);
        QTRY_COMPARE(view.document()->textWidth(), view.viewport()->width());
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    }

    void waitsWhileHidden()
    {
        MarkdownView view;
        QSignalSpy changes(view.document(), &QTextDocument::contentsChanged);
        view.appendText(u"text"_s);
        QCoreApplication::sendPostedEvents();
        QVERIFY(changes.isEmpty());
        view.show();
        QTRY_COMPARE(view.toPlainText(), u"text"_s);
    }

    void leavesFinishedBlocksAlone()
    {
        MarkdownView view;
        view.setText(u"first\n\nsecond\n\nthird"_s);
        view.flush();
        int firstTouched = INT_MAX;
        connect(view.document(), &QTextDocument::contentsChange, this, [&](int position) {
            firstTouched = std::min(firstTouched, position);
        });
        view.appendText(u" goes on\n\nfourth"_s);
        view.flush();
        QVERIFY(firstTouched >= view.document()->find(u"third"_s).selectionStart() - 1);
        QCOMPARE(view.toPlainText(), u"first\nsecond\nthird goes on\nfourth"_s);
    }

    void startsAgain()
    {
        MarkdownView view;
        view.setText(u"```\nold"_s);
        view.flush();
        view.setText(u"new"_s);
        view.flush();
        QCOMPARE(view.toPlainText(), u"new"_s);
        view.clear();
        QCOMPARE(view.toPlainText(), QString());
        QCOMPARE(view.rawText(), QString());
    }

    void hasNothingToUndo()
    {
        MarkdownView view;
        view.setText(Sample);
        view.flush();
        QVERIFY(view.isReadOnly());
        QVERIFY(!view.document()->isUndoAvailable());
    }

    void followsTheEndUntilTheReaderLeavesIt()
    {
        MarkdownView view;
        view.resize(300, 200);
        view.show();
        QScrollBar *bar = view.verticalScrollBar();
        const QString lines = u"line\n\n"_s.repeated(50);

        view.appendText(lines);
        view.flush();
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());

        bar->setValue(10);
        view.appendText(lines);
        view.flush();
        QCOMPARE(bar->value(), 10);

        bar->setValue(bar->maximum());
        view.appendText(lines);
        view.flush();
        QCOMPARE(bar->value(), bar->maximum());
    }

    void whatWasAllInSightStaysAtItsBeginning()
    {
        MarkdownView view;
        view.resize(300, 400);
        view.show();
        view.setText(QString());
        view.appendText(u"line\n\n"_s.repeated(5));
        view.flush();
        QCOMPARE(view.verticalScrollBar()->maximum(), 0);
        view.finish();
        view.resize(300, 60);
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void whatComesAllAtOnceIsReadFromItsBeginning()
    {
        MarkdownView view;
        view.resize(300, 100);
        view.show();
        view.setText(QString());
        view.appendText(u"line\n\n"_s.repeated(50));
        view.finish();
        QVERIFY(view.verticalScrollBar()->maximum() > 0);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void aSelectionStaysOnItsWordsWhenALinkBeforeThemGetsItsAddress()
    {
        MarkdownView view;
        view.show();
        view.appendText(u"See [the guide][1] for more.\n\nThese words are chosen.\n\nNext.\n\n"_s);
        view.flush();
        view.setTextCursor(view.document()->find(u"words are"_s));
        view.appendText(u"[1]: https://example.org\n\nThe end.\n\n"_s);
        view.flush();
        QVERIFY(view.toPlainText().startsWith(u"See the guide for more."_s));
        QCOMPARE(view.textCursor().selectedText(), u"words are"_s);
    }

    void aSelectionSurvives()
    {
        MarkdownView view;
        view.show();
        view.setText(u"finished words\n\nopen words"_s);
        view.flush();
        view.setTextCursor(view.document()->find(u"finished words"_s));
        view.appendText(u" go on"_s);
        view.flush();
        QCOMPARE(view.textCursor().selectedText(), u"finished words"_s);
        QVERIFY(view.toPlainText().endsWith(u"open words go on"_s));

        view.setTextCursor(view.document()->find(u"open words"_s));
        view.appendText(u" and on"_s);
        view.flush();
        QCOMPARE(view.textCursor().selectedText(), u"open words"_s);

        view.setTextCursor(QTextCursor(view.document()));
        QTRY_VERIFY(view.toPlainText().endsWith(u"go on and on"_s));
        QCOMPARE(view.textCursor().position(), 0);
    }

    void copiesWhatIsSeen()
    {
        MarkdownView view;
        view.setText(Sample);
        view.flush();
        view.selectAll();
        view.copy();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(u"1. one\n    • nested\nstill one\n2. two\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"a quote goes on\na\tb\n1\t2\nc\n3\n"_s), qPrintable(text));
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
    }

    void copiesFormulasAsTheyWereWritten()
    {
        const QString source =
            u"So $e^{-x^2}$ and \\(a_1\\), **b**.\n$$\\int_0^\\infty x\\,dx$$\nEnd."_s;
        MarkdownView view;
        view.setText(source + u"\n\n```math\nx^2\n```\n"_s);
        view.flush();
        QVERIFY(!view.toPlainText().contains(u'$'));
        view.selectAll();
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QString(source).remove(u'*') + u"\n$$\nx^2\n$$"_s);
        QTextCursor part = view.textCursor();
        part.setPosition(3);
        part.setPosition(5, QTextCursor::KeepAnchor);
        view.setTextCursor(part);
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), view.toPlainText().sliced(3, 2));
    }

    void namesALanguageWhenItIsWhole()
    {
        MarkdownView view;
        view.appendText(u"- a\n\n  ```pyth"_s);
        view.flush();
        QVERIFY2(!view.toPlainText().contains(u'p'), qPrintable(view.toPlainText()));
        view.appendText(u"on\n"_s);
        view.flush();
        QVERIFY2(view.toPlainText().endsWith(u"\nPython"_s), qPrintable(view.toPlainText()));
        view.setText(u"```pyth"_s);
        view.flush();
        QVERIFY(view.toPlainText().contains(u"pyth"_s));
    }

    void offersItsMenu()
    {
        MarkdownView view;
        view.setText(u"**a**"_s);
        view.flush();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
        QCoreApplication::sendEvent(view.viewport(), &event);
        QMenu *menu = openMenu(view);
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        QVERIFY(!actions.at(0)->isEnabled()); // nothing is selected
        actions.at(1)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"**a**"_s);
        menu->close();
    }

    void activatesOnlySafeLinks()
    {
        MarkdownView view;
        QSignalSpy activated(&view, &MarkdownView::linkActivated);
        emit view.anchorClicked(QUrl(u"file:///etc/passwd"_s));
        emit view.anchorClicked(QUrl(u"javascript:alert(1)"_s));
        QCOMPARE(activated.size(), 0);
        emit view.anchorClicked(QUrl(u"https://example.org/a%20b"_s));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().toUrl(), QUrl(u"https://example.org/a%20b"_s));
    }

    void neverOpensAFile()
    {
        QTemporaryDir folder;
        const QString fifo = folder.filePath(u"fifo"_s);
        QCOMPARE(mkfifo(fifo.toLocal8Bit().constData(), 0600), 0);

        MarkdownView view;
        view.show();
        for (const QString &name : QStringList{fifo, u"file://"_s + fifo, u"/dev/zero"_s})
            view.appendText(u"![a]("_s + name + u") <img src=\""_s + name + u"\">\n\n"_s);
        view.flush();
        view.grab(); // opening the FIFO would wait for ever, reading /dev/zero end the program
        QVERIFY(view.toPlainText().startsWith(u"[image: a] <img src="_s));
    }

    void changesItsStyle()
    {
        MarkdownView view;
        view.show();
        view.setText(u"text `code`"_s);
        view.flush();
        MarkdownStyle style = MarkdownStyle::fromPalette(view.palette(), view.font());
        style.text = Qt::darkGreen;
        style.codeBackground = Qt::yellow;
        view.setMarkdownStyle(style);
        QCOMPARE(view.toPlainText(), u"text code"_s);
        const auto *document = view.document();
        QCOMPARE(document->find(u"text"_s).charFormat().foreground().color(), style.text);
        QCOMPARE(document->find(u"code"_s).charFormat().background().color(), style.codeBackground);
    }

    void followsThePaletteUntilItHasAStyle()
    {
        MarkdownView view;
        view.show();
        view.setText(u"text"_s);
        view.flush();
        QPalette palette = view.palette();
        palette.setColor(QPalette::Text, Qt::darkRed);
        view.setPalette(palette);
        QCOMPARE(view.document()->find(u"text"_s).charFormat().foreground().color(),
                 QColor(Qt::darkRed));
    }

    void boundsVeryLongAnswers()
    {
        const QString line = QString(u"**bold** words\n\n"_s); // 16 characters
        const QString text = line.repeated(2'000'000 / line.size());
        MarkdownView view;
        QElapsedTimer watch;
        watch.start();
        view.setText(text);
        view.flush();
        QVERIFY2(watch.elapsed() < 20'000, qPrintable(QString::number(watch.elapsed())));
        const QString shown = view.toPlainText();
        QVERIFY(shown.startsWith(u"bold words\nbold words\n"_s));
        QVERIFY(shown.contains(u"shown as plain text.\n**bold** words\n"_s));
        QVERIFY(shown.contains(u"The rest is not shown."_s));
        QVERIFY(shown.size() < 1'100'000);
        QCOMPARE(view.rawText(), text);
    }

    void boundsVeryLongAnswersLikeOneShot()
    {
        const QString text = QString(199'990, u'x') + u"\n\n# y\n\n# z\n**w**\n\nv"_s;
        MarkdownView whole;
        whole.setText(text);
        whole.flush();
        MarkdownView view;
        view.appendText(text.first(199'980));
        for (const QChar c : text.sliced(199'980)) {
            view.appendText(c);
            view.flush();
        }
        QCOMPARE(view.toPlainText(), whole.toPlainText());
    }

    void paintsEverything()
    {
        MarkdownView view;
        view.resize(400, 300);
        view.show();
        view.setText(Sample + u"```\n\n---\n\n"_s + u"> - a\n"_s);
        view.flush();
        QVERIFY(!view.grab().isNull());
        view.verticalScrollBar()->setValue(0);
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(MarkdownViewTest)
#include "tst_markdownview.moc"
