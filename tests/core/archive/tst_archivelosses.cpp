#include "core/archive/archive.h"
#include "core/session/apply.h"
#include "tests/support/archivefixture.h"
#include "tests/support/spoiltschema.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <sqlite3.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Nothing of what is asked and answered is lost silently, whatever fails.
class ArchiveLossesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void outlivesAWantOfMemory()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.newTurn(u"q"_s);
        fixture.journal().begin(session, turn);
        fixture.settle();
        QSignalSpy troubled(&fixture.archive(), &Archive::troubled);
        QSignalSpy recovered(&fixture.archive(), &Archive::recovered);
        const QString text = noise(400'000);
        {
            const LittleMemory memory;
            fixture.append(session, turn, fixture.answering(turn.council.members[0], text));
            QVERIFY(troubled.size() == 1 || troubled.wait());
            fixture.clock().advance(Archive::RetryInterval);
            fixture.append(session, turn, {{9s, {}, TurnEnded{}}});
        }
        QCOMPARE(troubled[0][0].value<Error>().kind, Error::Kind::ArchiveUnwritable);
        recover(fixture, recovered);
        QCOMPARE(recovered.size(), 1);
        QCOMPARE(troubled.size(), 1);
        QCOMPARE(fixture.load(session.id).session.turns[0].answers[0].text, text);
        QVERIFY(fixture.close());
    }

    void keepsAQuestionThatCannotBeWrittenYet()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        QSignalSpy troubled(&fixture.archive(), &Archive::troubled);
        QSignalSpy recovered(&fixture.archive(), &Archive::recovered);
        edit(
            fixture,
            u"CREATE TRIGGER refusal BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no'); END"_s);
        const Turn turn = fixture.newTurn(u"q"_s);
        fixture.journal().begin(session, turn);
        fixture.append(session, turn, fixture.answering(turn.council.members[0], u"a"_s));
        QVERIFY(troubled.size() == 1 || troubled.wait());
        QCOMPARE(troubled[0][0].value<Error>().kind, Error::Kind::ArchiveUnwritable);
        edit(fixture, u"DROP TRIGGER refusal"_s);
        recover(fixture, recovered);
        QCOMPARE(recovered.size(), 1);
        fixture.settle();
        QCOMPARE(fixture.load(session.id).session.turns[0].answers[0].text, u"a"_s);
    }

    void whatCanNeverBeWrittenDoesNotHoldUpTheRest()
    {
        const QTemporaryDir directory;
        ArchiveWriter writer(directory.path(),
                             {.opened = [](const ArchiveOpening &) {},
                              .troubled = [](const Error &) {},
                              .recovered = [] {},
                              .rescued = [](const Rescue &) {}});
        const FakeClock clock;
        writer.open(clock.wallTime());
        const auto work = [](Database &) { return Done({.kind = Error::Kind::BadFile}); };
        bool wasGivenUp = false;
        bool isNextWritten = false;
        writer.write(
            work, [&](const Done &done) { wasGivenUp = !done; }, ArchiveWriter::Failing::Waits);
        writer.write([](Database &) { return Done(std::monostate{}); },
                     [&](const Done &done) { isNextWritten = bool(done); });
        for (int i = 2; i < ArchiveWriter::MostTries; ++i)
            writer.retry(clock.wallTime());
        QVERIFY(!wasGivenUp);
        writer.retry(clock.wallTime());
        QVERIFY(wasGivenUp);
        QVERIFY(isNextWritten);
        QVERIFY(writer.close());
    }

    void rescuesOnlyOnceForWhatIsNeverGivenUp()
    {
        const QTemporaryDir directory;
        int troubles = 0;
        int rescues = 0;
        int recoveries = 0;
        ArchiveWriter writer(directory.path(),
                             {.opened = [](const ArchiveOpening &) {},
                              .troubled = [&](const Error &) { ++troubles; },
                              .recovered = [&] { ++recoveries; },
                              .rescued = [&](const Rescue &) { ++rescues; }});
        const FakeClock clock;
        writer.open(clock.wallTime());
        int tries = 0;
        bool isMended = false;
        const auto work = [&](Database &) {
            ++tries;
            return isMended ? Done(std::monostate{}) : Done({.kind = Error::Kind::ArchiveDamaged});
        };
        writer.write(work, {}, ArchiveWriter::Failing::Waits);
        writer.retry(clock.wallTime());
        writer.retry(clock.wallTime());

        QCOMPARE(tries, 4);
        QCOMPARE(rescues, 1);
        QCOMPARE(troubles, 1);
        isMended = true;
        writer.retry(clock.wallTime());
        QCOMPARE(recoveries, 1);
        QVERIFY(writer.close());
    }

    void aRescueTakesNothingFromASessionInMemory()
    {
        ArchiveFixture fixture;
        Session session = fixture.newSession(u"x"_s);
        session.turns = {fixture.play(session, u"first"_s, {u"a"_s}), fixture.newTurn(u"second"_s)};
        session.turns[0] = fixture.load(session.id).session.turns[0];
        Turn &turn = session.turns[1];
        fixture.journal().begin(session, turn);
        const auto happen = [&](const QList<Event> &events) {
            for (const Event &event : events)
                apply(turn, event);
            fixture.append(session, turn, events);
        };
        const QList<Event> one = fixture.answering(turn.council.members[0], u"whole"_s);
        const QList<Event> two = fixture.answering(turn.council.members[1], u"begun and "_s);
        happen(one);
        happen(two.first(two.size() - 1));
        fixture.settle();
        QSignalSpy rescued(&fixture.archive(), &Archive::rescued);
        spoilSchema(fixture.file());
        happen({{8ms, two[0].stream, TextAdded{u"gone "_s}}});
        fixture.journal().flush();
        QVERIFY(rescued.size() == 1 || rescued.wait());
        QCOMPARE(rescued[0][0].value<Rescue>().turns, 0);

        fixture.archive().renew(session);
        happen({{9ms, two[0].stream, TextAdded{u"on"_s}},
                {10ms, two[0].stream, AnswerEnded{AnswerStatus::Complete, Notice::None, {}}},
                {11ms, {}, TurnEnded{}}});
        fixture.settle();
        for (int round = 0; round < 2; ++round) {
            const Session kept = fixture.load(session.id).session;
            QCOMPARE(kept.turns.size(), 2);
            QCOMPARE(kept.turns[0], session.turns[0]);
            QCOMPARE(kept.turns[1].answers[0].text, u"whole"_s);
            QCOMPARE(kept.turns[1].answers[1].text, u"begun and gone on"_s);
            QCOMPARE(kept.turns[1].answers[1].status, AnswerStatus::Complete);
            QVERIFY(kept.turns[1].ended);
            fixture.archive().renew(session); // changes nothing
            fixture.reopen();
        }
        QCOMPARE(fixture.opening().interruptedTurns, 0);
        QCOMPARE(fixture.find(u"gone"_s).size(), 1);
    }

private:
    /// SQLite gets no more memory than it has.
    class LittleMemory final
    {
    public:
        LittleMemory() { sqlite3_hard_heap_limit64(sqlite3_memory_used() + Crumb); }
        ~LittleMemory() { sqlite3_hard_heap_limit64(0); }
        Q_DISABLE_COPY_MOVE(LittleMemory)

    private:
        static constexpr sqlite3_int64 Crumb = 65536;
    };

    static QString noise(qsizetype length)
    {
        QRandomGenerator random{1};
        QString text;
        while (text.size() < length)
            text += QString::number(random.generate(), 36) + u' ';
        return text.left(length);
    }

    /// From outside, while the archive writes nothing.
    static void edit(const ArchiveFixture &fixture, const QString &sql)
    {
        Database database(fixture.file(), Database::Access::Write);
        QVERIFY(database.open());
        QVERIFY(database.run(sql));
    }

    static void recover(ArchiveFixture &fixture, QSignalSpy &recovered)
    {
        for (int i = 0; i < 5 && recovered.isEmpty(); ++i) {
            fixture.clock().advance(Archive::RetryInterval);
            recovered.wait(2000);
        }
    }
};

QTEST_GUILESS_MAIN(ArchiveLossesTest)
#include "tst_archivelosses.moc"
