#include "tests/support/accessibility.h"
#include "tests/support/playedsession.h"
#include "ui/answer/answerpanel.h"
#include "ui/markdown/markdownview.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/metrics.h"
#include "ui/timeline/timelineview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/panelboard.h"
#include "ui/turn/turnview.h"
#include "ui/widgets/figureslabel.h"
#include "ui/widgets/statusbadge.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The view of a turn over a real run, whose members are played by hand.
class TurnViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_played = std::make_unique<PlayedSession>();
    }
    void cleanup()
    {
        m_view.reset();
        m_played.reset();
    }

    void everyMemberHasAPanelInItsOrder()
    {
        Council council = PlayedSession::council(4);
        council.members[1].enabled = false;
        open(council);
        QCOMPARE(panels().size(), 3);
        QCOMPARE(panels().at(1)->member(), council.members[2].id);
    }

    void manyPanelsComeInTheirOrder()
    {
        Council council = PlayedSession::council(30);
        open(council);
        QVERIFY(panels().size() < 30); // building all of them would hold up the requests
        m_played->complete(29, u"the last one"_s);
        QTRY_COMPARE(panels().size(), 30);
        for (int place = 0; place < 30; ++place)
            QCOMPARE(panels().at(place)->member(), council.members[place].id);
        QTRY_COMPARE(text(*panels().at(29)), u"the last one"_s);
    }

    void aPanelHasTheColourOfItsSeat()
    {
        // A seat that is not asked keeps its colour, so that panels, timeline and editor agree.
        Council council = PlayedSession::council(3);
        council.members[0].enabled = false;
        open(council);
        const QImage image = panels().at(0)->grab().toImage();
        QCOMPARE(image.pixelColor(1, image.height() / 2), MemberAccent::ofSeat(1).color);
    }

    void answersArriveSideBySideAndAreCombined()
    {
        open(PlayedSession::council(3));
        m_played->begin(2, u"third"_s);
        m_played->begin(0, u"first"_s);
        QTRY_COMPARE(text(*panels().at(2)), u"third"_s);
        QTRY_COMPARE(text(*panels().at(0)), u"first"_s);
        QCOMPARE(text(*panels().at(1)), QString());

        m_played->complete(1, u"second"_s);
        m_played->transport().wire(0).receive(sseFinish() + sseDone());
        m_played->transport().wire(2).receive(sseFinish() + sseDone());
        QTRY_COMPARE(m_played->transport().posted().size(), 4); // now the chair
        m_played->complete(3, u"together"_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        QTRY_VERIFY(synthesisText().contains(u"together"_s));
        for (const AnswerPanel *panel : panels())
            QCOMPARE(panel->findChild<StatusBadge *>()->word(), u"complete"_s);
    }

    void aRunThatEndedLongAgoIsShownWhole()
    {
        CouncilRun &run = m_played->ask(PlayedSession::council(2));
        m_played->complete(0, u"first"_s);
        m_played->complete(1, u"second"_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"together"_s);
        QTRY_VERIFY(run.turn().ended);

        show(run);
        QTRY_COMPARE(text(*panels().at(1)), u"second"_s);
        QTRY_VERIFY(synthesisText().contains(u"together"_s));
    }

    void theClockOfARunningAnswerTicks()
    {
        open(PlayedSession::council(1));
        m_played->clock().advance(3s);
        QTRY_VERIFY(panels().at(0)->findChild<FiguresLabel *>()->text().startsWith(u"3.0 s"_s));
    }

    void aPanelStopsAndRetriesItsOwnMember()
    {
        open(PlayedSession::council(2));
        button(0, u"stop"_s)->click();
        const Member &first = m_played->run().turn().council.members[0];
        QTRY_COMPARE(m_played->run().turn().latest(first.id)->status, AnswerStatus::Cancelled);
        QVERIFY(m_played->run().isRunning());

        button(0, u"retry"_s)->click();
        QCOMPARE(m_played->run().turn().latest(first.id)->attempt, 2);
        m_played->complete(2, u"again"_s);
        QTRY_COMPARE(text(*panels().at(0)), u"again"_s);
    }

    void aRetryCanBeHurriedAndGivenUp()
    {
        open(PlayedSession::council(2));
        for (const int place : {0, 1})
            m_played->fail(place, {.kind = Error::Kind::Server, .http = 503, .retryAfter = 9s});
        QTRY_VERIFY(action(0, u"Now"_s) && action(1, u"Don't"_s));
        action(0, u"Now"_s)->click();
        QTRY_COMPARE(m_played->transport().posted().size(), 3); // without the clock
        action(1, u"Don't"_s)->click();
        const MemberId second = panels().at(1)->member();
        QTRY_COMPARE(m_played->run().turn().latest(second)->status, AnswerStatus::Failed);
    }

    void theSynthesisCanBeginNow()
    {
        open(PlayedSession::council(3));
        auto *begin = m_view->findChild<QPushButton *>(u"synthesiseNow"_s);
        QVERIFY(begin->isVisible() && !begin->isEnabled());
        m_played->begin(0, u"half"_s);
        QTRY_VERIFY(begin->isEnabled());
        begin->click();
        QCOMPARE(m_played->transport().posted().size(), 4);
        QCOMPARE(panels().at(1)->findChild<StatusBadge *>()->word(), u"connecting, late"_s);
    }

    void theKeyboardGoesToAPanelByItsPlace()
    {
        open(PlayedSession::council(3));
        m_view->activateWindow();
        m_view->answers().focusPanel(1);
        QTRY_VERIFY(hasFocusInside(*panels().at(1)));
        m_view->answers().focusPanel(7); // nobody sits there
        QVERIFY(hasFocusInside(*panels().at(1)));
    }

    void keysScrollTheTextOfThePanelWithTheFocus()
    {
        open(PlayedSession::council(6));
        m_view->activateWindow();
        m_played->complete(1, u"line\n\n"_s.repeated(100));
        QTRY_VERIFY(text(*panels().at(1)).size() > 400);
        m_view->answers().focusPanel(1);
        QTRY_VERIFY(hasFocusInside(*panels().at(1)));
        QWidget *focus = QApplication::focusWidget();
        const QScrollBar *text = panels().at(1)->view().verticalScrollBar();
        const int board = m_view->answers().board().verticalScrollBar()->value();
        QTest::keyClick(focus, Qt::Key_Home);
        QCOMPARE(text->value(), 0);
        QTest::keyClick(focus, Qt::Key_Down);
        QCOMPARE(text->value(), text->singleStep());
        QTest::keyClick(focus, Qt::Key_PageDown);
        QCOMPARE(text->value(), text->singleStep() + text->pageStep());
        QTest::keyClick(focus, Qt::Key_PageUp);
        QTest::keyClick(focus, Qt::Key_Up);
        QCOMPARE(text->value(), 0);
        QTest::keyClick(focus, Qt::Key_End);
        QCOMPARE(text->value(), text->maximum());
        QTest::keyClick(focus, Qt::Key_Down); // nothing else scrolls instead
        QCOMPARE(m_view->answers().board().verticalScrollBar()->value(), board);
    }

    void thePanelWithTheFocusIsMaximised()
    {
        open(PlayedSession::council(3));
        m_view->activateWindow();
        m_view->answers().focusPanel(1);
        QTRY_VERIFY(hasFocusInside(*panels().at(1)));
        m_view->answers().toggleMaximised();
        QVERIFY(!panels().at(0)->isVisible());
        QVERIFY(panels().at(1)->isVisible());
        QVERIFY(!panels().at(2)->isVisible());

        m_view->answers().focusPanel(2); // takes the room over
        QVERIFY(panels().at(2)->isVisible());
        QVERIFY(!panels().at(1)->isVisible());
        m_view->answers().toggleMaximised();
        QVERIFY(panels().at(0)->isVisible() && panels().at(1)->isVisible());
    }

    void aPlaceOnTheTimelineLeadsToItsText()
    {
        open(PlayedSession::council(3));
        m_view->activateWindow();
        for (const int place : {0, 1, 2}) {
            m_played->clock().advance(1s);
            m_played->complete(place, u"answer"_s);
        }
        QTRY_COMPARE(m_played->transport().posted().size(), 4);
        m_played->clock().advance(1s);
        m_played->complete(3, u"together"_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        auto *timeline = m_view->findChild<TimelineView *>();
        QTRY_VERIFY(timeline->accessibleDescription().contains(u"Synthesis: complete"_s));
        QVERIFY(timeline->focusPolicy() & Qt::TabFocus);
        timeline->setFocus(Qt::TabFocusReason);
        QTest::keyClick(timeline, Qt::Key_Down);
        const auto *summary = m_view->findChild<QLabel *>(u"timelineSpot"_s);
        QVERIFY(!timeline->spotText().isEmpty());
        QCOMPARE(summary->text(), timeline->spotText());
        QTest::keyClick(timeline, Qt::Key_Return);
        QTRY_VERIFY(hasFocusInside(*panels().at(1)));

        m_view->answers().focusPanel(0);
        m_view->answers().toggleMaximised();
        m_view->showMoment(panels().at(2)->member(), 1, 3s); // takes the room over
        QTRY_VERIFY(hasFocusInside(*panels().at(2)));
        m_view->showMoment({}, 1, 4s);
        QTRY_VERIFY(hasFocusInside(*m_view->findChild<SynthesisPanel *>()));
        m_view->showMoment(MemberId::create(), 1, 4s); // nobody's
        QVERIFY(hasFocusInside(*m_view->findChild<SynthesisPanel *>()));
    }

    void panelsKeepTheirLeastSize_data()
    {
        QTest::addColumn<int>("members");
        for (const int members : {1, 6, 12, 24})
            QTest::addRow("%d members", members) << members;
    }
    void panelsKeepTheirLeastSize()
    {
        QFETCH(const int, members);
        Council council = PlayedSession::council(members);
        council.members[0].name = QString(300, u'W');
        council.members[0].model = QString(300, u'M');
        open(council);
        for (const AnswerPanel *panel : panels()) {
            QVERIFY(panel->width() >= Metrics::MinPanelWidth);
            QVERIFY(panel->height() >= Metrics::MinPanelHeight);
        }
        QVERIFY(m_view->width() <= 1180); // nobody pushed the window open
    }

    void tabGoesDownTheView_data()
    {
        QTest::addColumn<int>("members");
        QTest::newRow("few") << 3;
        QTest::newRow("many, made bit by bit") << 20;
    }
    void tabGoesDownTheView()
    {
        QFETCH(const int, members);
        open(PlayedSession::council(members));
        QTRY_COMPARE(panels().size(), members);
        QList<const QWidget *> order;
        for (const QWidget *stop = m_view->nextInFocusChain(); stop != m_view.get();
             stop = stop->nextInFocusChain())
            order.append(stop);
        const auto *synthesis = m_view->findChild<SynthesisPanel *>();
        const QWidget *last = panels().constLast();
        const auto place = [&order](const QWidget *widget) { return order.indexOf(widget); };
        const QWidget *stop = last->findChild<QToolButton *>(u"stop"_s);
        const QWidget *copy = last->findChild<QToolButton *>(u"copy"_s);
        QVERIFY(place(last) < place(stop));
        QVERIFY(place(stop) < place(copy));
        QVERIFY(place(copy) < place(last->findChild<MarkdownView *>()));
        QVERIFY(place(last->findChild<MarkdownView *>()) < place(synthesis));
        QVERIFY(place(synthesis) < place(m_view->findChild<QPushButton *>(u"synthesiseNow"_s)));
        QVERIFY(place(synthesis->findChildren<MarkdownView *>().constLast()) <
                place(m_view->findChild<TimelineView *>()));
    }

    void theFocusStaysWhereNothingHappens()
    {
        open(PlayedSession::council(2));
        m_view->activateWindow();
        m_played->fail(0, {.kind = Error::Kind::Server, .http = 503, .retryAfter = 9s});
        QTRY_VERIFY(action(0, u"Don't"_s));
        QCOMPARE(action(0, u"Don't"_s)->accessibleName(),
                 QString(m_played->run().turn().council.members[0].name + u": Don't"_s));
        action(0, u"Don't"_s)->setFocus();
        QTest::keyClick(action(0, u"Don't"_s), Qt::Key_Space);
        QTRY_VERIFY(action(0, u"Retry"_s));
        QCOMPARE(m_view->focusWidget(), panels().at(0));

        button(1, u"stop"_s)->setFocus();
        button(1, u"stop"_s)->click();
        QTRY_COMPARE(m_view->focusWidget(), button(1, u"retry"_s));
    }

    void whatThereIsToReadComesBeforeTheTimeline()
    {
        open(PlayedSession::council(2));
        m_view->setMinimumSize(100, 100); // as in a window that may be lower than what is in it
        m_view->resize(900, 900);
        const auto *timeline = m_view->findChild<TimelineView *>();
        QTRY_VERIFY(timeline->isVisible());
        m_view->resize(900, m_view->minimumSizeHint().height() - 1);
        QTRY_VERIFY(!timeline->isVisible());
        const int least = m_view->minimumSizeHint().height(); // without it
        m_view->resize(900, least);
        QVERIFY(!timeline->isVisible());
        m_view->resize(900, 900);
        QTRY_VERIFY(timeline->isVisible());
    }

    void everythingHasAName()
    {
        open(PlayedSession::council(2));
        QCOMPARE(namelessWidgets(*m_view).join(u' '), QString());
        m_played->complete(0, u"yes"_s);
        m_played->fail(1, {.kind = Error::Kind::Refused});
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"together"_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        QCOMPARE(namelessWidgets(*m_view).join(u' '), QString());
    }

private:
    void open(const Council &council) { show(m_played->ask(council)); }

    void show(CouncilRun &run)
    {
        m_view = std::make_unique<TurnView>(run, m_layout);
        m_view->resize(1180, 800);
        m_view->show();
    }

    QList<AnswerPanel *> panels() const { return m_view->findChildren<AnswerPanel *>(); }
    QToolButton *button(int place, const QString &name) const
    {
        return panels().at(place)->findChild<QToolButton *>(name);
    }
    /// A button of the panel's strip; null when it is not offered.
    QPushButton *action(int place, const QString &word) const
    {
        for (QPushButton *button : panels().at(place)->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == word)
                return button;
        }
        return nullptr;
    }
    static QString text(const QWidget &panel)
    {
        return panel.findChildren<MarkdownView *>().constLast()->toPlainText();
    }
    QString synthesisText() const { return text(*m_view->findChild<SynthesisPanel *>()); }
    static bool hasFocusInside(const QWidget &panel)
    {
        const QWidget *focus = QApplication::focusWidget();
        return focus && (focus == &panel || panel.isAncestorOf(focus));
    }

    std::unique_ptr<PlayedSession> m_played;
    LayoutChoice m_layout;
    std::unique_ptr<TurnView> m_view;
};

QTEST_MAIN(TurnViewTest)
#include "tst_turnview.moc"
