#include "core/session/apply.h"
#include "tests/support/accessibility.h"
#include "ui/answer/answerpanel.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/contrast.h"
#include "ui/theme/themecontrol.h"
#include "ui/widgets/figureslabel.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/statusbadge.h"
#include "ui/widgets/versionchooser.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QEnterEvent>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class AnswerPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void codeIsReadableInEveryTheme_data()
    {
        QTest::addColumn<ThemeControl::Mode>("mode");
        QTest::newRow("light") << ThemeControl::Mode::Light;
        QTest::newRow("dark") << ThemeControl::Mode::Dark;
    }

    void codeIsReadableInEveryTheme()
    {
        QFETCH(ThemeControl::Mode, mode);
        const QPalette palette = qApp->palette();
        {
            ThemeControl theme(*qApp);
            theme.setMode(mode);
            Turn turn;
            turn.answers = {{.status = AnswerStatus::Complete, .text = u"Run `make` now."_s}};
            AnswerPanel panel(turn, {.name = u"A"_s}, 0);
            panel.show();
            auto *view = panel.findChild<MarkdownView *>();
            view->flush();
            const QTextCharFormat code = view->document()->find(u"make"_s).charFormat();
            const QColor ground = code.background().color();
            QVERIFY(contrast(theme.theme().text, ground) >= 4.5);
            QVERIFY(contrast(ground, theme.theme().panel) < 1.5); // a tint
        }
        qApp->setStyleSheet({});
        qApp->setPalette(palette);
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        Member member;
        member.id = MemberId::create();
        member.name = u"Critic"_s;
        member.model = u"model-1"_s;
        member.endpoint.url = QUrl(u"http://127.0.0.1:4711/v1"_s);
        m_panel.reset(); // it reads the turn
        m_turn = Turn();
        m_attempt = 1;
        m_turn.council.members = {member};
        m_panel = std::make_unique<AnswerPanel>(m_turn, member, 0);
        m_panel->resize(420, 300);
        m_panel->show();
    }

    void followsAnAnswerFromWaitingToComplete()
    {
        happen(0ms, AnswerQueued{});
        QCOMPARE(badge()->word(), u"waiting"_s);
        happen(1ms, AnswerConnecting{});
        QCOMPARE(badge()->word(), u"connecting"_s);
        QVERIFY(button(u"stop"_s)->isVisible());
        QVERIFY(!button(u"retry"_s)->isVisible());
        QVERIFY(!button(u"copy"_s)->isEnabled());

        happen(2ms, AnswerSent{});
        happen(300ms, HeadersArrived{});
        QCOMPARE(badge()->word(), u"thinking"_s);
        happen(310ms, TextAdded{u"It "_s});
        QCOMPARE(badge()->word(), u"writing"_s);
        happen(400ms, TextAdded{u"**depends**."_s});
        happen(500ms, end(AnswerStatus::Complete));

        QCOMPARE(badge()->word(), u"complete"_s);
        QCOMPARE(badge()->tone(), Tone::Good);
        QCOMPARE(answerView()->toPlainText(), u"It depends."_s);
        QVERIFY(figures()->text().contains(u"0.50 s"_s));
        QVERIFY(figures()->text().contains(u"first 0.31 s"_s));
        QVERIFY(!button(u"stop"_s)->isVisible());
        QVERIFY(button(u"retry"_s)->isVisible());
        QVERIFY(!strip()->isVisible());
    }

    void figuresTickWhileItRuns()
    {
        happen(0ms, AnswerQueued{});
        happen(0ms, AnswerConnecting{});
        m_panel->tick(1200ms);
        QVERIFY2(figures()->text().startsWith(u"1.2 s"_s), qPrintable(figures()->text()));
        QCOMPARE(figures()->text(), u"1.2 s"_s); // nothing else is known yet
    }

    void aFailureHasThePanelToItself()
    {
        happen(0ms, AnswerQueued{});
        const Error refused{.kind = Error::Kind::Refused, .message = u"<b>refused</b>\n\x1b[31m"_s};
        happen(10ms, AnswerEnded{.status = AnswerStatus::Failed, .error = refused});

        QVERIFY(strip()->isVisible());
        QVERIFY(!answerView()->isVisible());
        const QString said = texts(*strip());
        QVERIFY2(said.contains(u"Nothing is listening at 127.0.0.1:4711."_s), qPrintable(said));
        QVERIFY2(said.contains(u"Start the server"_s), qPrintable(said));
        QVERIFY2(said.contains(u"(<b>refused</b> ␛[31m)"_s), qPrintable(said));
    }

    void aFailureTakesNoMoreRoomThanItNeeds()
    {
        m_panel->resize(420, 900);
        happen(0ms, AnswerQueued{});
        happen(10ms,
               AnswerEnded{.status = AnswerStatus::Failed,
                           .error = Error{.kind = Error::Kind::Server}});
        QTRY_COMPARE(strip()->height(), strip()->heightForWidth(strip()->width()));
    }

    void theStripOffersARetry()
    {
        const QSignalSpy retried(m_panel.get(), &AnswerPanel::retryRequested);
        happen(0ms, AnswerQueued{});
        happen(10ms,
               AnswerEnded{.status = AnswerStatus::Failed,
                           .error = Error{.kind = Error::Kind::Server}});
        strip()->findChild<QPushButton *>()->click();
        QCOMPARE(retried.size(), 1);
        QCOMPARE(retried.first().first().value<MemberId>(), m_panel->member());
    }

    void aCutAnswerKeepsItsTextAndSaysSo()
    {
        happen(0ms, AnswerQueued{});
        happen(1ms, TextAdded{u"It depends"_s});
        happen(9ms, AnswerEnded{.status = AnswerStatus::Partial, .notice = Notice::Length});
        QCOMPARE(answerView()->toPlainText(), u"It depends"_s);
        QVERIFY(answerView()->isVisible());
        QVERIFY(texts(*strip()).contains(u"token limit"_s));
        QCOMPARE(badge()->tone(), Tone::Warning);
    }

    void whatConclavesEndCutSaysSoAndCanBeAskedAgain()
    {
        happen(0ms, AnswerQueued{});
        happen(9ms,
               AnswerEnded{.status = AnswerStatus::Cancelled,
                           .notice = Notice::Quit,
                           .error = Error{.kind = Error::Kind::Overloaded, .http = 503}});
        const QString told = texts(*strip());
        QVERIFY2(told.contains(u"Conclave ended before it answered."_s), qPrintable(told));
        QVERIFY2(told.contains(u"The try before had failed: "_s), qPrintable(told));
        QCOMPARE(strip()->findChild<QPushButton *>()->text(), u"Ask again"_s);
    }

    void anotherAttemptBeginsOnAnEmptyPage()
    {
        happen(0ms, AnswerQueued{});
        happen(1ms, TextAdded{u"Old words"_s});
        happen(9ms,
               AnswerEnded{.status = AnswerStatus::Partial,
                           .notice = Notice::Interrupted,
                           .error = Error{.kind = Error::Kind::Interrupted}});
        m_attempt = 2;
        happen(60s, AnswerQueued{});
        QCOMPARE(answerView()->rawText(), QString());
        QVERIFY(!strip()->isVisible());
        QCOMPARE(badge()->word(), u"waiting"_s);
        QVERIFY(button(u"stop"_s)->isVisible());

        m_panel->tick(61s);
        QVERIFY2(figures()->text().startsWith(u"1.0 s"_s), qPrintable(figures()->text()));
    }

    void aRetryTellsWhyAndCountsDown()
    {
        const QSignalSpy hurried(m_panel.get(), &AnswerPanel::hurryRequested);
        const QSignalSpy givenUp(m_panel.get(), &AnswerPanel::giveUpRequested);
        happen(0ms, AnswerQueued{});
        happen(0ms, AnswerConnecting{});
        happen(1s, AnswerRetrying{{.kind = Error::Kind::Overloaded}, 8s});
        QCOMPARE(badge()->word(), u"retrying"_s);
        QVERIFY(strip()->isVisible());
        QVERIFY(texts(*strip()).contains(u"is overloaded."_s));
        QVERIFY(texts(*strip()).contains(u"Asked again in 8 s · try 2 of 3"_s));
        m_panel->tick(6s);
        QVERIFY(texts(*strip()).contains(u"Asked again in 3 s"_s));
        QVERIFY(!answerView()->isVisible());

        const QList<QPushButton *> buttons = strip()->findChildren<QPushButton *>();
        QCOMPARE(buttons.at(0)->text(), u"Now"_s);
        buttons.at(0)->click();
        QCOMPARE(hurried.size(), 1);
        QCOMPARE(givenUp.size(), 0);
        buttons.at(1)->click();
        QCOMPARE(givenUp.size(), 1);

        happen(9s, AnswerConnecting{});
        QCOMPARE(badge()->word(), u"connecting"_s);
        QVERIFY(!strip()->isVisible());
        QVERIFY(answerView()->isVisible());
    }

    void aLoadingModelIsNoFailure()
    {
        happen(0ms, AnswerQueued{});
        happen(0ms, AnswerConnecting{});
        happen(1s, AnswerRetrying{{.kind = Error::Kind::ModelLoading}, 8s});
        QCOMPARE(badge()->word(), u"loading model"_s);
        QCOMPARE(badge()->tone(), Tone::Active);
    }

    void aRestCanBeCutShort()
    {
        const QSignalSpy hurried(m_panel.get(), &AnswerPanel::hurryRequested);
        happen(0ms, AnswerQueued{});
        happen(0ms, AnswerHeld{{Wait::Cause::RateLimit, 20s}});
        QCOMPARE(badge()->word(), u"resting"_s);
        QVERIFY(texts(*strip()).contains(u"Asked in 20 s"_s));
        strip()->findChild<QPushButton *>()->click();
        QCOMPARE(hurried.size(), 1);
    }

    void aStallIsCountedAndToldOnce()
    {
        happen(0ms, AnswerQueued{});
        happen(0ms, AnswerConnecting{});
        happen(1s, TextAdded{u"It"_s});
        happen(6s, StallBegan{5s});
        QCOMPARE(badge()->word(), u"stalled"_s);
        const QString told = badge()->accessibleName();
        m_panel->tick(13s);
        QVERIFY2(figures()->text().startsWith(u"no bytes for 12 s"_s),
                 qPrintable(figures()->text()));
        QCOMPARE(badge()->accessibleName(), told);
        happen(14s, StallEnded{});
        QCOMPARE(badge()->word(), u"writing"_s);
        m_panel->tick(15s);
        QVERIFY(figures()->text().startsWith(u"15.0 s"_s));
    }

    void silenceOfALocalServerIsExplained()
    {
        happen(0ms, AnswerQueued{});
        happen(0ms, AnswerConnecting{});
        happen(1ms, AnswerSent{});
        m_panel->tick(2100ms);
        QVERIFY(figures()->text().startsWith(u"no reply for 2 s"_s));
        QVERIFY(!strip()->isVisible());
        m_panel->tick(3100ms);
        QVERIFY(texts(*strip()).contains(u"Perhaps the server is loading its model."_s));
        QVERIFY(!strip()->findChild<QPushButton *>()->isVisible());
        happen(9s, HeadersArrived{});
        QVERIFY(!strip()->isVisible());
    }

    void whoIsNotDoneWhenTheSynthesisBeginsIsLate()
    {
        happen(0ms, AnswerQueued{});
        happen(0ms, AnswerConnecting{});
        happen(1s, TextAdded{u"It"_s});
        apply(m_turn, {2s, StreamId::synthesis(1), SynthesisBegan{}});
        m_panel->showLateness();
        QCOMPARE(badge()->word(), u"writing, late"_s);
        happen(3s, AnswerEnded{.status = AnswerStatus::Complete, .notice = Notice::Late});
        QCOMPARE(badge()->word(), u"complete, late"_s);
        QCOMPARE(badge()->tone(), Tone::Good);
    }

    void earlierAttemptsCanBeRead()
    {
        auto *chooser = m_panel->findChild<VersionChooser *>();
        happen(0ms, AnswerQueued{});
        happen(1ms, TextAdded{u"Old words"_s});
        happen(9ms,
               AnswerEnded{.status = AnswerStatus::Partial,
                           .notice = Notice::Interrupted,
                           .error = Error{.kind = Error::Kind::Interrupted}});
        QVERIFY(!chooser->isVisible());
        m_attempt = 2;
        happen(60s, AnswerQueued{});
        happen(61s, TextAdded{u"New "_s});
        QVERIFY(chooser->isVisible());

        chooser->choose(0);
        QCOMPARE(answerView()->rawText(), u"Old words"_s);
        QCOMPARE(badge()->word(), u"partial"_s);
        QVERIFY(strip()->isVisible());
        QVERIFY(!strip()->findChild<QPushButton *>()->isVisible()); // it was asked again
        QVERIFY(button(u"stop"_s)->isVisible());                    // of the one that runs
        const QString before = figures()->text();
        happen(62s, TextAdded{u"words"_s}); // goes on unseen
        m_panel->tick(63s);
        QCOMPARE(answerView()->rawText(), u"Old words"_s);
        QCOMPARE(figures()->text(), before);
        happen(64s, end(AnswerStatus::Complete));
        QVERIFY(button(u"retry"_s)->isVisible());
        QCOMPARE(badge()->word(), u"partial"_s);

        chooser->choose(1);
        QCOMPARE(answerView()->rawText(), u"New words"_s);
        QCOMPARE(badge()->word(), u"complete"_s);
        QCOMPARE(namelessWidgets(*m_panel).join(u' '), QString());

        chooser->choose(0);
        m_attempt = 3;
        happen(70s, AnswerQueued{});
        QVERIFY(chooser->isNewest());
        QCOMPARE(answerView()->rawText(), QString());
    }

    void reasoningIsFoldedAway()
    {
        auto *toggle = m_panel->findChild<QToolButton *>(u"reasoningToggle"_s);
        happen(0ms, AnswerQueued{});
        QVERIFY(!toggle->isVisible());
        happen(100ms, ReasoningAdded{u"Let me see."_s});
        QVERIFY(toggle->isVisible());
        QVERIFY(!view(u"Reasoning"_s)->isVisible());
        happen(2100ms, TextAdded{u"Yes."_s});
        happen(2200ms, end(AnswerStatus::Complete));
        QVERIFY2(toggle->text().contains(u"2.0 s"_s), qPrintable(toggle->text()));

        toggle->click();
        QVERIFY(view(u"Reasoning"_s)->isVisible());
        QTRY_COMPARE(view(u"Reasoning"_s)->toPlainText(), u"Let me see."_s);
        toggle->click();
        QVERIFY(!view(u"Reasoning"_s)->isVisible());
    }

    void reasoningOfAConnectionBeforeGoesWithIt()
    {
        happen(0ms, AnswerQueued{});
        happen(1ms, AnswerConnecting{});
        happen(100ms, ReasoningAdded{u"Let me see."_s});
        m_panel->findChild<QToolButton *>(u"reasoningToggle"_s)->click();
        happen(200ms, AnswerConnecting{}); // as records of earlier versions hold it
        QCOMPARE(view(u"Reasoning"_s)->rawText(), QString());
        happen(300ms, ReasoningAdded{u"Once more."_s});
        QCOMPARE(view(u"Reasoning"_s)->rawText(), u"Once more."_s);
    }

    void reasoningHasItsTimeOnceTheAnswerBegins()
    {
        const auto *toggle = m_panel->findChild<QToolButton *>(u"reasoningToggle"_s);
        happen(0ms, AnswerQueued{});
        happen(100ms, ReasoningAdded{u"Let **me"_s});
        QCOMPARE(toggle->text(), u"Reasoning"_s);
        happen(5800ms, TextAdded{u"So"_s});
        QCOMPARE(toggle->text(), u"Reasoning · 5.7 s"_s);
    }

    void aRunningAnswerThatIsShownAgainHasNoOpenMarks()
    {
        m_panel->show();
        happen(0ms, AnswerQueued{});
        happen(1ms, TextAdded{u"this is **strong and"_s});
        m_panel->showNewest();
        answerView()->flush();
        QCOMPARE(answerView()->toPlainText(), u"this is strong and"_s);
    }

    void copiesTheMarkdownAsItCame()
    {
        happen(0ms, AnswerQueued{});
        happen(1ms, TextAdded{u"# Why\n\n*so* <b>\n"_s});
        happen(2ms, end(AnswerStatus::Complete));
        button(u"copy"_s)->click();
        QCOMPARE(QApplication::clipboard()->text(), u"# Why\n\n*so* <b>\n"_s);
    }

    void itsButtonsSayWhomTheyMean()
    {
        const QSignalSpy stopped(m_panel.get(), &AnswerPanel::stopRequested);
        const QSignalSpy maximised(m_panel.get(), &AnswerPanel::maximiseToggled);
        happen(0ms, AnswerQueued{});
        button(u"stop"_s)->click();
        button(u"maximise"_s)->click();
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(maximised.first().first().value<MemberId>(), m_panel->member());
        for (const QString &name : {u"stop"_s, u"retry"_s, u"copy"_s, u"maximise"_s})
            QVERIFY(button(name)->accessibleName().startsWith(u"Critic: "_s));
    }

    void showsWhatHadBeenWrittenByAMoment()
    {
        m_panel->resize(400, 300);
        m_panel->show();
        m_panel->activateWindow();
        happen(0ms, AnswerQueued{});
        happen(5ms, ReasoningAdded{u"Let me think."_s});
        for (int i = 0; i < 200; ++i)
            happen(1s + i * 50ms, TextAdded{u"Paragraph %1.\n\n"_s.arg(i)});
        happen(20s, end(AnswerStatus::Complete));
        m_panel->showMoment(1, 6s); // of a hundred paragraphs
        QTRY_VERIFY(answerView()->hasFocus());
        QVERIFY2(lineInSight().startsWith(u"Paragraph 9"_s), qPrintable(lineInSight()));
        m_panel->showMoment(1, 1s);
        QVERIFY(answerView()->verticalScrollBar()->value() == 0);

        QVERIFY(!view(u"Reasoning"_s)->isVisible());
        m_panel->showMoment(1, 500ms);
        QVERIFY(view(u"Reasoning"_s)->isVisible() && view(u"Reasoning"_s)->hasFocus());
    }

    void showsTheAttemptOfAMoment()
    {
        happen(0ms, AnswerQueued{});
        happen(1ms, TextAdded{u"first"_s});
        happen(2ms, end(AnswerStatus::Partial));
        m_attempt = 2;
        happen(1s, AnswerQueued{});
        happen(2s, TextAdded{u"second"_s});
        QCOMPARE(answerView()->rawText(), u"second"_s);
        m_panel->showMoment(1, 1ms);
        QCOMPARE(answerView()->rawText(), u"first"_s);
        m_panel->showMoment(7, 1ms); // there is none
        QCOMPARE(answerView()->rawText(), u"first"_s);
    }

    void aDoubleClickOnTheFrameMaximises()
    {
        const QSignalSpy maximised(m_panel.get(), &AnswerPanel::maximiseToggled);
        QTest::mouseDClick(m_panel.get(), Qt::LeftButton, {}, QPoint(4, 4));
        QCOMPARE(maximised.size(), 1);
    }

    void everythingHasAName()
    {
        happen(0ms, AnswerQueued{});
        happen(1ms, ReasoningAdded{u"Hm."_s});
        QCOMPARE(namelessWidgets(*m_panel).join(u' '), QString());
        happen(9ms,
               AnswerEnded{.status = AnswerStatus::Partial,
                           .error = Error{.kind = Error::Kind::Interrupted}});
        QCOMPARE(namelessWidgets(*m_panel).join(u' '), QString());
    }

    void theButtonsTakeRoomOnlyWhenTheyAreWanted()
    {
        happen(0ms, AnswerQueued{});
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        if (QWidget *focus = QApplication::focusWidget())
            focus->clearFocus();     // a window gives it to its first button
        QEvent leave(QEvent::Leave); // the pointer may be anywhere
        QApplication::sendEvent(m_panel.get(), &leave);
        QTRY_COMPARE(button(u"copy"_s)->parentWidget()->width(), 0);
        const int height = header()->height();
        const QRect status = badge()->geometry();
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QApplication::sendEvent(m_panel.get(), &enter);
        QTRY_VERIFY(button(u"maximise"_s)->visibleRegion().boundingRect().width() > 0);
        QCOMPARE(header()->height(), height);
        QCOMPARE(badge()->geometry(), status); // nothing jumps
        QApplication::sendEvent(m_panel.get(), &leave);
        QTRY_COMPARE(button(u"copy"_s)->parentWidget()->width(), 0);
    }

    void theKeyboardBringsTheButtons()
    {
        happen(0ms, AnswerQueued{});
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->setFocus();
        QTest::keyClick(m_panel.get(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), button(u"stop"_s));
        QTRY_VERIFY(!button(u"stop"_s)->visibleRegion().isEmpty());
    }

    void theMenuOffersWhatTheButtonsDo()
    {
        happen(0ms, AnswerQueued{});
        happen(1ms, AnswerConnecting{});
        const QSignalSpy stopped(m_panel.get(), &AnswerPanel::stopRequested);
        chooseInMenu(u"Stop"_s);
        QCOMPARE(stopped.size(), 1);

        happen(2ms, TextAdded{u"# Why\n\n*so*"_s});
        happen(3ms, end(AnswerStatus::Complete));
        const QSignalSpy retried(m_panel.get(), &AnswerPanel::retryRequested);
        chooseInMenu(u"Ask again"_s);
        QCOMPARE(retried.size(), 1);
        chooseInMenu(u"Copy as Markdown"_s);
        QCOMPARE(QApplication::clipboard()->text(), u"# Why\n\n*so*"_s);
        chooseInMenu(u"Copy as plain text"_s);
        QCOMPARE(QApplication::clipboard()->text().simplified(), u"Why so"_s);
        const QSignalSpy maximised(m_panel.get(), &AnswerPanel::maximiseToggled);
        chooseInMenu(u"Maximise"_s);
        QCOMPARE(maximised.size(), 1);
        QSignalSpy moved(m_panel.get(), &AnswerPanel::moveRequested);
        chooseInMenu(u"Move later"_s);
        QCOMPARE(moved.takeFirst().at(1).toInt(), 1);
        chooseInMenu(u"Move earlier"_s);
        QCOMPARE(moved.takeFirst().at(1).toInt(), -1);
    }

    void theModelGivesWayWhereThereAreFewLines()
    {
        const auto model = [this] {
            const QList<QLabel *> labels = header()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->text() == u"model-1"_s && label->isVisible();
            });
        };
        const int line = m_panel->fontMetrics().lineSpacing();
        m_panel->resize(420, 20 * line);
        QVERIFY(model());
        m_panel->resize(420, 11 * line);
        QVERIFY(!model());
        m_panel->resize(420, 20 * line);
        QVERIFY(model());
    }

    void theEdgeIsWhereReadingBegins()
    {
        m_panel->setLayoutDirection(Qt::RightToLeft);
        const QImage image = m_panel->grab().toImage();
        const QColor accent = MemberAccent::ofSeat(0).color;
        QCOMPARE(image.pixelColor(image.width() - 2, image.height() / 2), accent);
        QVERIFY(image.pixelColor(1, image.height() / 2) != accent);
    }

private:
    void happen(Microseconds at, const decltype(Event::what) &what)
    {
        const Event event{at, {m_panel->member(), m_attempt}, what};
        apply(m_turn, event);
        m_panel->follow(event);
    }

    static AnswerEnded end(AnswerStatus status) { return {.status = status}; }

    /// Opens the panel's menu as the menu key does and triggers what it offers under these words.
    void chooseInMenu(const QString &words) const
    {
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {5, 5}, m_panel->mapToGlobal(QPoint()));
        QApplication::sendEvent(m_panel.get(), &key);
        auto *menu =
            m_panel->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly).constLast();
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&') != words)
                continue;
            QVERIFY(action->isEnabled());
            action->trigger();
            delete menu;
            return;
        }
        QFAIL(qPrintable(words));
    }

    QWidget *header() const { return m_panel->findChild<QWidget *>(u"answerHeader"_s); }
    StatusBadge *badge() const { return m_panel->findChild<StatusBadge *>(); }
    FiguresLabel *figures() const { return m_panel->findChild<FiguresLabel *>(); }
    MessageStrip *strip() const { return m_panel->findChild<MessageStrip *>(); }
    MarkdownView *answerView() const { return view(u"Answer"_s); }
    QToolButton *button(const QString &name) const
    {
        return m_panel->findChild<QToolButton *>(name);
    }
    MarkdownView *view(const QString &name) const
    {
        for (MarkdownView *candidate : m_panel->findChildren<MarkdownView *>()) {
            if (candidate->accessibleName().startsWith(name))
                return candidate;
        }
        return nullptr;
    }
    /// At the place where a moment's text is brought to.
    QString lineInSight() const
    {
        const int third = answerView()->viewport()->height() / 3;
        return answerView()->cursorForPosition({20, third + 8}).block().text();
    }
    static QString texts(const QWidget &widget)
    {
        QStringList texts;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            texts += label->text();
        return texts.join(u' ');
    }

    Turn m_turn;
    int m_attempt = 1;
    std::unique_ptr<AnswerPanel> m_panel;
};

QTEST_MAIN(AnswerPanelTest)
#include "tst_answerpanel.moc"
