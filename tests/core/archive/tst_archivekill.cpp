#include "core/archive/database.h"
#include "tests/support/archivefixture.h"

#include <QHash>
#include <QProcess>
#include <QRandomGenerator>

#include <ctime>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Kills a process that journals, again and again, at moments that nobody chose.
class ArchiveKillTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void losesNothingThatWasShownASecondBefore()
    {
        constexpr int Kills = 50;
        const QTemporaryDir directory;
        QRandomGenerator random = QRandomGenerator::securelySeeded();
        int checked = 0;
        for (int kill = 0; kill < Kills; ++kill) {
            const Shown shown = runAndKill(directory.path(), 100 + random.bounded(1300));
            QVERIFY(shown.isOpen);
            checked += check(directory.path(), shown);
            if (QTest::currentTestFailed())
                return;
        }
        // Otherwise nothing was proved.
        QVERIFY2(checked > 100, qPrintable(QString::number(checked)));
        Database database(directory.filePath(u"archive.db"_s), Database::Access::Write);
        QVERIFY(database.open());
        QCOMPARE(database.value(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
        QVERIFY(database.run(u"INSERT INTO found (found) VALUES ('integrity-check')"_s));
    }

private:
    /// What was on the screen of a process that was killed.
    struct Shown
    {
        bool isOpen = false;
        SessionId session;
        QList<TurnId> turns;
        QList<TurnId> ended;
        QHash<MemberId, QList<std::pair<qsizetype, qint64>>> lengths; ///< With the moment.
        qint64 killedAt = 0;
    };

    static qint64 now()
    {
        timespec time = {};
        clock_gettime(CLOCK_MONOTONIC, &time);
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }

    static Shown runAndKill(const QString &directory, int life)
    {
        QProcess process;
        process.start(QStringLiteral(CONCLAVE_JOURNALLING),
                      {directory, u"8"_s, u"100"_s},
                      QIODevice::ReadOnly);
        QByteArray output;
        qint64 openedAt = 0;
        while (openedAt == 0 && process.waitForReadyRead(20'000)) {
            output += process.readAllStandardOutput();
            if (output.startsWith("open\n"))
                openedAt = now();
        }
        while (now() < openedAt + life) {
            process.waitForReadyRead(int(std::max<qint64>(1, openedAt + life - now())));
            output += process.readAllStandardOutput();
        }
        Shown shown;
        shown.killedAt = now();
        process.kill(); // SIGKILL
        process.waitForFinished();
        output += process.readAllStandardOutput();
        read(shown, output);
        return shown;
    }

    static void read(Shown &shown, const QByteArray &output)
    {
        const QList<QByteArray> lines = output.split('\n');
        // What follows the last line's end was cut.
        for (const QByteArray &line : lines.first(lines.size() - 1)) {
            const QList<QByteArray> words = line.split(' ');
            if (words[0] == "open") {
                shown.isOpen = true;
            } else if (words[0] == "turn") {
                shown.session = SessionId::fromString(QString::fromLatin1(words[1]));
                shown.turns.append(TurnId::fromString(QString::fromLatin1(words[2])));
            } else if (words[0] == "ended") {
                shown.ended.append(TurnId::fromString(QString::fromLatin1(words[1])));
            } else if (words.size() == 3) {
                shown.lengths[MemberId::fromString(QString::fromLatin1(words[0]))].append(
                    {words[1].toLongLong(), words[2].toLongLong()});
            }
        }
    }

    /// How many texts were compared.
    static int check(const QString &directory, const Shown &shown)
    {
        FakeClock clock;
        Archive archive(directory, clock);
        ArchiveOpening opening;
        bool isOpen = false;
        connect(&archive, &Archive::opened, &archive, [&](const ArchiveOpening &now) {
            opening = now;
            isOpen = true;
        });
        archive.open();
        [&] {
            QVERIFY(QTest::qWaitFor([&] { return isOpen; }, 20'000));
            QVERIFY(!opening.problem);
            QVERIFY(!opening.rescue);
        }();
        if (shown.turns.isEmpty())
            return 0;
        const Result<LoadedSession> loaded = resultOf(archive.load(shown.session));
        int checked = 0;
        [&] {
            QHash<MemberId, const Answer *> answers;
            QHash<TurnId, const Turn *> turns;
            if (loaded) {
                QCOMPARE(loaded->unreadableTurns, 0);
                for (const Turn &turn : loaded->session.turns) {
                    turns[turn.id] = &turn;
                    for (const Answer &answer : turn.answers)
                        answers[answer.member] = &answer;
                }
            }
            for (auto text = shown.lengths.begin(); text != shown.lengths.end(); ++text) {
                const Answer *answer = answers.value(text.key());
                for (const auto &[length, moment] : text.value()) {
                    if (moment > shown.killedAt - 1000)
                        continue;
                    ++checked;
                    QVERIFY2(answer, qPrintable(text.key().toString()));
                    QVERIFY2(answer->text.size() >= length,
                             qPrintable(u"%1 of %2 after %3 ms"_s.arg(answer->text.size())
                                            .arg(length)
                                            .arg(shown.killedAt - moment)));
                }
            }
            for (const Turn *turn : std::as_const(turns)) {
                QVERIFY(turn->ended);
                for (const Answer &answer : turn->answers) {
                    QVERIFY(isFinal(answer.status));
                    if (answer.status != AnswerStatus::Complete)
                        QCOMPARE(answer.notice, Notice::Quit);
                    QVERIFY(answer.text.isEmpty() || answer.text.startsWith("token0 token1"_L1) ||
                            answer.text == "token0 "_L1);
                }
            }
        }();
        return checked;
    }
};

QTEST_GUILESS_MAIN(ArchiveKillTest)
#include "tst_archivekill.moc"
