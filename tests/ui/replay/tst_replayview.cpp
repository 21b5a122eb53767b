#include "tests/support/playedwindow.h"
#include "ui/answer/answerheader.h"
#include "ui/answer/answerpanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/markdown/markdownview.h"
#include "ui/replay/replaybar.h"
#include "ui/replay/replayview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/turnview.h"
#include "ui/widgets/iconbutton.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// A replay in the real window, of a turn that was played before.
class ReplayViewTest
    : public QObject
    , PlayedWindow
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(openWindow()); }
    void cleanup() { closeWindow(); }

    void isThereOnceTheTurnHasEnded()
    {
        QAction *replay = m_window->actions().replayTurn;
        QVERIFY(!replay->isEnabled());
        m_played->ask(PlayedSession::council(2));
        QTRY_VERIFY(m_window->actions().stop->isEnabled());
        QVERIFY(!replay->isEnabled());
        answerAll();
        QTRY_VERIFY(replay->isEnabled());
    }

    void playsTheTurnAsItWas()
    {
        playTurn();
        const Turn recorded = m_played->run().turn();
        m_window->actions().replayTurn->trigger();
        QVERIFY(replay());
        QTRY_VERIFY(replay()->isVisible());
        QCOMPARE(panelText(0), QString());
        m_played->clock().advance(1050ms);
        QTRY_COMPARE(panelText(0), u"one"_s);
        QCOMPARE(panelText(1), QString());
        m_played->clock().advance(1s);
        QTRY_COMPARE(panelText(1), u"two"_s);
        m_played->clock().advance(10s);
        QTRY_VERIFY(!part<QPushButton>("replayEnd")->isEnabled()); // it is there
        QCOMPARE(m_played->run().turn(), recorded);
        QCOMPARE(m_played->transport().posted().size(), 3); // nothing was sent
    }

    void standsStillAndGoesOn()
    {
        playTurn();
        m_window->actions().replayTurn->trigger();
        QTRY_COMPARE(QApplication::focusWidget(), part<IconButton>("playReplay"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        m_played->clock().advance(10s);
        QCoreApplication::processEvents();
        QCOMPARE(panelText(0), QString());
        part<IconButton>("playReplay")->click();
        m_played->clock().advance(1050ms);
        QTRY_COMPARE(panelText(0), u"one"_s);
    }

    void goesFasterAndToAnyMoment()
    {
        playTurn();
        m_window->actions().replayTurn->trigger();
        part<QComboBox>("replaySpeed")->setCurrentIndex(3); // 5×
        m_played->clock().advance(300ms);
        QTRY_COMPARE(panelText(0), u"one"_s);
        QTRY_VERIFY(part<QSlider>("replayPosition")->value() > 0);
        part<QSlider>("replayPosition")->setValue(0); // builds the panels anew
        QTRY_COMPARE(panelText(0), QString());
        part<QPushButton>("replayEnd")->click();
        QTRY_COMPARE(panelText(1), u"two"_s);
        QCOMPARE(m_window->findChildren<ReplayView *>().size(), 1);
    }

    void offersNothingThatWouldSend()
    {
        playTurn();
        m_window->actions().replayTurn->trigger();
        m_played->clock().advance(1500ms);
        for (const AnswerPanel *panel : replay()->view().answers().panels()) {
            QVERIFY(panel->findChild<IconButton *>(u"stop"_s)->isHidden());
            QVERIFY(panel->findChild<IconButton *>(u"retry"_s)->isHidden());
        }
        QVERIFY(!m_window->actions().synthesise->isEnabled());
        QVERIFY(!m_window->actions().retryFailed->isEnabled());
        QVERIFY(!m_window->actions().stop->isEnabled());
        part<QPushButton>("replayEnd")->click();
        for (const QString &name : {u"retrySynthesis"_s, u"synthesiseNow"_s, u"stopSynthesis"_s})
            QVERIFY(replay()->findChild<QWidget *>(name)->isHidden());
    }

    void closesAndTheTurnIsThere()
    {
        playTurn();
        m_window->actions().replayTurn->trigger();
        m_played->clock().advance(500ms);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!replay());
        QCOMPARE(m_window->actions().replayTurn->isEnabled(), true);
        QTRY_COMPARE(shownText(), u"one"_s);
    }

    void aNewQuestionOrSessionClosesIt()
    {
        playTurn();
        m_window->actions().replayTurn->trigger();
        m_played->ask(PlayedSession::council(2));
        QTRY_VERIFY(!replay());
        answerAll(3);
        QTRY_VERIFY(m_window->actions().replayTurn->isEnabled());
        m_window->actions().replayTurn->trigger();
        QVERIFY(replay());
        m_played->session().startNew();
        QTRY_VERIFY(!replay());
    }

private:
    void answerAll(int first = 0)
    {
        m_played->clock().advance(1s);
        m_played->complete(first, u"one"_s);
        m_played->clock().advance(1s);
        m_played->complete(first + 1, u"two"_s);
        QTRY_COMPARE(m_played->transport().posted().size(), first + 3);
        m_played->clock().advance(1s);
        m_played->complete(first + 2, u"both"_s);
        QTRY_VERIFY(m_played->run().turn().ended);
    }
    void playTurn()
    {
        m_played->ask(PlayedSession::council(2));
        answerAll();
        QTRY_VERIFY(m_window->actions().replayTurn->isEnabled());
    }
    ReplayView *replay() const
    {
        const auto all = m_window->findChildren<ReplayView *>();
        return all.isEmpty() ? nullptr : all.last();
    }
    template<typename Part>
    Part *part(const char *name) const
    {
        return replay()->template findChild<Part *>(QString::fromLatin1(name));
    }
    QString panelText(int place) const
    {
        return text(*replay()->view().answers().panels().at(place));
    }
    QString shownText() const
    {
        return text(*m_window->findChild<TurnView *>()->answers().panels().at(0));
    }
    static QString text(const AnswerPanel &panel)
    {
        panel.view().flush();
        return panel.view().toPlainText().trimmed();
    }
};

QTEST_MAIN(ReplayViewTest)
#include "tst_replayview.moc"
