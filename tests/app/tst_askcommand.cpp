#include "app/askcommand.h"
#include "core/council/counciljson.h"
#include "core/council/presets.h"
#include "core/session/sessionjson.h"
#include "core/store/settingsfile.h"
#include "tests/support/fakeserver.h"
#include "tests/support/testcouncil.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// `conclave ask`, the program itself, against a server on this machine.
class AskCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_profile = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
    }
    void cleanup()
    {
        m_program.reset();
        m_server.reset();
    }

    void printsABlockForEveryAnswerAndTheSynthesis()
    {
        say(u"alpha"_s, u"Because it is so."_s);
        say(u"beta"_s, u"Because it was so."_s);
        ask({u"alpha"_s, u"beta"_s});

        QCOMPARE(status(), AskCommand::AllComplete);
        QVERIFY2(output().contains(u"── alpha · alpha ──\nBecause it is so.\n   complete · "_s),
                 qPrintable(output()));
        QVERIFY(output().contains(u"── beta · beta ──\nBecause it was so.\n"_s));
        QVERIFY(output().contains(u"── Synthesis by the chair · from 2 of 2 ──"_s));
        QVERIFY(output().trimmed().split(u'\n').constLast().startsWith(u"wall "_s));
        QCOMPARE(errors(), QString());
    }

    void asksAllMembersAtOnce()
    {
        m_server->hold(3);
        ask({u"alpha:3"_s}, {u"--no-synthesis"_s});
        QCOMPARE(status(), AskCommand::AllComplete);
        QCOMPARE(m_server->maxConcurrent(), 3);
        for (const char *name : {"alpha 1", "alpha 2", "alpha 3"})
            QVERIFY2(output().contains(QLatin1StringView(name)), name);
        QCOMPARE(m_server->arrivals().size(), 3); // nobody combined them
    }

    void jsonIsTheWholeSessionAndNothingElse()
    {
        ask({u"alpha"_s, u"beta-cut3"_s}, {u"--json"_s});
        const Result<Session> session = sessionFromFile(m_output);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        QCOMPARE(sessionFile(*session), m_output);
        const Turn &turn = session->turns.constFirst();
        QCOMPARE(turn.question.text, u"Why?"_s);
        QCOMPARE(turn.answers.size(), 2);
        QVERIFY(turn.ended && turn.synthesis);
    }

    void exportsMarkdownAndJson()
    {
        say(u"alpha"_s, u"Because it is so."_s);
        ask({u"alpha"_s},
            {u"--export"_s, path(u"a.md"_s), u"--export"_s, path(u"a.json"_s), u"--json"_s});
        QCOMPARE(status(), AskCommand::AllComplete);
        QVERIFY(read(u"a.md"_s).contains("Because it is so."));
        QCOMPARE(read(u"a.json"_s), m_output);
    }

    void anExportThatFailsIsToldAndFails()
    {
        ask({u"alpha"_s}, {u"--export"_s, path(u"missing/a.md"_s)});
        QCOMPARE(status(), AskCommand::BadUsage);
        QVERIFY(output().contains(u"complete"_s)); // the answer is not lost for that
        isOneLine(errors(), u"missing/a.md"_s);
    }

    void theStatusTellsWhatIsMissing_data()
    {
        QTest::addColumn<QStringList>("members");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("expected");
        QTest::newRow("all") << QStringList{u"a"_s, u"b"_s} << QStringList() << 0;
        QTest::newRow("one failed") << QStringList{u"a"_s, u"b-err401"_s} << QStringList() << 3;
        QTest::newRow("one cut") << QStringList{u"a"_s, u"b-cut3"_s} << QStringList() << 3;
        QTest::newRow("one late") << QStringList{u"a"_s, u"b-silent"_s}
                                  << QStringList{u"--deadline"_s, u"0.3"_s} << 3;
        QTest::newRow("quorum") << QStringList{u"a"_s, u"b-silent"_s}
                                << QStringList{u"--quorum"_s, u"1"_s} << 3;
        QTest::newRow("nothing") << QStringList{u"a-err401"_s, u"b-err400"_s} << QStringList() << 2;
        QTest::newRow("nobody combined, as wanted")
            << QStringList{u"a"_s} << QStringList{u"--no-synthesis"_s} << 0;
    }
    void theStatusTellsWhatIsMissing()
    {
        QFETCH(const QStringList, members);
        QFETCH(const QStringList, options);
        QFETCH(const int, expected);
        ask(members, options);
        QVERIFY2(status() == expected, qPrintable(output()));
    }

    void aDeadlineEndsWithWhatThereIs()
    {
        QElapsedTimer watch;
        watch.start();
        ask({u"alpha"_s, u"beta"_s, u"gamma-silent"_s},
            {u"--deadline"_s, u"1"_s, u"--export"_s, path(u"a.json"_s)});
        QCOMPARE(status(), AskCommand::SomethingMissing);
        QVERIFY2(watch.elapsed() < 3500, qPrintable(QString::number(watch.elapsed())));
        QVERIFY2(errors().contains(u"The deadline of 1.0 s has passed, 2 of 3 answers are "
                                   "complete; late: gamma-silent\n"_s),
                 qPrintable(errors()));
        QVERIFY(errors().contains(u"gamma-silent: late, stopped without an answer\n"_s));
        const Turn turn = exported();
        QCOMPARE(turn.answers.at(2).notice, Notice::Deadline);
        QCOMPARE(turn.answers.at(2).status, AnswerStatus::Cancelled);
        QCOMPARE(turn.synthesis->answer.status, AnswerStatus::Complete);
        QCOMPARE(turn.synthesis->from.size(), 2);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void aDeadlineKeepsWhatALateMemberWrote()
    {
        ask({u"alpha"_s, u"beta-stall3"_s},
            {u"--deadline"_s, u"0.7"_s, u"--export"_s, path(u"a.json"_s), u"--json"_s});
        QCOMPARE(status(), AskCommand::SomethingMissing);
        QVERIFY2(errors().contains(u"beta-stall3: late, stopped; what it wrote is kept\n"_s),
                 qPrintable(errors()));
        const Answer late = exported().answers.at(1);
        QCOMPARE(late.status, AnswerStatus::Partial);
        QCOMPARE(late.notice, Notice::Deadline);
        QVERIFY(!late.text.isEmpty());
        QCOMPARE(read(u"a.json"_s), m_output);
    }

    void aDeadlineThatNobodyMeetsLeavesNoAnswer()
    {
        ask({u"alpha-silent"_s, u"beta-silent"_s},
            {u"--deadline"_s, u"0.3"_s, u"--export"_s, path(u"a.json"_s)});
        QCOMPARE(status(), AskCommand::NoAnswer);
        QCOMPARE(exported().answers.at(1).notice, Notice::Deadline);
        QVERIFY(!exported().synthesis);
    }

    void aQuorumIsEnoughWithoutASynthesisToo()
    {
        ask({u"alpha"_s, u"beta-silent"_s, u"gamma-silent"_s},
            {u"--quorum"_s, u"1"_s, u"--no-synthesis"_s, u"--export"_s, path(u"a.json"_s)});
        QCOMPARE(status(), AskCommand::SomethingMissing);
        QCOMPARE(exported().answers.at(0).status, AnswerStatus::Complete);
        QCOMPARE(exported().answers.at(2).notice, Notice::Deadline);
        QVERIFY(!exported().synthesis);
        const qsizetype asked = m_server->arrivals().size();
        QVERIFY(asked >= 1 && asked <= 3); // the quorum can be there before all are asked
    }

    void graceLetsOthersIntoTheQuorum()
    {
        ask({u"alpha"_s, u"beta-ttft300"_s, u"gamma-silent"_s},
            {u"--quorum"_s, u"1"_s, u"--grace"_s, u"1"_s, u"--export"_s, path(u"a.json"_s)});
        QCOMPARE(status(), AskCommand::SomethingMissing);
        QCOMPARE(exported().synthesis->from.size(), 2);
        QVERIFY2(errors().contains(u"The quorum is there, 2 of 3 answers are complete; "
                                   "late: gamma-silent\n"_s),
                 qPrintable(errors()));
    }

    void aSilentChairEndsInTheExtract()
    {
        Council council = councilOf(m_server->url(), {u"alpha"_s, u"beta"_s});
        council.chair = councilOf(m_server->url(), {u"chair-silent"_s}).members.constFirst();
        write(u"c.json"_s, councilFile(council));
        start({u"--council"_s,
               path(u"c.json"_s),
               u"--deadline"_s,
               u"1"_s,
               u"--export"_s,
               path(u"a.json"_s),
               u"Why?"_s});
        await();
        QCOMPARE(status(), AskCommand::SomethingMissing); // the chair did not make it
        QCOMPARE(exported().synthesis->by, SynthesisAuthor::Extract);
        QVERIFY2(errors().contains(u"The chair made no synthesis: an extract is made"_s),
                 qPrintable(errors()));
    }

    void progressTellsRetriesAndRests()
    {
        ask({u"alpha-err503-times1"_s, u"beta-err429-retry1-times1"_s}, {u"--json"_s});
        QCOMPARE(status(), AskCommand::AllComplete);
        QVERIFY2(errors().contains(QRegularExpression(
                     u"^alpha-err503-times1: \\w+, asked again in .* \\(try 2 of 3\\)$"_s,
                     QRegularExpression::MultilineOption)),
                 qPrintable(errors()));
        QVERIFY2(
            errors().contains(QRegularExpression(
                u"^beta-err429-retry1-times1: rate limited, asked again in 1\\.\\d+ s \\(try 2 of "
                "3\\)$"_s,
                QRegularExpression::MultilineOption)),
            qPrintable(errors()));
        QVERIFY(sessionFromFile(m_output)); // nothing of it went there
    }

    void progressTellsAStall()
    {
        ask({u"alpha"_s, u"beta-stall3"_s}, {u"--deadline"_s, u"6.5"_s});
        QVERIFY2(errors().contains(QRegularExpression(u"^beta-stall3: no bytes for \\d"_s,
                                                      QRegularExpression::MultilineOption)),
                 qPrintable(errors()));
    }

    void ctrlCInThePauseBetweenTriesKeepsWhatArrived_data()
    {
        QTest::addColumn<QString>("member");
        QTest::newRow("retry") << u"beta-err503-retry60"_s;
        QTest::newRow("rest") << u"beta-err429-retry60"_s;
    }
    void ctrlCInThePauseBetweenTriesKeepsWhatArrived()
    {
        QFETCH(const QString, member);
        start(endpoint({u"alpha"_s, member}) +
              QStringList{u"--export"_s, path(u"a.json"_s), u"Why?"_s});
        QTRY_VERIFY(m_program->bytesAvailable() > 20);
        m_program->setReadChannel(QProcess::StandardError);
        QTRY_VERIFY(m_program->peek(1000).contains("asked again in"));
        QElapsedTimer watch;
        watch.start();
        ::kill(pid_t(m_program->processId()), SIGINT);
        await();
        QVERIFY2(watch.elapsed() < 2000, qPrintable(QString::number(watch.elapsed())));
        QCOMPARE(status(), AskCommand::Interrupted);
        QCOMPARE(exported().answers.at(0).status, AnswerStatus::Complete);
        QVERIFY(isFinal(exported().answers.at(1).status));
    }

    void limitsThatMakeNoSenseAreOneLine_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("names");
        QTest::newRow("quorum") << QStringList{u"--quorum"_s, u"3"_s}
                                << u"--quorum 3: must be 2 at most, as many as there are members"_s;
        QTest::newRow("grace") << QStringList{u"--grace"_s, u"5"_s}
                               << u"--grace 5: needs a quorum"_s;
        QTest::newRow("grace and deadline")
            << QStringList{u"--quorum"_s, u"1"_s, u"--grace"_s, u"5"_s, u"--deadline"_s, u"2.5"_s}
            << u"--grace 5: the grace (5 s) must be shorter than the deadline (2.5 s)"_s;
        QTest::newRow("no deadline") << QStringList{u"--deadline"_s, u"0"_s} << u"--deadline 0"_s;
        QTest::newRow("deadline") << QStringList{u"--deadline"_s, u"100000"_s}
                                  << u"--deadline 100000: must be a day"_s;
    }
    void limitsThatMakeNoSenseAreOneLine()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QString, names);
        ask({u"alpha"_s, u"beta"_s}, options);
        QCOMPARE(status(), AskCommand::BadUsage);
        isOneLine(errors(), names);
        QVERIFY(m_server->arrivals().isEmpty());
    }

    void aCouncilFilesLimitsAreNamedByTheirKey()
    {
        Council council = councilOf(m_server->url(), {u"alpha"_s, u"beta"_s});
        council.limits.quorum = 3;
        write(u"c.json"_s, councilFile(council));
        start({u"--council"_s, path(u"c.json"_s), u"Why?"_s});
        await();
        QCOMPARE(status(), AskCommand::BadUsage);
        isOneLine(errors(), u"c.json: quorum: must be 2 at most"_s);
    }

    void anOptionThatContradictsTheCouncilIsNamed()
    {
        Council council = councilOf(m_server->url(), {u"alpha"_s, u"beta"_s});
        council.limits = {
            .deadline = std::chrono::seconds(30), .quorum = 1, .grace = std::chrono::seconds(10)};
        write(u"c.json"_s, councilFile(council));
        start({u"--council"_s, path(u"c.json"_s), u"--deadline"_s, u"5"_s, u"Why?"_s});
        await();
        QCOMPARE(status(), AskCommand::BadUsage);
        isOneLine(errors(), u"--deadline 5: the grace (10 s) must be shorter"_s);
    }

    void aFailureSaysWhatToDo()
    {
        ask({u"alpha"_s, u"beta-err401"_s});
        QVERIFY2(output().contains(u"failed"_s) && output().contains(u"Check the key"_s),
                 qPrintable(output()));
        QVERIFY(output().contains(u"from 1 of 2 (1 failed)"_s));
    }

    void controlCharactersAreMadeVisible()
    {
        say(u"alpha"_s, u"\x1b[31mred\x07\u202eevil\u009b2J"_s);
        ask({u"alpha"_s}, {u"--no-synthesis"_s});
        QVERIFY2(output().contains(u"␛[31mred␇�evil�2J"_s), qPrintable(output()));
        for (const QChar c : output())
            QVERIFY(c == u'\n' || (c >= u' ' && c.category() != QChar::Other_Control));
    }

    void theQuestionComesFromStandardInput()
    {
        start(endpoint({u"alpha"_s}) + QStringList{u"--json"_s, u"-"_s});
        m_program->write("Why, “so”?\n");
        m_program->closeWriteChannel();
        await();
        QCOMPARE(status(), AskCommand::AllComplete);
        const Result<Session> session = sessionFromFile(m_output);
        QCOMPARE(session->turns.constFirst().question.text, u"Why, “so”?"_s);
    }

    void anEmptyStandardInputIsNoQuestion()
    {
        start(endpoint({u"alpha"_s}) + QStringList{u"-"_s});
        m_program->closeWriteChannel();
        await();
        QCOMPARE(status(), AskCommand::BadUsage);
        isOneLine(errors(), u"no question"_s);
    }

    void ctrlCBeforeTheQuestionJustEnds()
    {
        start(endpoint({u"alpha"_s}) + QStringList{u"-"_s});
        QTRY_VERIFY(m_program->processId() > 0 && m_program->state() == QProcess::Running);
        ::kill(pid_t(m_program->processId()), SIGINT);
        await();
        QVERIFY(m_server->arrivals().isEmpty());
    }

    void ctrlCKeepsWhatArrived()
    {
        start(endpoint({u"alpha-tagx-endless-rate200"_s, u"beta-silent"_s}) +
              QStringList{u"--export"_s, path(u"a.json"_s), u"Why?"_s});
        QTRY_COMPARE(m_server->arrivals().size(), 2);
        QTRY_VERIFY(m_program->bytesAvailable() > 100); // some of it is on the terminal
        ::kill(pid_t(m_program->processId()), SIGINT);
        await();
        QCOMPARE(status(), AskCommand::Interrupted);
        const Result<Session> session = sessionFromFile(read(u"a.json"_s));
        QVERIFY(session);
        const QList<Answer> answers = session->turns.constFirst().answers;
        QCOMPARE(answers.at(0).status, AnswerStatus::Partial);
        QCOMPARE(answers.at(0).notice, Notice::Stopped);
        QVERIFY(answers.at(0).text.startsWith(u"x0 x1 "_s));
        QCOMPARE(answers.at(1).status, AnswerStatus::Cancelled);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void whatCannotBeAskedIsOneLine_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("names");
        QTest::newRow("council") << QStringList{u"--council"_s, u"Nobody"_s} << u"“Nobody”"_s;
        QTest::newRow("council file")
            << QStringList{u"--council"_s, u"/nowhere/c.json"_s} << u"/nowhere/c.json"_s;
        QTest::newRow("dialect") << QStringList{u"--endpoint"_s,
                                                u"http://127.0.0.1:1/v1"_s,
                                                u"--member"_s,
                                                u"m"_s,
                                                u"--dialect"_s,
                                                u"klingon"_s}
                                 << u"klingon"_s;
        QTest::newRow("option") << QStringList{u"--colour"_s} << u"colour"_s;
    }
    void whatCannotBeAskedIsOneLine()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QString, names);
        start(options + QStringList{u"Why?"_s});
        await();
        QCOMPARE(status(), AskCommand::BadUsage);
        isOneLine(errors(), names);
        QCOMPARE(output(), QString());
    }

    void aCouncilFileIsNotReadWhateverItsSize()
    {
        QFile file(path(u"c.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(17 << 20));
        file.close();
        start({u"--council"_s, path(u"c.json"_s), u"Why?"_s});
        await();
        QCOMPARE(status(), AskCommand::BadUsage);
        isOneLine(errors(), path(u"c.json"_s) + u": is larger than 16 MiB"_s);
    }

    void aMissingKeyVariableIsNamed()
    {
        ask({u"alpha"_s}, {u"--key-env"_s, u"CONCLAVE_NOT_SET"_s});
        QCOMPARE(status(), AskCommand::NoAnswer);
        QVERIFY2(output().contains(u"CONCLAVE_NOT_SET"_s), qPrintable(output()));
        QVERIFY(m_server->arrivals().isEmpty());
    }

    void theKeyIsSentAndWrittenNowhere()
    {
        const QByteArray canary = "sk-canary-4f1d8e2b7a";
        m_environment.insert(u"CONCLAVE_CANARY"_s, QString::fromLatin1(canary));
        ask({u"alpha"_s, u"beta-err401"_s},
            {u"--key-env"_s,
             u"CONCLAVE_CANARY"_s,
             u"--export"_s,
             path(u"a.md"_s),
             u"--export"_s,
             path(u"a.json"_s)});

        QCOMPARE(m_server->arrivals().constFirst().header("authorization"), "Bearer " + canary);
        QVERIFY(!m_output.contains(canary));
        QVERIFY(!m_errors.contains(canary));
        QDirIterator files(
            m_profile->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(canary), qPrintable(file.fileName()));
            ++count;
        }
        QVERIFY(count >= 2);
    }

    void aSavedCouncilIsAskedByItsName()
    {
        Council council = councilOf(m_server->url(), {u"alpha"_s, u"beta"_s});
        council.name = u"Night Shift"_s;
        Settings settings;
        settings.councils = {council};
        QVERIFY(saveSettings(settings, m_profile->path()));
        start({u"--council"_s, u"Night Shift"_s, u"Why?"_s});
        await();
        QCOMPARE(m_server->arrivals().size(), 2);
        // Nobody is in the chair, so the synthesis is made here.
        QVERIFY(output().contains(u"Extract made on this machine"_s));
    }

    void theGuideNeedsNoSetUp()
    {
        start({u"--guide"_s, u"How do I stop one member?"_s});
        await();
        QCOMPARE(status(), AskCommand::AllComplete);
        QVERIFY(output().contains(u"Synthesis by the chair · from 4 of 4"_s));
    }

    void brokenSettingsAreToldAndKept()
    {
        write(u"settings.json"_s, "{ broken");
        ask({u"alpha"_s});
        isOneLine(errors(), u"settings.json"_s);
        QCOMPARE(status(), AskCommand::AllComplete);
        QCOMPARE(read(u"settings.json"_s), "{ broken");
    }

private:
    QStringList endpoint(const QStringList &members) const
    {
        QStringList words{u"--endpoint"_s, m_server->url().toString()};
        for (const QString &member : members)
            words += {u"--member"_s, member};
        return words;
    }

    void say(const QString &model, const QString &text)
    {
        m_server->setScenario(model, {.text = text});
    }

    void ask(const QStringList &members, const QStringList &options = {})
    {
        start(endpoint(members) + options + QStringList{u"Why?"_s});
        await();
    }

    void start(const QStringList &words)
    {
        m_program = std::make_unique<QProcess>();
        m_program->setProcessEnvironment(m_environment);
        m_program->start(QStringLiteral(CONCLAVE),
                         QStringList{u"ask"_s, u"--profile"_s, m_profile->path()} + words);
    }

    void await()
    {
        QSignalSpy finished(m_program.get(), &QProcess::finished);
        QVERIFY(m_program->state() == QProcess::NotRunning || finished.wait(20'000));
        m_output = m_program->readAllStandardOutput();
        m_errors = m_program->readAllStandardError();
    }

    int status() const
    {
        return m_program->exitStatus() == QProcess::NormalExit ? m_program->exitCode() : -1;
    }
    QString output() const { return QString::fromUtf8(m_output); }
    QString errors() const { return QString::fromUtf8(m_errors); }

    static void isOneLine(const QString &text, const QString &naming)
    {
        QVERIFY2(text.startsWith(u"conclave: "_s) && text.endsWith(u'\n'), qPrintable(text));
        QCOMPARE(text.count(u'\n'), 1);
        QVERIFY2(text.contains(naming), qPrintable(text));
    }

    /// The turn in a.json.
    Turn exported() const
    {
        const Result<Session> session = sessionFromFile(read(u"a.json"_s));
        return session ? session->turns.constFirst() : Turn();
    }

    QString path(const QString &name) const { return m_profile->filePath(name); }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<QProcess> m_program;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QByteArray m_output;
    QByteArray m_errors;
};

QTEST_GUILESS_MAIN(AskCommandTest)
#include "tst_askcommand.moc"
