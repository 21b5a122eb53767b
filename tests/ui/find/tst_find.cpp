#include "tests/support/accessibility.h"
#include "tests/support/playedwindow.h"
#include "ui/answer/answerpanel.h"
#include "ui/find/findbar.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/markdown/markdownview.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/contrast.h"
#include "ui/theme/themecontrol.h"
#include "ui/turn/panelboard.h"
#include "ui/widgets/elidedlabel.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class FindTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow());
    }
    void cleanup() { closeWindow(); }

    void goesThroughAllPanelsInTheirOrder()
    {
        showAnswers({u"one fish\n\ntwo fish"_s, u"no such animal"_s, u"red fish"_s},
                    u"blue fish"_s);
        openWith(u"fish"_s);
        QCOMPARE(stateWords(), u"1 of 4 · Member model-1"_s);
        QCOMPARE(countWords(), u"Member model-1 2 · Member model-3 1 · Synthesis 1"_s);
        press(Qt::Key_Return);
        QCOMPARE(stateWords(), u"2 of 4 · Member model-1"_s);
        press(Qt::Key_F3);
        QCOMPARE(stateWords(), u"3 of 4 · Member model-3"_s);
        press(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(stateWords(), u"4 of 4 · Synthesis"_s);
        press(Qt::Key_F3);
        QCOMPARE(stateWords(), u"1 of 4 · Member model-1 · went on from the top"_s);
        press(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(stateWords(), u"4 of 4 · Synthesis · went on from the end"_s);
        press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stateWords(), u"3 of 4 · Member model-3"_s);
        press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(stateWords(), u"2 of 4 · Member model-1"_s);
    }

    void everyMatchIsHighlightedAndTheCurrentOneMoreSo()
    {
        showAnswers({u"fish and fish"_s, u"fish"_s}, u"none"_s);
        openWith(u"fish"_s);
        const auto first = answerView(0)->extraSelections();
        QCOMPARE(first.size(), 2);
        QCOMPARE(first.at(0).cursor.selectedText(), u"fish"_s);
        QVERIFY(first.at(0).format.background() != first.at(1).format.background());
        QCOMPARE(answerView(1)->extraSelections().at(0).format, first.at(1).format);
        press(Qt::Key_F3);
        QCOMPARE(answerView(0)->extraSelections().at(1).format, first.at(0).format);
        close();
        QVERIFY(answerView(0)->extraSelections().isEmpty());
        QVERIFY(answerView(1)->extraSelections().isEmpty());
    }

    void highlightsCanBeReadInLightAndDark()
    {
        showAnswers({u"fish and `fish`"_s}, u"none"_s);
        openWith(u"fish"_s);
        for (const auto mode : {ThemeControl::Mode::Light, ThemeControl::Mode::Dark}) {
            m_theme->setMode(mode);
            QTRY_COMPARE(answerView(0)->extraSelections().size(), 2);
            const QColor ground = answerView(0)->palette().color(QPalette::Base);
            for (const auto &highlight : answerView(0)->extraSelections()) {
                const QTextCharFormat &format = highlight.format;
                const QColor back = format.background().color();
                QVERIFY(contrast(format.foreground().color(), back) >= 4.5);
                QVERIFY(contrast(format.underlineColor(), back) >= 3);
            }
            QVERIFY(contrast(answerView(0)->extraSelections().at(1).format.underlineColor(),
                             ground) >= 3);
        }
        m_theme->setMode(ThemeControl::Mode::System);
    }

    void typingFindsAndSaysWhenThereIsNothing()
    {
        showAnswers({u"apple apricot"_s}, u"avocado"_s);
        press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(stateWords(), QString());
        QTest::keyClicks(field(), u"ap"_s);
        QCOMPARE(stateWords(), u"1 of 2 · Member model-1"_s);
        QTest::keyClicks(field(), u"r"_s);
        QCOMPARE(stateWords(), u"1 of 1 · Member model-1"_s);
        QTest::keyClicks(field(), u"x"_s);
        QCOMPARE(stateWords(), u"No matches"_s);
        press(Qt::Key_F3); // nowhere to go
        QCOMPARE(field()->accessibleDescription(), u"No matches"_s);
    }

    void caseAndWholeWordsNarrowIt()
    {
        showAnswers({u"Cat cat catch"_s}, u"none"_s);
        openWith(u"cat"_s);
        QCOMPARE(stateWords(), u"1 of 3 · Member model-1"_s);
        button(u"wholeWords"_s)->click();
        QCOMPARE(stateWords(), u"1 of 2 · Member model-1"_s);
        button(u"matchCase"_s)->click();
        QCOMPARE(stateWords(), u"1 of 1 · Member model-1"_s);
        button(u"wholeWords"_s)->click();
        QCOMPARE(stateWords(), u"1 of 2 · Member model-1"_s);
    }

    void whatIsSelectedIsLookedFor()
    {
        showAnswers({u"one fish"_s, u"the fish"_s}, u"none"_s);
        QTextCursor cursor = answerView(1)->textCursor();
        cursor.setPosition(4);
        cursor.setPosition(8, QTextCursor::KeepAnchor);
        answerView(1)->setTextCursor(cursor);
        answerView(1)->setFocus();
        press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(field()->text(), u"fish"_s);
        QCOMPARE(stateWords(), u"2 of 2 · Member model-2"_s); // from where the reader was
    }

    void escClosesGivesTheFocusBackAndStopsNothing()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->begin(0, u"a fish"_s);
        answerView(0)->setFocus();
        openWith(u"fish"_s);
        QTRY_COMPARE(stateWords(), u"1 of 1 · Member model-1"_s);
        press(Qt::Key_Escape);
        QVERIFY(!bar()->isVisible());
        QVERIFY(m_played->run().isRunning());
        QVERIFY(answerView(0)->hasFocus());

        press(Qt::Key_F3); // the last query still counts
        QVERIFY(bar()->isVisible());
        QCOMPARE(stateWords(), u"1 of 1 · Member model-1"_s);
        button(u"matchCase"_s)->setFocus();
        press(Qt::Key_Escape); // from its buttons, too
        QVERIFY(!bar()->isVisible());
        QVERIFY(m_played->run().isRunning());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_played->run().isRunning());
    }

    void newTextIsFoundWhileItArrives()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->begin(0, u"a fish"_s);
        openWith(u"fish"_s);
        QTRY_COMPARE(stateWords(), u"1 of 1 · Member model-1"_s);
        m_played->begin(1, u"fishes"_s);
        QTRY_COMPARE(stateWords(), u"1 of 2 · Member model-1"_s);
        m_played->transport().wire(0).receive(sseText(u" and **fi"_s));
        m_played->transport().wire(0).receive(sseText(u"sh**\n\n- fish\n"_s));
        QTRY_COMPARE(stateWords(), u"1 of 4 · Member model-1"_s);
        QCOMPARE(answerView(0)->extraSelections().size(), 3);
    }

    void aMatchOutOfSightIsScrolledTo()
    {
        const QString lines = u"line\n\n"_s.repeated(300);
        showAnswers({QString(u"fish\n\n" % lines % u"fish\n\n" % lines)}, u"none"_s);
        answerView(0)->verticalScrollBar()->setValue(0);
        openWith(u"fish"_s);
        press(Qt::Key_F3);
        QTRY_VERIFY(isInSight(0, 1));
        press(Qt::Key_F3);
        QTRY_VERIFY(isInSight(0, 0));
    }

    void aMatchInAPanelThatIsCutOffIsScrolledTo()
    {
        m_window->resize(900, 480);
        const QString lines = u"line\n\n"_s.repeated(40);
        const QString answer = lines % u"fish\n\n"_s % lines;
        showAnswers({answer, answer, answer, answer, answer, answer}, u"none"_s);
        openWith(u"fish"_s);
        auto *board = m_window->findChild<PanelBoard *>();
        for (int place = 0; place < 6; ++place) {
            QTRY_VERIFY(isInSight(place, 0));
            const QTextEdit *view = answerView(place);
            const auto highlight = view->extraSelections().constFirst();
            const QRect line = view->cursorRect(highlight.cursor);
            const QPoint corner = view->viewport()->mapTo(board->viewport(), line.topLeft());
            QTRY_VERIFY2(board->viewport()->rect().contains(QRect(corner, line.size())),
                         qPrintable(QString::number(place)));
            press(Qt::Key_F3);
        }
    }

    void onlyWhatIsInSightIsHighlighted()
    {
        showAnswers({u"fish\n\n"_s.repeated(5000)}, u"none"_s);
        openWith(u"fish"_s);
        QCOMPARE(stateWords(), u"1 of 5,000 · Member model-1"_s);
        QVERIFY(answerView(0)->extraSelections().size() < 500);
        press(Qt::Key_F3, Qt::ShiftModifier);
        QTRY_VERIFY(isInSight(0, answerView(0)->extraSelections().size() - 1));
    }

    void aPanelBehindAMaximisedOneIsBroughtToSight()
    {
        showAnswers({u"one"_s, u"two fish"_s, u"three"_s}, u"none"_s);
        press(Qt::Key_1, Qt::ControlModifier);
        press(Qt::Key_F11);
        QVERIFY(!panel(1)->isVisible());
        openWith(u"fish"_s);
        QCOMPARE(stateWords(), u"1 of 1 · Member model-2"_s);
        QVERIFY(panel(1)->isVisible());
        QTRY_VERIFY(isInSight(1, 0));
    }

    void reasoningIsSearchedWhileItIsOpen()
    {
        m_played->ask(PlayedSession::council(1));
        m_played->begin(0, u"fish"_s);
        m_played->transport().wire(0).receive(
            R"(data: {"choices":[{"delta":{"reasoning_content":"a fish?"}}]})"
            "\n\n");
        auto *toggle = panel(0)->findChild<QToolButton *>(u"reasoningToggle"_s);
        QTRY_VERIFY(toggle->isVisible());
        openWith(u"fish"_s);
        QTRY_COMPARE(stateWords(), u"1 of 1 · Member model-1"_s);
        toggle->click();
        QTRY_COMPARE(stateWords(), u"2 of 2 · Member model-1"_s);
        press(Qt::Key_F3);
        QCOMPARE(stateWords(), u"1 of 2 · Member model-1's reasoning · went on from the top"_s);
        toggle->click();
        QTRY_COMPARE(countWords(), QString());
    }

    void anotherTurnIsSearchedWhenItIsShown()
    {
        showAnswers({u"fish"_s}, u"none"_s);
        openWith(u"fish"_s);
        m_played->ask(PlayedSession::council(1));
        QTRY_COMPARE(stateWords(), u"No matches"_s);
        m_played->session().startNew();
        QVERIFY(!bar()->isVisible());
        QVERIFY(!m_window->actions().find->isEnabled()); // there is nothing to search
    }

    void largeTextIsNotCutInALowWindow()
    {
        showAnswers({u"fish"_s, u"fish"_s}, u"fish"_s);
        m_theme->setTextStep(ThemeControl::LargestText);
        m_window->resize(900, 500);
        openWith(u"fish"_s);
        QTRY_VERIFY(field()->height() >= field()->sizeHint().height());
        m_theme->resetText();
    }

    void everyControlHasANameAndWords()
    {
        showAnswers({u"fish"_s}, u"none"_s);
        openWith(u"fish"_s);
        QCOMPARE(namelessWidgets(*bar()).join(u' '), QString());
        for (const QToolButton *tool : bar()->findChildren<QToolButton *>()) {
            if (tool->parent() != field())
                QVERIFY2(!tool->toolTip().isEmpty(), qPrintable(tool->objectName()));
        }
    }

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

private:
    FindBar *bar() const { return m_window->findChild<FindBar *>(); }
    QLineEdit *field() const { return bar()->findChild<QLineEdit *>(); }
    QToolButton *button(const QString &name) const { return bar()->findChild<QToolButton *>(name); }
    QString stateWords() const { return bar()->findChild<QLabel *>(u"findState"_s)->text(); }
    QString countWords() const { return bar()->findChild<QLabel *>(u"findCounts"_s)->text(); }
    AnswerPanel *panel(int place) const
    {
        return m_window->findChildren<AnswerPanel *>().at(place);
    }
    MarkdownView *answerView(int place) const { return panel(place)->findChild<MarkdownView *>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void openWith(const QString &text)
    {
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field()->hasFocus());
        field()->setText(text);
    }
    void close() { press(Qt::Key_Escape); }

    bool isInSight(int place, qsizetype highlight) const
    {
        const auto highlights = answerView(place)->extraSelections();
        if (highlight >= highlights.size())
            return false;
        const QRect seen = answerView(place)->cursorRect(highlights.at(highlight).cursor);
        return answerView(place)->viewport()->rect().contains(seen.center());
    }

    /// One finished turn with these answers and this synthesis.
    void showAnswers(const QStringList &answers, const QString &synthesis)
    {
        m_played->ask(PlayedSession::council(int(answers.size())));
        for (qsizetype place = 0; place < answers.size(); ++place)
            m_played->complete(place, answers.at(place));
        QTRY_COMPARE(m_played->transport().posted().size(), answers.size() + 1);
        m_played->complete(answers.size(), synthesis);
        QTRY_VERIFY(m_played->run().turn().ended);
    }
};

QTEST_MAIN(FindTest)
#include "tst_find.moc"
