#include "core/export/exportfile.h"
#include "core/export/votes.h"
#include "tests/support/samplesession.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Two turns, of which the first has a winner, and the second is a tie that was judged blindly.
Session judgedSession()
{
    Session session = sampleSession();
    Turn &turn = session.turns[0];
    const QStringList models{u"llama"_s, u"qwen"_s, u"gemma"_s, u"phi"_s, u"llama"_s};
    for (qsizetype i = 0; i < models.size(); ++i)
        turn.council.members[i].model = models[i];
    Turn second = turn;
    second.id = TurnId::fromString(u"00000000-0000-4000-8000-0000000000bb"_s);
    second.question = {.text = u"And with 30 writers?"_s};
    second.answers.removeAt(2); // what was cut
    second.answers[0].text = u"PostgreSQL."_s;
    second.verdict = Verdict{
        .tie = true, .blind = true, .at = QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC)};
    turn.verdict = Verdict{.winner = turn.council.members[1].id,
                           .at = QDateTime(QDate(2026, 11, 20), QTime(16, 0, 0, 500), Qt::UTC)};
    session.turns.append(second);
    return session;
}

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            all.append(QJsonDocument::fromJson(line).object());
    }
    return all;
}

} // namespace

class VotesTest : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatOthersRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("preferences")
            << u"votes.preferences.jsonl"_s << preferenceLines(judgedSession());
        QTest::newRow("arena") << u"votes.arena.jsonl"_s << arenaLines(judgedSession());
    }

    void writesWhatOthersRead()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, lines);
        QFile golden(QStringLiteral(CONCLAVE_TEST_DATA "/export/") + name);
        if (qEnvironmentVariableIsSet("CONCLAVE_WRITE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::WriteOnly));
            golden.write(lines);
            golden.close();
        }
        QVERIFY(golden.open(QIODevice::ReadOnly));
        QCOMPARE(lines, golden.readAll());
    }

    void pairsTheWinnerWithEveryCompleteAnswer()
    {
        const Session session = judgedSession();
        const QList<QJsonObject> pairs = objects(preferenceLines(session));
        QCOMPARE(pairs.size(), 1); // the one that was cut is no example
        QCOMPARE(pairs[0][u"chosen"_s][0][u"content"_s].toString(), u"PostgreSQL."_s);
        QCOMPARE(pairs[0][u"rejected"_s][0][u"content"_s].toString(),
                 session.turns[0].answers[0].text);
        QCOMPARE(pairs[0][u"prompt"_s].toArray().last()[u"content"_s].toString(),
                 session.turns[0].question.text);
    }

    void hasABattleForEachPairThatWasJudged()
    {
        const QList<QJsonObject> battles = objects(arenaLines(judgedSession()));
        QCOMPARE(battles.size(), 2); // one with the winner, and the tie of two
        QCOMPARE(battles[0][u"winner"_s].toString(), u"model_b"_s);
        QCOMPARE(battles[1][u"winner"_s].toString(), u"tie"_s);
        QVERIFY(battles[1][u"anony"_s].toBool());
        QCOMPARE(battles[1][u"turn"_s].toInt(), 2);
        QSet<QString> ids;
        for (const QJsonObject &battle : battles)
            ids.insert(battle[u"question_id"_s].toString());
        QCOMPARE(ids.size(), battles.size());
    }

    void whatWasCutNeitherLosesNorWins()
    {
        Session session = judgedSession();
        session.turns.removeLast();
        Turn &turn = session.turns[0];
        QCOMPARE(turn.answers[2].status, AnswerStatus::Partial);
        const QString cut = turn.council.find(turn.answers[2].member)->model;
        for (const QJsonObject &battle : objects(arenaLines(session))) {
            QVERIFY(battle[u"model_a"_s].toString() != cut);
            QVERIFY(battle[u"model_b"_s].toString() != cut);
        }
        turn.verdict->winner = turn.answers[2].member;
        QCOMPARE(arenaLines(session), QByteArray());
        QCOMPARE(preferenceLines(session), QByteArray());
    }

    void letsNoModelFightItself()
    {
        Session session = judgedSession();
        for (Turn &turn : session.turns) {
            for (Member &member : turn.council.members)
                member.model = u"same"_s;
        }
        QCOMPARE(arenaLines(session), QByteArray());
        QVERIFY(!preferenceLines(session).isEmpty());
    }

    void givesNothingWithoutVerdicts()
    {
        Session session = judgedSession();
        for (Turn &turn : session.turns)
            turn.verdict = Verdict{.ratings = {{turn.council.members[0].id, 5}}};
        QCOMPARE(preferenceLines(session), QByteArray());
        QCOMPARE(arenaLines(session), QByteArray());

        const QTemporaryDir directory;
        for (const QString &name : {u"a.preferences.jsonl"_s, u"a.arena.jsonl"_s}) {
            const Done done = exportSession(session, directory.filePath(name));
            QCOMPARE(done.error().kind, Error::Kind::BadFile);
            QVERIFY(done.error().message.contains(u": nothing to write"_s));
            QVERIFY(!QFile::exists(directory.filePath(name)));
        }
    }
};

QTEST_GUILESS_MAIN(VotesTest)
#include "tst_votes.moc"
