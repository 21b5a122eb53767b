#include "core/archive/schema.h"
#include "core/session/sessionjson.h"
#include "tests/app/historystory.h"
#include "tests/support/spoiltschema.h"
#include "ui/widgets/messagestrip.h"

#include <QDir>
#include <QLockFile>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What becomes of a history that is not as it should be, and of what older versions left.
class HistoryFaultsTest
    : public QObject
    , private HistoryStory
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QVERIFY(begin()); }
    void cleanup() { m_story.reset(); }

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

    void nothingSeemsChangedWhereNothingCanBe()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        m_story->ask(u"Kept?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        m_story->closeProgram();
        QLockFile other(m_story->profile.filePath(u"archive.lock"_s));
        QVERIFY(other.tryLock());
        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"Kept?"_s});

        press(u"Kept?"_s, Qt::Key_Delete);

        QVERIFY(message().contains(u"Nothing was changed"));
        QVERIFY(!panel().findChild<MessageStrip *>(u"historyRemoved"_s)->isVisible());
        QCOMPARE(sessions(), QStringList{u"Kept?"_s});
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

    void aRescueTakesNothingFromWhatIsBeingAnswered()
    {
        m_story->haveCouncil({u"alpha-tagx-tokens60-rate40"_s});
        m_story->openProgram();
        m_story->ask(u"Which?"_s);
        QTRY_COMPARE(sessions(), QStringList{u"Which?"_s});
        QTRY_VERIFY(m_story->session().snapshot().turns.at(0).hasText());
        spoilSchema(m_story->profile.filePath(u"archive.db"_s));
        QTRY_VERIFY2(message().contains(u"was damaged"), qPrintable(message()));
        QTRY_VERIFY(!m_story->session().isRunning());
        const Turn whole = m_story->session().snapshot().turns.at(0);
        QVERIFY(whole.answers.at(0).status == AnswerStatus::Complete);
        m_story->closeProgram();

        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"Which?"_s});
        press(u"Which?"_s, Qt::Key_Return);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        const Turn kept = m_story->session().snapshot().turns.at(0);
        QCOMPARE(kept.answers.at(0).text, whole.answers.at(0).text);
        QVERIFY(kept.answers.at(0).status == AnswerStatus::Complete);
        QVERIFY(kept.synthesis && kept.synthesis->answer.text == whole.synthesis->answer.text);
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

    void whatIsOpenedAgainIsNoLongerDeleted()
    {
        askInTwoSessions();
        press(u"First"_s, Qt::Key_Return);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        const QString file = exported();
        select({u"First"_s, u"Second"_s});
        chooseInMenu(u"&Delete 2 sessions"_s);
        QTRY_COMPARE(sessions().size(), 0);
        auto *strip = panel().findChild<MessageStrip *>(u"historyRemoved"_s);

        openFile(file);
        QTRY_COMPARE(sessions(), QStringList{u"First"_s});
        m_story->ask(u"Third"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        strip->findChild<QPushButton *>()->click(); // undoes what is left to undo
        QTRY_COMPARE(sessions().size(), 2);
        QVERIFY(!strip->isVisible());
        press(u"Second"_s, Qt::Key_Delete);
        QTRY_COMPARE(sessions().size(), 1);
        m_story->closeProgram();

        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"First"_s});
        press(u"First"_s, Qt::Key_Return);
        QTRY_COMPARE(m_story->session().turnCount(), 2);
    }

    void anOlderFileShowsWhatHasComeSince()
    {
        m_story->haveCouncil({u"alpha-tagx"_s, u"beta-tagy"_s});
        m_story->openProgram();
        m_story->ask(u"Which?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        const QString file = exported();
        askAlphaAgain(2);
        QTRY_VERIFY(!m_story->session().isRunning());
        const Session newest = m_story->session().snapshot();

        m_story->closeProgram();
        m_story->openProgram(file);
        QTRY_COMPARE(m_story->session().turnCount(), 1);
        QTRY_COMPARE(m_story->session().snapshot(), newest);
        askAlphaAgain(3);
        QTRY_VERIFY(!m_story->session().isRunning());
        const Session before = m_story->session().snapshot();
        m_story->closeProgram();

        m_story->openProgram();
        QTRY_COMPARE(sessions(), QStringList{u"Which?"_s});
        press(u"Which?"_s, Qt::Key_Return);
        QTRY_COMPARE(m_story->session().snapshot(), before);
    }

private:
    void askAlphaAgain(int attempt)
    {
        const TurnId turn = m_story->session().turnAt(0);
        const MemberId alpha = m_story->session().snapshot().turns.at(0).council.members.at(0).id;
        m_story->session().run(turn)->retry(alpha);
        QTRY_COMPARE(m_story->session().snapshot().turns.at(0).latest(alpha)->attempt, attempt);
    }

    /// A file of the session that is open.
    QString exported()
    {
        const QString path = m_story->profile.filePath(u"exported.json"_s);
        QFile file(path);
        const QByteArray bytes = sessionFile(m_story->session().snapshot());
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }
    void openFile(const QString &path)
    {
        m_story->chooseFile(path);
        m_story->actions().openSession->trigger();
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
};

QTEST_MAIN(HistoryFaultsTest)
#include "tst_historyfaults.moc"
