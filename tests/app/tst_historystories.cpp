#include "core/archive/schema.h"
#include "core/session/sessionjson.h"
#include "tests/app/storycontext.h"
#include "ui/history/historypanel.h"
#include "ui/widgets/messagestrip.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QInputDialog>
#include <QListView>
#include <QLockFile>
#include <QMenu>
#include <QMessageBox>
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

    void deletingCanBeUndoneUntilTheWindowCloses()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        for (const QString &question : {u"First"_s, u"Second"_s}) {
            m_story->ask(question);
            QTRY_VERIFY(!m_story->session().isRunning());
            m_story->actions().newSession->trigger();
        }
        QTRY_COMPARE(sessions().size(), 2);

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

    void theLastSessionOfAnOlderVersionIsTakenIn()
    {
        Session session{.id = SessionId::create(), .title = u"From before"_s};
        session.created = QDateTime::currentDateTimeUtc();
        Turn turn;
        turn.id = TurnId::create();
        turn.question.text = session.title;
        turn.asked = session.created;
        session.turns.append(turn);
        QFile file(lastSession());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sessionFile(session));
        file.close();

        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"From before"_s});
        QTRY_VERIFY(!file.exists());
        m_story->closeProgram();

        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"From before"_s});
    }

    void aLastSessionThatMakesNoSenseStays()
    {
        QFile file(lastSession());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no session");
        file.close();

        m_story->openProgram();

        QTRY_VERIFY(message().contains(u"could not be taken into the history"));
        QVERIFY(QFile::exists(lastSession() + u".unreadable"_s));
    }

    void whereTheHistoryCannotBeWrittenTheSessionGoesOn_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("unwritable") << u"unwritable"_s << u"cannot be written"_s;
        QTest::newRow("in use") << u"in use"_s << u"Another Conclave keeps the history"_s;
        QTest::newRow("newer") << u"newer"_s << u"A newer version of Conclave"_s;
    }
    void whereTheHistoryCannotBeWrittenTheSessionGoesOn()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, words);
        m_story->haveCouncil({u"alpha-tagx"_s});
        QLockFile other(m_story->profile.filePath(u"archive.lock"_s));
        if (fault == u"unwritable"_s)
            QVERIFY(QDir(m_story->profile.path()).mkdir(u"archive.lock"_s));
        else if (fault == u"in use"_s)
            QVERIFY(other.tryLock());
        else
            QVERIFY(makeNewerArchive());

        m_story->openProgram();
        QTRY_VERIFY2(message().contains(words), qPrintable(message()));
        m_story->ask(u"Still there?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QVERIFY(m_story->answerOf(u"alpha"_s).contains(u"x0"));
        auto *sign = m_story->window().findChild<QToolButton *>(u"unsaved"_s);
        QVERIFY(sign->isVisible()); // the message went with the question
        sign->click();
        QVERIFY(message().contains(words));
        QVERIFY(message().contains(u"export"));

        // It is not lost without a question
        m_story->inDialog<QMessageBox>([](QMessageBox &box) { box.reject(); });
        QVERIFY(!m_story->window().close());
        m_story->inDialog<QMessageBox>([](QMessageBox &box) { box.buttons().at(1)->click(); });
        m_story->closeProgram();
    }

    void whatWaitedIsWrittenOnceItCanBe()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        const QDir profile(m_story->profile.path());
        QVERIFY(profile.mkdir(u"archive.lock"_s));
        m_story->openProgram();
        m_story->ask(u"Kept?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        auto *sign = m_story->window().findChild<QToolButton *>(u"unsaved"_s);
        QVERIFY(sign->isVisible());

        QVERIFY(profile.rmdir(u"archive.lock"_s));

        QTRY_VERIFY_WITH_TIMEOUT(!sign->isVisible(), 10000);
        QTRY_COMPARE(sessions(), QStringList{u"Kept?"_s});
        QVERIFY(m_story->window().close()); // without a question
    }

    void aDamagedHistoryIsPutAside()
    {
        QFile file(m_story->profile.filePath(u"archive.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();

        m_story->openProgram();

        QTRY_VERIFY2(message().contains(u"was damaged"), qPrintable(message()));
        QVERIFY(message().contains(u"corrupt-"));
        const QStringList aside =
            QDir(m_story->profile.path()).entryList({u"corrupt-*"_s}, QDir::Dirs);
        QCOMPARE(aside.size(), 1);
        QFile kept(m_story->profile.filePath(aside.constFirst() + u"/archive.db"_s));
        QCOMPARE(kept.size(), 8192);
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

    SessionListing listed(const QString &title)
    {
        const SessionListing *session = panel().model().session(rowOf(title));
        return session ? *session : SessionListing();
    }
    QModelIndex rowOf(const QString &title)
    {
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            if (panel().model().index(row).data().toString() == title)
                return panel().model().index(row);
        }
        return {};
    }

    QListView *list() { return panel().findChild<QListView *>(u"historyList"_s); }

    /// A key on the session of this title, in the list.
    void press(const QString &title, Qt::Key key)
    {
        list()->setCurrentIndex(rowOf(title));
        QTest::keyClick(list(), key);
    }

    /// By the keyboard.
    void chooseInMenu(const QString &title, const QString &words)
    {
        list()->setCurrentIndex(rowOf(title));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(list(), &event);
        auto *menu = panel().findChild<QMenu *>(u"historyMenu"_s);
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == words)
                menu->setActiveAction(action);
        }
        QTest::keyClick(menu, Qt::Key_Return);
    }
    /// Writes that into the next dialog that asks for a text.
    void answerNext(const QString &text)
    {
        m_story->inDialog<QInputDialog>([text](QInputDialog &dialog) {
            dialog.setTextValue(text);
            dialog.accept();
        });
    }

    /// What the window tells above the answers.
    QString message()
    {
        QStringList words;
        auto *strip = m_story->window().findChild<MessageStrip *>(u"windowMessage"_s);
        for (const QLabel *label : strip->findChildren<QLabel *>()) {
            if (label->isVisible())
                words += label->text();
        }
        return words.join(u' ');
    }

    QString lastSession() const { return m_story->profile.filePath(u"last-session.json"_s); }

    /// An archive as a later version may make it.
    bool makeNewerArchive()
    {
        Database database(m_story->profile.filePath(u"archive.db"_s), Database::Access::Write);
        return database.open() &&
               migrate(database, schemaSteps(), [] { return Done(std::monostate{}); }) &&
               database.run(u"PRAGMA user_version = 99"_s);
    }

    std::unique_ptr<StoryContext> m_story;
};

QTEST_MAIN(HistoryStoriesTest)
#include "tst_historystories.moc"
