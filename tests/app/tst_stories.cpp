#include "core/council/counciljson.h"
#include "core/export/exportfile.h"
#include "core/session/sessionjson.h"
#include "tests/app/storycontext.h"
#include "tests/support/samplesession.h"
#include "tests/support/testcouncil.h"
#include "ui/history/historypanel.h"
#include "ui/mainwindow/turnlist.h"
#include "ui/settings/councileditor.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What people want to do with Conclave, told as they would tell it.
class Stories : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_story = std::make_unique<StoryContext>();
        QVERIFY(m_story->server.listen());
    }
    void cleanup()
    {
        if (m_story->isOpen())
            m_story->closeProgram();
        m_story.reset();
    }

    void allMembersAreAskedAtOnce()
    {
        // Given a council of eight, and a server that answers nobody until all eight are there
        m_story->haveCouncil({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s});
        m_story->server.hold(8);
        m_story->openProgram();
        // When I ask
        m_story->ask(u"Why?"_s);
        // Then all of them are at the server at the same moment, and all answer
        QTRY_COMPARE(m_story->server.maxConcurrent(), 8);
        QTRY_VERIFY(!m_story->session().isRunning());
        for (const QString &member : {u"a"_s, u"d"_s, u"h"_s})
            QCOMPARE(m_story->stateOf(member), u"complete"_s);
    }

    void aCouncilFileWithLimitsThatMakeNoSenseIsNotImported()
    {
        // Given a council file whose quorum is more than its members
        m_story->haveCouncil({u"alpha"_s, u"beta"_s});
        m_story->openProgram();
        Council council = councilOf(m_story->server.url(), {u"alpha"_s, u"beta"_s});
        council.limits.quorum = 3;
        QTemporaryDir directory;
        QFile file(directory.filePath(u"night.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(councilFile(council));
        file.close();
        // When I import it
        m_story->chooseFile(file.fileName());
        m_story->actions().importCouncil->trigger();
        // Then the window names the file, the key and the reason, and no editor opens
        QTRY_VERIFY(m_story->windowWords().contains(u"The council was not imported."_s));
        QVERIFY2(m_story->windowWords().contains(u"night.json: quorum: must be 2 at most"_s),
                 qPrintable(m_story->windowWords()));
        QVERIFY(!m_story->window().findChild<CouncilEditor *>());
    }

    void oneFailureIsOneMembersFailure()
    {
        m_story->haveCouncil({u"alpha-tagx"_s, u"beta-err401"_s, u"gamma-tagy"_s});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        // Then the others have answered, the chair combined them,
        QVERIFY(m_story->answerOf(u"alpha"_s).startsWith(u"x0 x1"_s));
        QVERIFY(m_story->answerOf(u"gamma"_s).startsWith(u"y0 y1"_s));
        QVERIFY(m_story->synthesis().startsWith(u"together0"_s));
        QVERIFY(m_story->synthesisWords().contains(u"from 2 of 3 (1 failed)"_s));
        // and the panel of the one that failed says what I can do
        QCOMPARE(m_story->stateOf(u"beta"_s), u"failed"_s);
        QVERIFY2(m_story->wordsOf(u"beta"_s).contains(u"Check the key"_s),
                 qPrintable(m_story->wordsOf(u"beta"_s)));
    }

    void iStopOneMember()
    {
        m_story->haveCouncil({u"alpha-endless-rate200"_s, u"beta-endless-rate200"_s});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->answerOf(u"alpha"_s).isEmpty());
        m_story->click(u"alpha"_s, u"stop"_s);
        // Then it keeps what it has written, and the other one writes on
        QTRY_COMPARE(m_story->stateOf(u"alpha"_s), u"partial"_s);
        const qsizetype before = m_story->answerOf(u"beta"_s).size();
        QTRY_VERIFY(m_story->answerOf(u"beta"_s).size() > before);
        QCOMPARE(m_story->stateOf(u"beta"_s), u"writing"_s);
        QTRY_COMPARE(m_story->server.openConnections(), 1);
    }

    void iStopEverythingWithEsc()
    {
        m_story->haveCouncil({u"alpha-endless-rate200"_s, u"beta-silent"_s});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->answerOf(u"alpha"_s).isEmpty());
        m_story->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->stateOf(u"alpha"_s), u"partial"_s);
        QCOMPARE(m_story->stateOf(u"beta"_s), u"cancelled"_s);
        QTRY_COMPARE(m_story->server.openConnections(), 0); // and nobody writes on in secret
        QCOMPARE(m_story->server.arrivals().size(), 2);     // the chair was not asked
    }

    void iAmAskedBeforeWhatIsWrittenStops()
    {
        m_story->haveCouncil({u"alpha-endless-rate200"_s});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->answerOf(u"alpha"_s).isEmpty());
        m_story->inDialog<QMessageBox>([](QMessageBox &box) { box.reject(); });
        QVERIFY(!m_story->window().close());
        QVERIFY(m_story->session().isRunning());
        // What ends meanwhile needs no answer
        m_story->inDialog<QMessageBox>([this](QMessageBox &) { m_story->session().stopAll(); });
        QVERIFY(m_story->window().close());
        QVERIFY(!m_story->session().isRunning());
    }

    void iRetryTheOneThatFailed()
    {
        m_story->haveCouncil({u"alpha-tagx"_s, u"beta-err401-times1-tagy"_s});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->stateOf(u"beta"_s), u"failed"_s);
        m_story->click(u"beta"_s, u"retry"_s);
        QTRY_COMPARE(m_story->stateOf(u"beta"_s), u"complete"_s);
        QVERIFY(m_story->answerOf(u"beta"_s).startsWith(u"y0"_s));
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->server.arrivals().size(), 4); // two members, the chair, and the retry
        QCOMPARE(m_story->stateOf(u"alpha"_s), u"complete"_s);
    }

    void iAskAgainWhileTheFirstQuestionRuns()
    {
        m_story->haveCouncil({u"alpha-endless-rate200"_s});
        m_story->openProgram();
        m_story->ask(u"First?"_s);
        QTRY_VERIFY(!m_story->answerOf(u"alpha"_s).isEmpty());
        m_story->ask(u"Second?"_s);
        // Then both are being answered, and I can look at either
        QTRY_COMPARE(m_story->server.concurrentRequests(), 2);
        QTRY_VERIFY(!m_story->answerOf(u"alpha"_s).isEmpty());
        m_story->window().findChild<TurnList *>()->setCurrentRow(0);
        const qsizetype before = m_story->answerOf(u"alpha"_s).size();
        QTRY_VERIFY(m_story->answerOf(u"alpha"_s).size() > before);
    }

    void iChooseMyOwnCouncil()
    {
        const Council mine = m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        // Given the Guide is asked at the moment
        m_story->actions().councils->actions().constFirst()->trigger();
        QVERIFY(m_story->windowWords().contains(u"4 members"_s));
        // When I choose mine
        m_story->actions().councils->actions().at(1)->trigger();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->server.arrivals().constFirst().model, u"alpha-tagx"_s);
        // Then it is asked the next time I come, too
        m_story->closeProgram();
        QCOMPARE(loadSettings(m_story->profile.path())->council, mine.id);
    }

    void iExportASessionAndOpenItAgain()
    {
        m_story->haveCouncil({u"alpha-tagx"_s, u"beta-cut3-tagy"_s});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        const Session asked = m_story->session().snapshot();
        const QString markdown = m_story->profile.filePath(u"why.md"_s);
        const QString json = m_story->profile.filePath(u"why.json"_s);
        for (const QString &path : {markdown, json}) {
            m_story->chooseFile(path);
            m_story->actions().exportSession->trigger();
            QTRY_VERIFY(QFile::exists(path));
        }
        QVERIFY(bytesOf(markdown).contains("x0 x1 x2"));
        // When I begin anew and open the file
        m_story->actions().newSession->trigger();
        QCOMPARE(m_story->session().turnCount(), 0);
        m_story->chooseFile(json);
        m_story->actions().openSession->trigger();
        // Then I see the same as before
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        QCOMPARE(sessionFile(m_story->session().snapshot()), sessionFile(asked));
        QVERIFY(m_story->answerOf(u"alpha"_s).startsWith(u"x0 x1"_s));
        QCOMPARE(m_story->stateOf(u"beta"_s), u"partial"_s);
        QVERIFY(m_story->synthesis().startsWith(u"together0"_s));
        // And can go on from there
        m_story->click(u"beta"_s, u"retry"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->session().snapshot().turns.constFirst().answers.size(), 3);
    }

    void closingTheWindowEndsEverythingSoon()
    {
        m_story->haveCouncil({u"alpha-endless-rate200"_s, u"beta-silent"_s});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->answerOf(u"alpha"_s).isEmpty());
        QElapsedTimer time;
        time.start();
        m_story->closeProgram();
        QVERIFY(time.elapsed() < 2000);
        QTRY_COMPARE(m_story->server.openConnections(), 0);
        // And what had arrived can be opened again
        m_story->openProgram();
        HistoryPanel &history = m_story->window().history();
        QTRY_COMPARE(history.model().sessionCount(), 1);
        emit history.opened(history.model().session(history.model().index(1))->id);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        QVERIFY(!m_story->answerOf(u"alpha"_s).isEmpty());
    }

    void nothingIsAskedInAnImportedConversation()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        Session imported = sampleSession();
        imported.importedFrom = u"chatgpt"_s;
        const QString path = m_story->profile.filePath(u"imported.json"_s);
        QVERIFY(exportSession(imported, path));
        m_story->openProgram(path);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        m_story->ask(u"And then?"_s);
        QCOMPARE(m_story->session().turnCount(), 1);
        QCOMPARE(m_story->window().question(), u"And then?"_s);
        QPushButton *offer = nullptr;
        for (QPushButton *button : m_story->window().findChildren<QPushButton *>())
            offer = button->text() == u"New session"_s ? button : offer;
        QVERIFY(offer && offer->isVisible());
        offer->click();
        QCOMPARE(m_story->session().turnCount(), 0);
        QCOMPARE(m_story->window().question(), u"And then?"_s);
        m_story->ask(u""_s); // what stands in the field
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        QCOMPARE(m_story->session().snapshot().turns[0].question.text, u"And then?"_s);
        QVERIFY(m_story->session().snapshot().importedFrom.isEmpty());
    }

    void theDesktopEndsTheProgramAndItGoesInPeace()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        QProcess program;
        program.start(QStringLiteral(CONCLAVE), {u"--profile"_s, m_story->profile.path()});
        QVERIFY(QSignalSpy(&program, &QProcess::started).wait());
        // It has read its settings and is in its event loop when it listens to the signal.
        QTRY_VERIFY(catchesSigterm(program.processId()));
        QSignalSpy finished(&program, &QProcess::finished);
        QElapsedTimer time;
        time.start();
        program.terminate();
        QVERIFY(finished.wait(5000));
        QVERIFY(time.elapsed() < 2000);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(!loadSettings(m_story->profile.path())->windowGeometry.isEmpty()); // it was kept
    }

    void brokenSettingsAreToldAndNeverOverwritten()
    {
        const QString path = m_story->profile.filePath(u"settings.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ \"version\": 1, broken");
        file.close();
        m_story->openProgram();
        QVERIFY2(m_story->windowWords().contains(u"could not be read"_s) &&
                     m_story->windowWords().contains(path),
                 qPrintable(m_story->windowWords()));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings.json"_s));
        m_story->actions().councils->actions().constFirst()->trigger();
        m_story->closeProgram();
        QCOMPARE(bytesOf(path), "{ \"version\": 1, broken");
    }

    void anEmptyCouncilOffersTheEditor()
    {
        m_story->haveCouncil({});
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QCOMPARE(m_story->session().turnCount(), 0);
        auto *button = m_story->window().findChild<QPushButton *>(u"ask"_s);
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"Ctrl+E"_s));
        bool opened = false;
        m_story->inDialog<CouncilEditor>([&opened](CouncilEditor &editor) {
            opened = editor.council().name == u"Mine"_s;
            editor.reject();
        });
        m_story->press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(opened);
    }

    void theGuideAnswersWithoutAnySetUp()
    {
        m_story->openProgram();
        m_story->ask(u"How do I stop one member?"_s);
        QTRY_VERIFY(!m_story->answerOf(u"Pathfinder"_s).isEmpty());
        QCOMPARE(m_story->server.arrivals().size(), 0); // it needs no server but its own
        m_story->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_story->session().isRunning());
    }

private:
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool catchesSigterm(qint64 process)
    {
        const QByteArray status = bytesOf(u"/proc/%1/status"_s.arg(process));
        const qsizetype caught = status.indexOf("SigCgt:");
        const quint64 mask = status.mid(caught + 7, 17).trimmed().toULongLong(nullptr, 16);
        return caught >= 0 && (mask & (quint64(1) << (SIGTERM - 1))) != 0;
    }

    std::unique_ptr<StoryContext> m_story;
};

QTEST_MAIN(Stories)
#include "tst_stories.moc"
