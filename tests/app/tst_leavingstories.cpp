#include "core/session/sessionjson.h"
#include "tests/app/historystory.h"
#include "tests/support/samplesession.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What becomes of answers that are being written when their reader goes elsewhere.
class LeavingStoriesTest
    : public QObject
    , private HistoryStory
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QVERIFY(begin()); }
    void cleanup() { m_story.reset(); }

    void whoLeavesTheSessionStopsIt()
    {
        haveSlowCouncil();
        askAndWatch();
        m_story->inDialog<QMessageBox>(agree);
        m_story->actions().newSession->trigger();
        QCOMPARE(m_story->session().turnCount(), 0);
        m_story->closeProgram();
        expectStopped();
    }

    void whoClosesTheWindowStopsIt()
    {
        haveSlowCouncil();
        askAndWatch();
        m_story->closeProgram();
        expectStopped();
    }

    void aQuestionAboutASessionThatIsGoneOpensNothing_data()
    {
        QTest::addColumn<bool>("isFile");
        QTest::newRow("a file") << true;
        QTest::newRow("of the history") << false;
    }
    void aQuestionAboutASessionThatIsGoneOpensNothing()
    {
        QFETCH(const bool, isFile);
        const QString older = writeSession(u"Older"_s);
        const QString later = writeSession(u"Later"_s);
        haveSlowCouncil();
        m_story->startAgain(older);
        QTRY_COMPARE(sessions(), QStringList{u"Older"_s});
        m_story->actions().newSession->trigger();
        askAndWatch();

        m_story->inDialog<QMessageBox>([&](QMessageBox &box) {
            agreeToNextAfter(box); // which is about the later one
            m_story->startAgain(later);
        });
        if (isFile)
            m_story->startAgain(older);
        else
            press(u"Older"_s, Qt::Key_Return);
        QTRY_COMPARE(m_story->session().title(), u"Later"_s);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QCOMPARE(m_story->session().title(), u"Later"_s);
    }

private:
    static void agree(QMessageBox &box) { box.buttons().constFirst()->click(); }

    static void agreeToNextAfter(QMessageBox &first)
    {
        auto *watch = new QTimer(&first);
        connect(watch, &QTimer::timeout, &first, [&first] {
            auto *next = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (next && next != &first)
                agree(*next);
        });
        watch->start(5);
    }

    /// One member has begun to write and will never end, the other says nothing.
    void haveSlowCouncil()
    {
        m_story->haveCouncil({u"alpha-tagx-stall3"_s, u"beta-stall0"_s});
        m_story->openProgram();
    }
    void askAndWatch()
    {
        m_story->ask(u"First"_s);
        QTRY_VERIFY(m_story->answerOf(u"alpha"_s).contains(u"x0"));
    }

    /// Returns the path.
    QString writeSession(const QString &title) const
    {
        Session session = sampleSession();
        session.id = SessionId::create();
        session.title = title;
        for (Turn &turn : session.turns)
            turn.id = TurnId::create();
        QFile file(m_story->profile.filePath(title + u".json"_s));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
        file.write(sessionFile(session));
        return file.fileName();
    }

    void expectStopped()
    {
        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"First"_s});
        QVERIFY2(message().isEmpty(), qPrintable(message()));
        press(u"First"_s, Qt::Key_Return);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        const Turn turn = m_story->session().snapshot().turns.constFirst();
        QVERIFY(turn.ended);
        QCOMPARE(turn.answers[0].status, AnswerStatus::Partial);
        QCOMPARE(turn.answers[0].notice, Notice::Stopped);
        QCOMPARE(turn.answers[1].status, AnswerStatus::Cancelled);
        QCOMPARE(turn.answers[1].notice, Notice::Stopped);
    }
};

QTEST_MAIN(LeavingStoriesTest)
#include "tst_leavingstories.moc"
