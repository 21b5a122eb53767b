#include "tests/support/playedwindow.h"
#include "tests/support/samplesession.h"
#include "ui/answer/answerpanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/turnview.h"
#include "ui/widgets/starrating.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The real window with a conversation that was held in another program.
class ImportedWindowTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow());
        // Some answers failed, and one is newer than the synthesis: much could be sent.
        m_played->session().replace(sampleSession());
        QVERIFY(m_window->actions().retryFailed->isEnabled());
        QVERIFY(!offered(u"Retry"_s).isEmpty() && offersToAskAgain());
        Session imported = sampleSession();
        imported.importedFrom = u"chatgpt"_s;
        m_played->session().replace(imported);
    }
    void cleanup() { closeWindow(); }

    void nothingThatSendsIsOffered()
    {
        const MainActions &actions = m_window->actions();
        for (const QAction *action :
             {actions.retryFailed, actions.synthesise, actions.refreshSynthesis}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
            QVERIFY(action->property("obstacle").toString().contains(u"imported"_s));
        }
        QCOMPARE(offered(u"Retry"_s).size(), 0);
        for (const AnswerPanel *panel : panels()) {
            QVERIFY(!button(*panel, u"retry"_s)->isVisibleTo(panel));
            QVERIFY(!button(*panel, u"stop"_s)->isVisibleTo(panel));
        }
        const auto *synthesis = m_window->findChild<SynthesisPanel *>();
        for (const QString &name : {u"retrySynthesis"_s, u"limits"_s})
            QVERIFY(!button(*synthesis, name)->isVisibleTo(synthesis));
        QVERIFY(button(*synthesis, u"copySynthesis"_s)->isVisibleTo(synthesis));
        QVERIFY(!offersToAskAgain());
    }

    void itsAnswersAreJudgedAllTheSame()
    {
        const AnswerPanel &panel = *panels().at(0);
        button(panel, u"best"_s)->click();
        QTest::keyClick(panel.findChild<StarRating *>(), Qt::Key_4);
        const std::optional<Verdict> verdict = m_played->run().turn().verdict;
        QCOMPARE(verdict->winner, panel.member());
        QCOMPARE(verdict->ratings.value(panel.member()), 4);
    }

    void oneAnswerWithoutTimesHasNeitherRaceNorSynthesis()
    {
        QVERIFY(m_window->findChild<TimelineView *>()->isVisible()); // the sample is timed
        QVERIFY(m_window->findChild<SynthesisPanel *>()->isVisible());
        Session session = sampleSession();
        session.importedFrom = u"chatgpt"_s;
        Turn &turn = session.turns.first();
        turn.answers.resize(1);
        turn.answers.first().times = {.ended = 2s};
        turn.council.members.resize(1);
        turn.synthesis.reset();
        m_played->session().replace(session);

        QVERIFY(!m_window->findChild<TimelineView *>()->isVisible());
        QVERIFY(!m_window->findChild<SynthesisPanel *>()->isVisible());
    }

    void anotherSessionIsAskedAsEver()
    {
        m_played->session().replace(sampleSession());
        QVERIFY(m_window->actions().retryFailed->isEnabled());
        QVERIFY(!offered(u"Retry"_s).isEmpty() && offersToAskAgain());
        m_window->actions().retryFailed->trigger();
        QVERIFY(!m_played->transport().posted().isEmpty());
        QVERIFY(!m_window->actions()
                     .synthesise->property("obstacle")
                     .toString()
                     .contains(u"imported"_s));
    }

private:
    QList<AnswerPanel *> panels() const
    {
        return m_window->findChild<TurnView *>()->answers().panels();
    }
    static QToolButton *button(const QWidget &panel, const QString &name)
    {
        return panel.findChild<QToolButton *>(name);
    }
    QList<QPushButton *> offered(const QString &word) const
    {
        QList<QPushButton *> buttons = m_window->findChildren<QPushButton *>();
        buttons.removeIf([&word](const QPushButton *button) {
            return !button->isVisible() || button->text() != word;
        });
        return buttons;
    }
    /// In the menu of an answer.
    bool offersToAskAgain() const
    {
        AnswerPanel *panel = panels().constFirst();
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, panel->mapToGlobal(QPoint()));
        QApplication::sendEvent(panel, &key);
        const auto *menu = panel->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        bool isOffered = false;
        for (const QAction *action : menu->actions())
            isOffered = isOffered || action->text() == u"&Ask again"_s;
        delete menu;
        return isOffered;
    }
};

QTEST_MAIN(ImportedWindowTest)
#include "tst_importedwindow.moc"
