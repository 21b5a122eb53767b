#include "core/council/presets.h"
#include "tests/support/playedwindow.h"
#include "ui/answer/answerpanel.h"
#include "ui/ask/questionbar.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/turnlist.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/metrics.h"
#include "ui/theme/themecontrol.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/turnview.h"
#include "ui/turn/welcomeview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagestrip.h"

#include <QApplication>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class MainWindowTest
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

    void theCouncilMenuListsTheCouncils()
    {
        Council night = PlayedSession::council(2);
        night.name = u"R&D\nnight"_s;
        m_window->showCouncils({night, PlayedSession::council(1)}, night);

        const QList<QAction *> councils = actions().councils->actions();
        QCOMPARE(councils.size(), 3);
        QCOMPARE(councils.at(1)->text(), u"R&&D night"_s);
        QVERIFY(councils.at(1)->isChecked());
        QVERIFY(!councils.at(0)->isChecked());
        QVERIFY(actions().councilMenu->actions().contains(councils.at(2)));
        QVERIFY(actions().deleteCouncil->isEnabled());
        QVERIFY(
            m_window->findChild<QToolButton *>(u"councilChooser"_s)->text().contains(u"R&&D"_s));

        m_window->showCouncils({night}, guideCouncil());
        QCOMPARE(actions().councils->actions().size(), 2);
        QVERIFY(!actions().deleteCouncil->isEnabled()); // the Guide council stays
    }

    void choosingACouncilMayRebuildTheMenuAtOnce()
    {
        const Council night = PlayedSession::council(2);
        connect(m_window.get(), &MainWindow::councilChosen, this, [&] {
            m_window->showCouncils({night}, night);
        });
        m_window->showCouncils({night}, guideCouncil());
        const QSignalSpy chosen(m_window.get(), &MainWindow::councilChosen);
        QMenu *menu = actions().councilMenu;
        menu->popup(QPoint(50, 50));
        menu->setActiveAction(actions().councils->actions().at(1));
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<CouncilId>(), night.id);
        QVERIFY(actions().councils->actions().at(1)->isChecked());
    }

    void aCouncilWithoutMembersCannotBeAsked()
    {
        Council empty = PlayedSession::council(1);
        empty.members[0].enabled = false;
        m_window->showCouncils({empty}, empty);
        m_window->setQuestion(u"Why?"_s);
        QVERIFY(!askButton()->isEnabled());
        QVERIFY2(askButton()->toolTip().contains(u"Ctrl+E"_s), qPrintable(askButton()->toolTip()));
        m_window->showCouncils({empty}, guideCouncil());
        QVERIFY(askButton()->isEnabled());
    }

    void askingSaysWhatWasAsked()
    {
        const QSignalSpy asked(m_window.get(), &MainWindow::asked);
        QTest::keyClicks(field(), u"Why?"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(asked.first().first().toString(), u"Why?"_s);
    }

    void theTitleTellsTheSessionAndWhetherItRuns()
    {
        QCOMPARE(m_window->windowTitle(), u"Conclave"_s);
        m_played->ask(PlayedSession::council(1), u"Why is the sky blue?"_s);
        QCOMPARE(m_window->windowTitle(), u"● Why is the sky blue? – Conclave"_s);
        finish(0);
        QCOMPARE(m_window->windowTitle(), u"Why is the sky blue? – Conclave"_s);
        m_played->session().startNew();
        QCOMPARE(m_window->windowTitle(), u"Conclave"_s);
    }

    void everyTurnHasAPlaceInTheList()
    {
        auto *list = m_window->findChild<TurnList *>();
        m_played->ask(PlayedSession::council(1), u"First?"_s);
        QVERIFY(!list->isVisible()); // one question needs no list
        m_played->ask(PlayedSession::council(1), u"Second?\nWith a second line"_s);
        QVERIFY(list->isVisible());
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->currentRow(), 1);
        QCOMPARE(list->item(1)->text(), u"Second? With a second line"_s);

        list->setCurrentRow(0);
        QCOMPARE(currentTurn()->run(), m_played->session().run(m_played->session().turnAt(0)));
        actions().showTurnList->trigger();
        QVERIFY(!list->isVisible());
    }

    void onlyAFewTurnsKeepTheirWidgets()
    {
        const auto views = [this] { return m_window->findChildren<TurnView *>().size(); };
        for (int i = 0; i < 6; ++i) {
            m_played->ask(PlayedSession::council(1));
            QTest::keyClick(m_window.get(), Qt::Key_Escape);
            QTRY_VERIFY(!m_played->run().isRunning());
        }
        QCOMPARE(views(), 4);
        m_window->findChild<TurnList *>()->setCurrentRow(0);
        QCOMPARE(views(), 4);
        QCOMPARE(currentTurn()->run(), m_played->session().run(m_played->session().turnAt(0)));
        QVERIFY(currentTurn()->isVisible());
        for (int i = 0; i < 6; ++i) // those that run are never dropped
            m_played->ask(PlayedSession::council(1));
        QCOMPARE(views(), 6);
        m_played->session().stopAll();
        QTRY_VERIFY(!m_played->session().isRunning());
        m_window->findChild<TurnList *>()->setCurrentRow(0);
        QCOMPARE(views(), 4);
    }

    void anotherSessionTakesThePlaceOfTwoRunningTurns()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->ask(PlayedSession::council(2));
        m_window->findChild<TurnList *>()->setCurrentRow(0);
        m_played->session().startNew();
        QVERIFY(!currentTurn());
        QVERIFY(m_window->findChild<WelcomeView *>()->isVisible());
        QVERIFY(!actions().stopAll->isEnabled());
    }

    void stopIsForTheShownTurnAndStopAllForEveryOne()
    {
        QVERIFY(!actions().stop->isEnabled());
        m_played->ask(PlayedSession::council(2));
        m_played->ask(PlayedSession::council(2));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!m_played->run().isRunning());
        QVERIFY(m_played->session().isRunning()); // the first turn
        QTRY_VERIFY(!actions().stop->isEnabled());
        QVERIFY(actions().stopAll->isEnabled());

        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_VERIFY(!m_played->session().isRunning());
        QTRY_VERIFY(!actions().stopAll->isEnabled());
    }

    void retriesAllThatFailed()
    {
        QVERIFY(!actions().retryFailed->isEnabled());
        Council council = PlayedSession::council(3);
        council.chair.reset();
        m_played->ask(council);
        m_played->fail(0, {.kind = Error::Kind::Refused});
        m_played->complete(1, u"fine"_s);
        m_played->fail(2, {.kind = Error::Kind::Refused});
        QTRY_VERIFY(m_played->run().turn().ended);

        actions().retryFailed->trigger();
        QCOMPARE(m_played->transport().posted().size(), 5); // the two that failed, not the third
        const Turn &turn = m_played->run().turn();
        QCOMPARE(turn.latest(council.members[0].id)->attempt, 2);
        QCOMPARE(turn.latest(council.members[1].id)->attempt, 1);
    }

    void theSynthesisBeginsOnDemandAndIsRefreshed()
    {
        QVERIFY(!actions().synthesise->isEnabled());
        m_played->ask(PlayedSession::council(2));
        QVERIFY(!actions().synthesise->isEnabled()); // nothing to combine
        m_played->complete(0, u"Because."_s);
        QTRY_VERIFY(actions().synthesise->isEnabled());
        QVERIFY(!actions().refreshSynthesis->isEnabled());
        actions().synthesise->trigger();
        QCOMPARE(m_played->transport().posted().size(), 3);
        QVERIFY(!actions().synthesise->isEnabled()); // it is being made
        QVERIFY(actions().synthesise->text().contains(u"again"_s));
        for (const QKeySequence &shortcut : actions().synthesise->shortcuts()) // costs money
            QVERIFY(shortcut[0].keyboardModifiers().testFlag(Qt::ShiftModifier));
        m_played->complete(2, u"One says because."_s);
        QTRY_VERIFY(!m_played->run().isCombining());
        QVERIFY(!actions().refreshSynthesis->isEnabled());
        m_played->clock().advance(std::chrono::seconds(1));
        m_played->complete(1, u"So."_s);
        QTRY_VERIFY(actions().refreshSynthesis->isEnabled());
        actions().refreshSynthesis->trigger();
        QCOMPARE(m_played->run().turn().earlierSyntheses.size(), 1);
    }

    void theBarTellsWhoCannotBeReached()
    {
        auto *readiness = m_window->findChild<QToolButton *>(u"readiness"_s);
        const Council council = PlayedSession::council(3);
        m_window->showCouncils({council}, council);
        QVERIFY(!readiness->isVisible());
        QVERIFY(!actions().checkEndpoints->isEnabled());

        const QDateTime now = QDateTime::currentDateTimeUtc();
        m_window->showOutages({{.url = council.members[0].endpoint.url,
                                .name = u"<b>Rack</b>"_s,
                                .whatHappened = u"Nothing is listening."_s,
                                .since = now,
                                .nextCheck = now.addSecs(9)}});
        QVERIFY(readiness->isVisible());
        QCOMPARE(readiness->text(), u"0 ready · 3 unreachable · chair unreachable"_s);
        QVERIFY(readiness->accessibleDescription().contains(u"next check at"_s));
        QVERIFY(!readiness->toolTip().contains(u"<b>Rack"_s)); // it is a name, not markup
        const QSignalSpy checked(m_window.get(), &MainWindow::checkRequested);
        readiness->click();
        actions().checkEndpoints->trigger();
        QCOMPARE(checked.size(), 2);

        m_window->showOutages({{.url = council.members[0].endpoint.url, .since = now}});
        QVERIFY2(readiness->text().endsWith(u"checking…"_s), qPrintable(readiness->text()));

        m_window->showOutages({});
        QVERIFY(!readiness->isVisible());
    }

    void digitsGoToPanels()
    {
        m_played->ask(PlayedSession::council(3));
        const QList<AnswerPanel *> panels = m_window->findChildren<AnswerPanel *>();
        for (int place : {1, 0, 2}) {
            QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_1 + place), Qt::ControlModifier);
            const QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus == panels.at(place) || panels.at(place)->isAncestorOf(focus));
        }
        QTest::keyClick(m_window.get(), Qt::Key_9, Qt::ControlModifier); // nobody there
    }

    void f11GivesAPanelTheRoomAndTakesItBack()
    {
        m_played->ask(PlayedSession::council(3));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F11);
        const QList<AnswerPanel *> panels = m_window->findChildren<AnswerPanel *>();
        QVERIFY(panels.at(1)->isVisible());
        QVERIFY(!panels.at(0)->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_F11);
        QVERIFY(panels.at(0)->isVisible());
    }

    void aMessageStaysUntilItIsClosed()
    {
        const MessageStrip *strip = messageStrip();
        QVERIFY(!strip->isVisible());
        m_window->tell(u"It broke."_s, u"Mend <b>it</b>."_s);
        QVERIFY(strip->isVisible());
        strip->findChild<QPushButton *>()->click();
        QVERIFY(!strip->isVisible());
    }

    void closingIsAnnouncedOnce()
    {
        const QSignalSpy closing(m_window.get(), &MainWindow::closing);
        m_played->ask(PlayedSession::council(2));
        m_window->close();
        QCOMPARE(closing.size(), 1);
        QVERIFY(!m_window->isVisible());
        m_window->close();
        QCOMPARE(closing.size(), 1);
    }

    void theWelcomePageLeadsToTheFirstSteps()
    {
        const QSignalSpy asked(m_window.get(), &MainWindow::asked);
        const QSignalSpy endpoints(actions().editEndpoints, &QAction::triggered);
        const QSignalSpy council(actions().newCouncil, &QAction::triggered);
        const QList<QPushButton *> steps =
            m_window->findChild<WelcomeView *>()->findChildren<QPushButton *>();
        for (QPushButton *step : steps)
            step->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(endpoints.size(), 1);
        QCOMPARE(council.size(), 1);
    }

    void theSampleQuestionSuitsTheCouncil()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::asked);
        auto *ask = m_window->findChild<WelcomeView *>()->findChild<QPushButton *>();
        const QUrl url(u"http://127.0.0.1:4711/v1"_s);
        m_window->showCouncils({}, guideCouncil());
        ask->click();
        QCOMPARE(asked.takeFirst().first(), u"How do I connect a model of my own?"_s);
        m_window->showCouncils({}, councilOf(url, {u"a"_s, u"b"_s}));
        ask->click();
        QVERIFY(!asked.takeFirst().first().toString().contains(u"connect"_s));
        m_window->showCouncils({}, Council());
        QVERIFY(!ask->isEnabled()); // there is nobody to ask
    }

    void everyActionHasWordsAndAShortcutOfItsOwn()
    {
        QSet<QString> shortcuts;
        for (const QAction *action : everyAction()) {
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            for (const QKeySequence &shortcut : action->shortcuts()) {
                QVERIFY2(!shortcuts.contains(shortcut.toString()), qPrintable(shortcut.toString()));
                shortcuts.insert(shortcut.toString());
            }
        }
        QVERIFY(shortcuts.size() > 15);
    }

    void everyActionTellsWhatItDoes()
    {
        for (const QAction *action : everyAction()) {
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
            if (!action->isEnabled())
                QVERIFY2(action->property("obstacle").isValid(), qPrintable(action->text()));
        }
    }

    void everyActionOfAMenuHasALetterOfItsOwn()
    {
        for (const QAction *menu : m_window->menuBar()->actions()) {
            QHash<QKeySequence, QString> owners;
            for (const QAction *action : menu->menu()->actions()) {
                if (action->isSeparator() || actions().councils->actions().contains(action))
                    continue; // councils are named by the user
                const QKeySequence letter = QKeySequence::mnemonic(action->text());
                QVERIFY2(!letter.isEmpty(), qPrintable(action->text()));
                QVERIFY2(!owners.contains(letter),
                         qPrintable(owners.value(letter) % u" / " % action->text()));
                owners.insert(letter, action->text());
            }
        }
    }

    void tabReachesManyPanelsBeforeTheQuestion()
    {
        m_played->ask(PlayedSession::council(20));
        QTRY_COMPARE(m_window->findChildren<AnswerPanel *>().size(), 20);
        bool isPastBar = false;
        int panelsAfterBar = 0;
        for (const QWidget *stop = m_window->nextInFocusChain(); stop != m_window.get();
             stop = stop->nextInFocusChain()) {
            isPastBar = isPastBar || stop == field();
            for (const AnswerPanel *panel : m_window->findChildren<AnswerPanel *>())
                panelsAfterBar +=
                    isPastBar && stop->focusPolicy() != Qt::NoFocus && panel->isAncestorOf(stop);
        }
        QVERIFY(isPastBar);
        QCOMPARE(panelsAfterBar, 0);
    }

    void anyNumberOfMembersWithAnyName_data()
    {
        QTest::addColumn<int>("members");
        for (const int members : {1, 12, 24})
            QTest::addRow("%d members", members) << members;
    }
    void anyNumberOfMembersWithAnyName()
    {
        QFETCH(const int, members);
        Council council = PlayedSession::council(members);
        council.name = QString(400, u'W');
        for (Member &member : council.members) {
            member.name = QString(400, u'W');
            member.emoji = u"👩🏽‍🚀👩🏽‍🚀"_s;
        }
        m_window->resize(1000, 700);
        m_window->showCouncils({council}, council);
        m_played->ask(council, QString(5000, u'Q'));
        QCOMPARE(m_window->width(), 1000); // nobody pushed it open
        QCOMPARE(m_window->height(), 700);
        for (const AnswerPanel *panel : m_window->findChildren<AnswerPanel *>()) {
            currentTurn()->answers().reveal(panel->member()); // out of sight it has any size
            QVERIFY(panel->width() >= Metrics::MinPanelWidth);
            QVERIFY(panel->height() >= Metrics::MinPanelHeight);
        }
    }

    void ctrlEReachesTheEditorFromTheQuestion()
    {
        const QSignalSpy edited(actions().editCouncil, &QAction::triggered);
        field()->setFocus();
        QTest::keyClick(field(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(edited.size(), 1);
    }

    void theSizeOfTheTextIsToldAndSoIsItsEnd()
    {
        const QStatusBar *status = m_window->statusBar();
        QTest::keyClick(m_window.get(), Qt::Key_Equal, Qt::ControlModifier);
        QCOMPARE(m_theme->textStep(), 1);
        QCOMPARE(status->currentMessage(), u"The text has 110 % of its normal size."_s);
        QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(m_theme->textStep(), 1);
        m_theme->setTextStep(ThemeControl::LargestText);
        QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(status->currentMessage(), u"The text is as large as it gets."_s);
        QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(status->currentMessage(), u"The text has its normal size."_s);
        m_theme->setTextStep(ThemeControl::SmallestText);
        QTest::keyClick(m_window.get(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(status->currentMessage(), u"The text is as small as it gets."_s);
    }

    void everyTextGrows()
    {
        const auto *chooser = m_window->findChild<QToolButton *>(u"councilChooser"_s);
        const auto *welcome = m_window->findChild<WelcomeView *>()->findChild<ElidedLabel *>();
        const int chooserBefore = chooser->sizeHint().height();
        const int welcomeBefore = welcome->sizeHint().height();
        m_theme->setTextStep(ThemeControl::LargestText);
        QTRY_VERIFY(chooser->sizeHint().height() > chooserBefore);
        QTRY_VERIFY(welcome->sizeHint().height() > 3 * welcomeBefore / 2);
    }

    void theLayoutIsChosenByMenuKeyOrButton()
    {
        LayoutChoice &choice = m_window->layoutChoice();
        actions().layouts->actions().at(1)->trigger();
        QCOMPARE(choice.mode(), LayoutMode::Columns);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(choice.mode(), LayoutMode::Focus);
        auto *grid = m_window->findChild<QToolButton *>(u"gridButton"_s);
        grid->click();
        QCOMPARE(choice.mode(), LayoutMode::Grid);
        QVERIFY(grid->isChecked() && actions().layouts->actions().at(0)->isChecked());
        choice.setMode(LayoutMode::Focus); // as when the settings are read
        QVERIFY(m_window->findChild<QToolButton *>(u"focusButton"_s)->isChecked());
        actions().scrollTogether->trigger();
        QVERIFY(choice.isScrollingTogether());
    }

    void aNarrowWindowHasRoomForTheLayouts()
    {
        Council council = PlayedSession::council(2);
        council.name = QString(400, u'W');
        m_window->showCouncils({council}, council);
        m_window->resize(480, 600);
        QCOMPARE(m_window->width(), 480);
        const auto *last = m_window->findChild<QToolButton *>(u"scrollTogetherButton"_s);
        QTRY_VERIFY(m_window->rect().contains(
            QRect(last->mapTo(m_window.get(), QPoint()), last->minimumSizeHint())));
    }

    void theLayoutHoldsForAllTurns()
    {
        const Council council = PlayedSession::council(3);
        m_played->ask(council);
        m_played->ask(council);
        m_window->layoutChoice().setMode(LayoutMode::Focus);
        const auto shown = [this] {
            QList<AnswerPanel *> panels = currentTurn()->findChildren<AnswerPanel *>();
            panels.removeIf([](const AnswerPanel *panel) { return !panel->isVisible(); });
            return panels.size();
        };
        QCOMPARE(shown(), 1);
        m_window->findChild<TurnList *>()->setCurrentRow(0);
        QCOMPARE(shown(), 1);
    }

    void shiftF10OpensTheMenuOfWhatHasTheKeyboard()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->begin(0, u"text"_s);
        auto *panel = m_window->findChild<AnswerPanel *>();
        for (QWidget *focus :
             {static_cast<QWidget *>(panel), static_cast<QWidget *>(&panel->view())}) {
            focus->setFocus();
            QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
            QTRY_VERIFY(QApplication::activePopupWidget());
            QCOMPARE(QApplication::activePopupWidget()->parentWidget(), focus);
            QApplication::activePopupWidget()->close();
        }
    }

    void theTitleOfTheSynthesisStaysStrong()
    {
        m_played->ask(PlayedSession::council(1));
        m_played->complete(0, u"text"_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 2);
        m_played->complete(1, u"So."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        const auto *title = m_window->findChild<QLabel *>(u"synthesisTitle"_s);
        QTRY_COMPARE(title->font().weight(), int(QFont::DemiBold));
        m_theme->setTextStep(1);
        QCOMPARE(title->font().weight(), int(QFont::DemiBold));
        QCOMPARE(title->font().pointSizeF(), QApplication::font().pointSizeF());
        m_theme->resetText();
        QCOMPARE(title->font().weight(), int(QFont::DemiBold));
        QCOMPARE(title->font().pointSizeF(), QApplication::font().pointSizeF());
    }

    void theSignsOfTheTurnsFollowTheTheme()
    {
        m_theme->setMode(ThemeControl::Mode::Light);
        m_played->ask(PlayedSession::council(1));
        m_played->ask(PlayedSession::council(1));
        const auto *list = m_window->findChild<TurnList *>();
        const auto sign = [list] { return list->item(0)->icon().pixmap(16).toImage(); };
        const QImage light = sign();
        m_theme->setMode(ThemeControl::Mode::Dark);
        QVERIFY(sign() != light);
        m_theme->setMode(ThemeControl::Mode::Light);
        QCOMPARE(sign(), light);
        m_theme->setMode(ThemeControl::Mode::System);
    }

    void keysGoFromAnswerToAnswer()
    {
        m_played->ask(PlayedSession::council(3));
        const QList<AnswerPanel *> panels = currentTurn()->findChildren<AnswerPanel *>();
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->focusWidget(), panels.at(1));
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(m_window->focusWidget(), panels.at(2));
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(m_window->focusWidget(), panels.at(1));
        const auto both = Qt::ControlModifier | Qt::ShiftModifier;
        QTest::keyClick(m_window.get(), Qt::Key_PageUp, both);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->focusWidget(), panels.at(0)); // changed places
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(panels.at(0)->isVisible() && !panels.at(1)->isVisible());
    }

private:
    const MainActions &actions() const { return m_window->actions(); }
    QPlainTextEdit *field() const { return m_window->findChild<QPlainTextEdit *>(u"question"_s); }
    QPushButton *askButton() const { return m_window->findChild<QPushButton *>(u"ask"_s); }
    TurnView *currentTurn() const
    {
        for (TurnView *view : m_window->findChildren<TurnView *>()) {
            if (view->isVisible())
                return view;
        }
        return nullptr;
    }
    MessageStrip *messageStrip() const
    {
        return m_window->findChild<MessageStrip *>(u"windowMessage"_s);
    }

    QList<const QAction *> everyAction() const
    {
        QList<const QAction *> actions;
        for (const QAction *menu : m_window->menuBar()->actions()) {
            for (const QAction *action : menu->menu()->actions()) {
                if (!action->isSeparator())
                    actions.append(action);
                if (!action->menu())
                    continue;
                for (const QAction *inner : action->menu()->actions()) {
                    if (!inner->isSeparator())
                        actions.append(inner);
                }
            }
        }
        return actions;
    }

    /// The member at `place` and then the chair give their answers.
    void finish(qsizetype place)
    {
        m_played->complete(place, u"Because."_s);
        QTRY_COMPARE(m_played->transport().posted().size(), place + 2);
        m_played->complete(place + 1, u"All say because."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
