#include "tests/app/historystory.h"
#include "ui/find/findbar.h"
#include "ui/replay/replayview.h"
#include "ui/wins/winsdialog.h"

#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QThreadPool>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What people do with the history.
class HistoryStoriesTest
    : public QObject
    , private HistoryStory
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QVERIFY(begin()); }
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
        QCOMPARE(panel().model().hit(panel().model().index(1))->memberName, u"alpha"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

        QTRY_COMPARE(m_story->session().turnCount(), 1);
        auto *find = m_story->window().findChild<FindBar *>();
        QTRY_VERIFY(find->isVisible());
        QVERIFY(find->query().text.startsWith(u"saffron")); // the whole word
        const QTextEdit *answer =
            m_story->panelOf(u"alpha"_s)->findChildren<MarkdownView *>().constLast();
        QTRY_VERIFY(!answer->extraSelections().isEmpty());
    }

    void aReplayPlaysWhatWasRecorded()
    {
        m_story->haveCouncil({u"alpha-tagx-tokens20-rate100"_s, u"beta-tagy"_s});
        m_story->openProgram();
        m_story->ask(u"Which database?"_s);
        QTRY_VERIFY(m_story->actions().replayTurn->isEnabled());
        const Turn recorded = m_story->session().snapshot().turns.at(0);
        m_story->actions().replayTurn->trigger();
        QTRY_VERIFY(m_story->window().findChild<ReplayView *>()); // the archive has answered
        const auto *replay = m_story->window().findChild<ReplayView *>();
        QTRY_VERIFY(!replay->view().turn().answers.isEmpty());
        QVERIFY(!replay->view().turn().ended);
        replay->findChild<QPushButton *>(u"replayEnd"_s)->click();
        QTRY_COMPARE(replay->view().turn(), recorded);
        QCOMPARE(m_story->session().snapshot().turns.at(0), recorded);
    }

    void everySessionIsExported()
    {
        askInTwoSessions();
        const QTemporaryDir folder;
        const QDir files(folder.path());
        const auto exportAll = [&] {
            chooseExport(u"Markdown, to read"_s, folder.path());
            m_story->actions().exportAll->trigger();
        };
        exportAll();
        QTRY_COMPARE(files.entryList({u"*.md"_s}).size(), 2);
        QTRY_VERIFY(status().startsWith(u"Exported 2"_s));

        QFile mine(folder.filePath(files.entryList({u"*.md"_s}).first()));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.close(); // emptied by its reader, who wants to keep it so
        exportAll();
        QTRY_VERIFY(status().startsWith(u"Exported 0"_s));
        QCOMPARE(mine.size(), 0);
    }

    void whatIsSelectedIsExported()
    {
        askInTwoSessions();
        m_story->ask(u"Third"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QTRY_COMPARE(sessions().size(), 3);
        const QTemporaryDir folder;
        chooseExport(u"JSON, to open again"_s, folder.path());
        select({u"First"_s, u"Third"_s});
        chooseInMenu(u"&Export 2 sessions…"_s);

        QTRY_VERIFY(status().startsWith(u"Exported 2 sessions, to "_s));
        const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 2);
        QVERIFY(files.at(0).contains(u"first"));
        QVERIFY(files.at(1).contains(u"third"));
    }

    void votesOfAllSessionsGoIntoOneFile()
    {
        voteInTwoSessions();
        m_story->ask(u"Third"_s); // no vote in this one
        QTRY_VERIFY(!m_story->session().isRunning());
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"mine.csv.arena.jsonl"_s);
        chooseExport(u"Your votes as Arena battles"_s, folder.filePath(u"mine.csv"_s));
        m_story->actions().exportAll->trigger();
        QTRY_VERIFY(status().startsWith(u"Exported 2 sessions; without a vote: 1, to "_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(0).contains("First"));
        QVERIFY(lines.at(1).contains("Second"));

        const QString none = folder.filePath(u"none"_s);
        chooseExport(u"Your votes as Arena battles"_s, none);
        select({u"Third"_s});
        emit panel().exportWanted({listed(u"Third"_s).id});
        QTRY_VERIFY(status().startsWith(u"Nothing was written: there is no vote"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
                 QStringList{u"mine.csv.arena.jsonl"_s});
    }

    void closingEndsAnExport_data()
    {
        QTest::addColumn<int>("rounds");
        for (const int rounds : {0, 1, 2, 3, 5}) // of the event loop, since it began
            QTest::addRow("%d", rounds) << rounds;
    }
    void closingEndsAnExport()
    {
        QFETCH(int, rounds);
        voteInTwoSessions();
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"all.arena.jsonl"_s);
        chooseExport(u"Your votes as Arena battles"_s, path);
        m_story->actions().exportAll->trigger();
        for (int round = 0; round < rounds; ++round)
            QCoreApplication::processEvents();
        m_story->closeProgram(); // the thread that writes waits for the archive, or is done

        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QFile file(path);
        QVERIFY(rounds > 0 || !file.exists());
        if (file.open(QIODevice::ReadOnly))
            QCOMPARE(file.readAll().count('\n'), 2);
    }

    void winsAreCountedInAllSessions()
    {
        voteInTwoSessions();
        QTRY_COMPARE(contestsOfTheFirst(), 2); // once the verdict is in the archive
    }

    void aHitInASynthesisOrAQuestionIsShown()
    {
        m_story->haveCouncil({u"alpha-tagx"_s, u"beta-tagy"_s});
        m_story->openProgram();
        m_story->ask(u"Which unusual colour?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        m_story->actions().newSession->trigger();
        m_story->actions().searchHistory->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"together"_s); // as the chair says
        QTRY_VERIFY(panel().model().showsHits() && panel().model().rowCount() > 0);
        const SearchHit *hit = panel().model().hit(panel().model().index(1));
        QVERIFY(hit->kind == SearchHit::Kind::Synthesis);
        emit panel().hitOpened(*hit);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        auto *find = m_story->window().findChild<FindBar *>();
        QTRY_VERIFY(find->isVisible());

        m_story->actions().newSession->trigger();
        m_story->actions().searchHistory->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"unusual"_s);
        QTRY_VERIFY(panel().model().showsHits() &&
                    panel().model().hit(panel().model().index(1))->kind !=
                        SearchHit::Kind::Synthesis);
        emit panel().hitOpened(*panel().model().hit(panel().model().index(1)));
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        QVERIFY(!find->isVisible());
    }

    void deletingCanBeUndoneUntilTheWindowCloses()
    {
        askInTwoSessions();

        press(u"First"_s, Qt::Key_Delete);
        QTRY_COMPARE(sessions(), QStringList{u"Second"_s});
        press(u"Second"_s, Qt::Key_Delete);
        QTRY_COMPARE(sessions().size(), 0);
        m_story->ask(u"Third"_s); // what happens meanwhile takes nothing away
        QTRY_VERIFY(!m_story->session().isRunning());
        auto *strip = panel().findChild<MessageStrip *>(u"historyRemoved"_s);
        QVERIFY(strip->isVisible());
        strip->findChild<QPushButton *>()->click();
        QTRY_COMPARE(sessions(), (QStringList{u"Third"_s, u"Second"_s}));
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);

        QTRY_COMPARE(sessions().size(), 3);
        QVERIFY(!strip->isVisible());
    }

    void deletingTheOpenSessionBeginsANewOne()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        m_story->ask(u"Gone?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QTRY_COMPARE(sessions().size(), 1);

        press(u"Gone?"_s, Qt::Key_Delete);

        QTRY_COMPARE(sessions().size(), 0);
        QCOMPARE(m_story->session().turnCount(), 0);
    }

    void undoIsAtHandAlsoForTheOpenSession()
    {
        askInTwoSessions();
        list()->setFocus();
        press(u"Second"_s, Qt::Key_Delete);
        QTRY_COMPARE(sessions(), QStringList{u"First"_s});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(sessions().size(), 2);
    }

    void aSessionIsRenamedTaggedAndPinned()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        m_story->ask(u"Old name"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QTRY_COMPARE(sessions().size(), 1);

        answerNext(u"New name"_s);
        press(u"Old name"_s, Qt::Key_F2);
        QTRY_COMPARE(sessions(), QStringList{u"New name"_s});
        QVERIFY(m_story->window().windowTitle().startsWith(u"New name"));
        answerNext(u"work, tax"_s);
        chooseInMenu(u"New name"_s, u"&Tags…"_s);
        QTRY_COMPARE(listed(u"New name"_s).tags, (QStringList{u"tax"_s, u"work"_s}));
        chooseInMenu(u"New name"_s, u"&Pin"_s);
        QTRY_VERIFY(listed(u"New name"_s).isPinned);
        m_story->closeProgram();

        m_story->openProgram();
        QTRY_COMPARE(sessions().size(), 1);
        QVERIFY(listed(u"New name"_s).isPinned);
        QCOMPARE(listed(u"New name"_s).tags.size(), 2);
        chooseInMenu(u"New name"_s, u"Un&pin"_s);
        QTRY_VERIFY(!listed(u"New name"_s).isPinned);
    }

    void whetherItIsShownIsKept()
    {
        m_story->openProgram();
        QVERIFY(panel().isVisible());
        m_story->actions().showHistory->trigger();
        QVERIFY(!panel().isVisible());
        m_story->closeProgram();

        m_story->openProgram();
        QVERIFY(!panel().isVisible());
        m_story->actions().searchHistory->trigger(); // who searches sees it
        QVERIFY(panel().isVisible());
        m_story->closeProgram();

        m_story->openProgram();
        QVERIFY(panel().isVisible());
    }

    void howWideItIsIsKept()
    {
        m_story->openProgram();
        const int usual = side()->width();
        auto *handle = m_story->window().findChild<QSplitter *>(u"windowParts"_s)->handle(1);
        const QPoint from = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, from);
        QTest::mouseMove(handle, from + QPoint(70, 0));
        QTest::mouseRelease(handle, Qt::LeftButton);
        QCOMPARE(side()->width(), usual + 70);
        m_story->actions().showHistory->trigger();
        m_story->closeProgram();

        m_story->openProgram();
        m_story->actions().showHistory->trigger();
        QTRY_COMPARE(side()->width(), usual + 70);
        m_story->closeProgram();

        m_story->openProgram(); // shown at once
        QTRY_COMPARE(side()->width(), usual + 70);
    }

    void severalAreDeletedAndBroughtBackAtOnce()
    {
        askInTwoSessions();
        m_story->ask(u"Third"_s); // it is open
        QTRY_VERIFY(!m_story->session().isRunning());
        QTRY_COMPARE(sessions().size(), 3);
        press(u"Second"_s, Qt::Key_Delete);
        QTRY_COMPARE(sessions().size(), 2);
        select({u"First"_s, u"Third"_s});
        chooseInMenu(u"&Delete 2 sessions"_s);
        QTRY_COMPARE(sessions().size(), 0);
        QCOMPARE(m_story->session().turnCount(), 0);

        auto *strip = panel().findChild<MessageStrip *>(u"historyRemoved"_s);
        strip->findChild<QPushButton *>()->click();
        QTRY_COMPARE(sessions(), (QStringList{u"Third"_s, u"First"_s}));
        strip->findChild<QPushButton *>()->click();
        QTRY_COMPARE(sessions().size(), 3);
        QVERIFY(!strip->isVisible());
    }

private:
    /// Two sessions of one question each, in which the same member won.
    void voteInTwoSessions()
    {
        m_story->haveCouncil({u"alpha-tagx"_s, u"beta-tagy"_s});
        m_story->openProgram();
        for (const QString &question : {u"First"_s, u"Second"_s}) {
            m_story->ask(question);
            QTRY_VERIFY(!m_story->session().isRunning());
            m_story->panelOf(u"alpha"_s)->setFocus();
            m_story->actions().best->trigger();
            QTRY_VERIFY(m_story->session().snapshot().turns.at(0).verdict);
            m_story->actions().newSession->trigger();
            QTRY_COMPARE(m_story->session().turnCount(), 0);
        }
    }

    QWidget *side() { return panel().parentWidget(); }

    /// What the next dialogs of an export are told.
    void chooseExport(const QString &format, const QString &path)
    {
        m_story->inDialog<QInputDialog>([this, format, path](QInputDialog &dialog) {
            m_story->chooseFile(path);
            dialog.setTextValue(format);
            dialog.accept();
        });
    }
    QString status() { return m_story->window().statusBar()->currentMessage(); }

    /// In the table of wins.
    int contestsOfTheFirst()
    {
        m_story->actions().wins->trigger();
        auto *wins = m_story->window().findChild<WinsDialog *>();
        const auto *table = wins->findChild<QTableView *>(u"wins"_s);
        const bool isThere =
            QTest::qWaitFor([table] { return table->model()->rowCount() == 2; }, 1000);
        const int contests = isThere ? table->model()->index(0, 1).data().toInt() : 0;
        delete wins;
        return contests;
    }
};

QTEST_MAIN(HistoryStoriesTest)
#include "tst_historystories.moc"
