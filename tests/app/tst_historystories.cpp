#include "tests/app/storycontext.h"
#include "ui/history/historypanel.h"
#include "ui/widgets/messagestrip.h"

#include <QListView>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What a person does with the history: the whole program, a real archive, a real server.
class HistoryStoriesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_story = std::make_unique<StoryContext>();
        QVERIFY(m_story->server.listen());
    }
    void cleanup() { m_story.reset(); }

    void whatWasAskedIsThereTheNextTime()
    {
        m_story->haveCouncil({u"alpha-tagx"_s, u"beta-tagy"_s});
        m_story->openProgram();
        m_story->ask(u"Which database?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QTRY_COMPARE(sessions(), QStringList{u"Which database?"_s});
        const Session before = m_story->session().snapshot();
        m_story->closeProgram();

        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"Which database?"_s});
        press(u"Which database?"_s, Qt::Key_Return);

        QTRY_COMPARE(m_story->session().turnCount(), 1);
        QCOMPARE(m_story->session().snapshot(), before); // to the last time
        QVERIFY(m_story->answerOf(u"alpha"_s).contains(u"x0"));
    }

    void aSessionGoesOnWhereItWasLeft()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        m_story->ask(u"First"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        m_story->closeProgram();
        m_story->openProgram();
        QTRY_COMPARE(sessions().size(), 1);
        press(u"First"_s, Qt::Key_Return);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        m_story->ask(u"Second"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        m_story->closeProgram();

        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"First"_s});
        press(u"First"_s, Qt::Key_Return);

        QTRY_COMPARE(m_story->session().turnCount(), 2);
    }

    void aWordOfAnAnswerBringsItBack()
    {
        m_story->haveCouncil({u"alpha-tagsaffron"_s, u"beta-tagindigo"_s});
        m_story->openProgram();
        m_story->ask(u"Which colour?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        m_story->actions().newSession->trigger();
        QCOMPARE(m_story->session().turnCount(), 0);

        m_story->actions().searchHistory->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"saffr"_s);
        QTRY_VERIFY(panel().model().showsHits() && panel().model().rowCount() > 0);
        QVERIFY(panel().model().hit(panel().model().index(0))->memberName == u"alpha");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

        QTRY_COMPARE(m_story->session().turnCount(), 1);
    }

    void deletingCanBeUndone()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        m_story->ask(u"Gone?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QTRY_COMPARE(sessions().size(), 1);

        press(u"Gone?"_s, Qt::Key_Delete);
        QTRY_COMPARE(sessions().size(), 0);
        QCOMPARE(m_story->session().turnCount(), 0);
        auto *strip = m_story->window().findChild<MessageStrip *>(u"windowMessage"_s);
        strip->findChild<QPushButton *>()->click();

        QTRY_COMPARE(sessions(), QStringList{u"Gone?"_s});
    }

    void whatIsDeletedIsGoneWithTheWindow()
    {
        m_story->haveCouncil({u"alpha-tagvermilion"_s});
        m_story->openProgram();
        m_story->ask(u"Gone?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QTRY_COMPARE(sessions().size(), 1);
        press(u"Gone?"_s, Qt::Key_Delete);
        QTRY_COMPARE(sessions().size(), 0);
        m_story->closeProgram();

        m_story->openProgram();
        m_story->actions().searchHistory->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"vermilion"_s);

        QTRY_VERIFY(panel().model().showsHits());
        QCOMPARE(panel().model().rowCount(), 0);
    }

private:
    HistoryPanel &panel() { return m_story->window().history(); }

    QStringList sessions()
    {
        QStringList titles;
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            if (const SessionListing *session = panel().model().session(panel().model().index(row)))
                titles.append(session->title);
        }
        return titles;
    }

    /// A key on the session of this title, in the list.
    void press(const QString &title, Qt::Key key)
    {
        auto *list = panel().findChild<QListView *>(u"historyList"_s);
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            if (panel().model().index(row).data().toString() == title)
                list->setCurrentIndex(panel().model().index(row));
        }
        QTest::keyClick(list, key);
    }

    std::unique_ptr<StoryContext> m_story;
};

QTEST_MAIN(HistoryStoriesTest)
#include "tst_historystories.moc"
