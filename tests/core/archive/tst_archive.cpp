#include "core/archive/archive.h"
#include "core/session/apply.h"
#include "core/session/sessionjson.h"
#include "core/session/turnjson.h"
#include "tests/support/archivefixture.h"
#include "tests/support/randomsession.h"
#include "tests/support/samplesession.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ArchiveTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void keepsATurn()
    {
        ArchiveFixture fixture;
        QCOMPARE(fixture.opening(), ArchiveOpening());
        const Session session = fixture.newSession(u"Databases"_s);
        const Turn turn = fixture.play(session, u"Which one?"_s, {u"SQLite."_s, u"PostgreSQL."_s});

        for (int round = 0; round < 2; ++round) {
            const LoadedSession loaded = fixture.load(session.id);
            QCOMPARE(loaded.session.title, u"Databases"_s);
            QCOMPARE(loaded.session.turns.size(), 1);
            const Turn &kept = loaded.session.turns.constFirst();
            QCOMPARE(kept.id, turn.id);
            QCOMPARE(kept.question, turn.question);
            QCOMPARE(kept.council, turn.council);
            QCOMPARE(kept.answers[1].text, u"PostgreSQL."_s);
            QCOMPARE(kept.answers[1].status, AnswerStatus::Complete);
            QVERIFY(kept.ended);
            fixture.reopen();
            QCOMPARE(fixture.opening(), ArchiveOpening());
        }
    }

    void isForTheOwnerOnly()
    {
        ArchiveFixture fixture;
        fixture.play(fixture.newSession(u"x"_s), u"y"_s, {u"z"_s});
        QVERIFY(resultOf(fixture.archive().backUp()));
        constexpr auto Everybody = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                   QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(fixture.path()).permissions() & Everybody));
        for (const QString &path :
             ArchiveFiles(fixture.path()).companions() + ArchiveFiles(fixture.path()).backups())
            QVERIFY2(!(QFileInfo(path).permissions() & Everybody), qPrintable(path));
    }

    void playsATurnAgain()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.play(session, u"y"_s, {u"one"_s, u"two"_s});
        const auto recorded = resultOf(fixture.archive().recording(session.id, turn.id));
        QVERIFY(recorded);
        QCOMPARE(recorded->base.answers.size(), 0);
        QVERIFY(!recorded->base.ended);
        QCOMPARE(recorded->events.size(), 13);
        QCOMPARE(toJson(recorded->folded()), toJson(fixture.load(session.id).session.turns[0]));
        QCOMPARE(resultOf(fixture.archive().recording(session.id, TurnId::create())).error().kind,
                 Error::Kind::BadFile);
    }

    void takesLateEvents()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.play(session, u"y"_s, {u"one"_s});
        const Member &late = turn.council.members[1];
        fixture.append(session, turn, {{1s, {}, TurnResumed{}}});
        fixture.append(session, turn, fixture.answering(late, u"late words"_s, 2));
        fixture.append(
            session,
            turn,
            {{2s, StreamId::synthesis(), SynthesisBegan{.from = {late.id}}},
             {3s, StreamId::synthesis(), TextAdded{u"both"_s}},
             {4s, StreamId::synthesis(), AnswerEnded{AnswerStatus::Complete, Notice::None, {}}},
             {4s, {}, TurnEnded{}}});
        fixture.settle();
        const Turn kept = fixture.load(session.id).session.turns[0];
        QCOMPARE(kept.answers.size(), 2);
        QCOMPARE(kept.synthesis->answer.text, u"both"_s);
        QCOMPARE(fixture.find(u"late"_s).size(), 1);
        QCOMPARE(fixture.find(u"one"_s).size(), 1);
        const auto recorded = resultOf(fixture.archive().recording(session.id, turn.id));
        QCOMPARE(toJson(recorded->folded()), toJson(kept));
    }

    void aVerdictOnAnEndedTurnIsKept()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.play(session, u"y"_s, {u"one"_s, u"two"_s});
        const Verdict verdict{.winner = turn.council.members[1].id,
                              .ratings = {{turn.council.members[0].id, 2}},
                              .blind = true,
                              .at = fixture.clock().wallTime()};
        fixture.append(session, turn, {{1h, {}, VerdictGiven{verdict}}});
        fixture.settle();
        const auto keeps = [&] {
            const Turn kept = fixture.load(session.id).session.turns[0];
            return kept.verdict == verdict && kept.ended && kept.answers.size() == 2 &&
                   kept.answers[0].status == AnswerStatus::Complete;
        };
        QVERIFY(keeps());
        fixture.reopen();
        QVERIFY(keeps());
        QCOMPARE(fixture.opening().interruptedTurns, 0); // nothing was running
        fixture.reopen(); // the process before has made it whole again
        QVERIFY(keeps());
    }

    void interruptsWhatWasRunning()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.newTurn(u"y"_s);
        fixture.journal().begin(session, turn);
        QList<Event> events = fixture.answering(turn.council.members[0], u"half"_s);
        events.removeLast();
        fixture.append(session, turn, events);
        fixture.settle();
        // As it is shown while it runs, and in the next process.
        const Turn now = fixture.load(session.id).session.turns[0];
        fixture.reopen();
        QCOMPARE(fixture.opening().interruptedTurns, 1);
        const Turn kept = fixture.load(session.id).session.turns[0];
        QCOMPARE(toJson(kept), toJson(now));
        QCOMPARE(kept.answers[0].status, AnswerStatus::Partial);
        QCOMPARE(kept.answers[0].notice, Notice::Quit);
        QCOMPARE(kept.answers[0].text, u"half"_s);
        QVERIFY(kept.ended);
        QCOMPARE(fixture.find(u"half"_s).size(), 1);
        const auto recorded = resultOf(fixture.archive().recording(session.id, turn.id));
        QCOMPARE(toJson(recorded->folded()), toJson(kept));
        fixture.reopen();
        QCOMPARE(fixture.opening().interruptedTurns, 0);
    }

    /// Of reasoning only the first moment is kept; the journal knows until when it came.
    void interruptsAtTheLastMomentOfTheJournal()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        const Turn turn = fixture.newTurn(u"y"_s);
        fixture.journal().begin(session, turn);
        const StreamId a{turn.council.members[0].id, 1};
        const StreamId b{turn.council.members[1].id, 1};
        fixture.append(session,
                       turn,
                       {{0ms, a, AnswerQueued{}},
                        {0ms, b, AnswerQueued{}},
                        {88ms, a, ReasoningAdded{u"so"_s}},
                        {6500ms, a, ReasoningAdded{u" and so"_s}}});
        fixture.settle();
        const auto end = [&](int place) {
            return fixture.load(session.id).session.turns[0].answers[place].times.ended;
        };
        QCOMPARE(end(0), Microseconds(6500ms));
        fixture.reopen();
        QCOMPARE(end(0), Microseconds(6500ms));
        QCOMPARE(end(1), Microseconds(6500ms));
    }

    void keepsWhatOnlyWasAsked()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.journal().begin(session, fixture.newTurn(u"lonely question"_s));
        fixture.reopen();
        QCOMPARE(fixture.load(session.id).session.turns[0].question.text, u"lonely question"_s);
        QCOMPARE(fixture.find(u"lonely"_s).size(), 1);
    }

    void listsSessions()
    {
        ArchiveFixture fixture;
        QList<Session> sessions;
        for (int i = 0; i < 5; ++i) {
            sessions.append(fixture.newSession(u"Session %1"_s.arg(i)));
            fixture.play(sessions[i], u"q"_s, {u"a"_s});
            fixture.clock().advance(1min);
        }
        fixture.play(sessions[0], u"again"_s, {u"a"_s});
        resultOf(fixture.archive().setPinned(sessions[2].id, true)).value();
        resultOf(fixture.archive().setTags(sessions[1].id, {u"b"_s, u" a "_s, u"b"_s, QString()}))
            .value();
        QCOMPARE(
            titles(fixture.page()),
            (QStringList{
                u"Session 2"_s, u"Session 0"_s, u"Session 4"_s, u"Session 3"_s, u"Session 1"_s}));
        QCOMPARE(titles(fixture.page({.from = 1, .count = 2})),
                 (QStringList{u"Session 0"_s, u"Session 4"_s}));
        const QList<SessionListing> tagged = fixture.page({.tag = u"a"_s});
        QCOMPARE(tagged.size(), 1);
        QCOMPARE(tagged[0].tags, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(fixture.page()[1].turnCount, 2);
        QVERIFY(fixture.page()[0].isPinned);
        QCOMPARE(*resultOf(fixture.archive().tags()), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(resultOf(fixture.archive().sessions())->size(), 5);
    }

    void knowsWhereThereMayBeAVerdict()
    {
        ArchiveFixture fixture;
        const Session plain = fixture.newSession(u"Plain"_s);
        fixture.play(plain, u"q"_s, {u"a"_s, u"b"_s});
        const Session judged = fixture.newSession(u"Judged"_s);
        const Turn turn = fixture.play(judged, u"q"_s, {u"a"_s, u"b"_s});
        const auto found = [&fixture] { return *resultOf(fixture.archive().judgedSessions()); };
        QCOMPARE(found(), QList<SessionId>());

        const Verdict verdict{.winner = turn.council.members[0].id};
        fixture.append(judged, turn, {{1h, {}, VerdictGiven{verdict}}});
        fixture.settle();
        QCOMPARE(found(), QList<SessionId>{judged.id});
        fixture.reopen();
        QCOMPARE(found(), QList<SessionId>{judged.id});

        fixture.append(judged, turn, {{2h, {}, VerdictGiven{Verdict()}}});
        fixture.reopen();
        QCOMPARE(found(), QList<SessionId>());
        // What an older Conclave wrote may have one.
        fixture.close();
        {
            Database database(fixture.file(), Database::Access::Write);
            QVERIFY(database.open() && database.run(u"UPDATE turns SET judged = NULL"_s));
        }
        fixture.reopen();
        QCOMPARE(found().size(), 2);
    }

    void renames()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"Elephants"_s);
        fixture.play(session, u"q"_s, {u"a"_s});
        QSignalSpy changed(&fixture.archive(), &Archive::changed);
        QVERIFY(resultOf(fixture.archive().rename(session.id, u"\uFEFFGiraffes\u202E"_s)));
        QVERIFY(changed.size() == 1 || changed.wait());
        QCOMPARE(fixture.page()[0].title, u"\uFEFFGiraffes\u202E"_s);
        QCOMPARE(fixture.load(session.id).session.title, u"\uFEFFGiraffes\u202E"_s);
        QCOMPARE(fixture.find(u"elephants"_s).size(), 0);
        QCOMPARE(fixture.find(u"giraffes"_s).size(), 1);
    }

    void removesAndRestores()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"Elephants"_s);
        fixture.play(session, u"q"_s, {u"a"_s});
        QVERIFY(resultOf(fixture.archive().remove(session.id)));
        QVERIFY(fixture.page().isEmpty());
        QVERIFY(fixture.find(u"elephants"_s).isEmpty());
        QVERIFY(fixture.page({.wantsRemoved = true})[0].isRemoved);
        QCOMPARE(resultOf(fixture.archive().figures())->removed, 1);
        QVERIFY(resultOf(fixture.archive().restore(session.id)));
        QCOMPARE(fixture.page().size(), 1);
        QCOMPARE(fixture.find(u"elephants"_s).size(), 1);
    }

    void whatComesAgainIsNoLongerRemoved()
    {
        ArchiveFixture fixture;
        QSignalSpy returned(&fixture.archive(), &Archive::returned);
        const Session session = sampleSession();
        const SessionOrigin origin{.source = u"other-app:17"_s};
        Session again = session;
        again.id = SessionId::create();
        resultOf(fixture.archive().import(session, origin)).value();
        const auto remove = [&] { resultOf(fixture.archive().remove(session.id)).value(); };

        remove();
        QCOMPARE(*resultOf(fixture.archive().import(session)), (Intake{session.id, true, 0, true}));
        QCOMPARE(fixture.page().size(), 1);
        remove();
        QCOMPARE(*resultOf(fixture.archive().import(again, origin)),
                 (Intake{session.id, true, 0, true}));
        QCOMPARE(fixture.page().size(), 1);
        remove();
        fixture.play(session, u"q"_s, {u"a"_s});
        QCOMPARE(fixture.page().size(), 1);
        QTRY_COMPARE(returned.size(), 3);

        QCOMPARE(*resultOf(fixture.archive().import(session)), (Intake{session.id}));
        QCoreApplication::processEvents();
        QCOMPARE(returned.size(), 3);
    }

    void importsWithoutLoss()
    {
        ArchiveFixture fixture;
        for (quint32 seed = 1; seed <= 60; ++seed) {
            const Session session = RandomSession(seed).make();
            const auto id = resultOf(fixture.archive().import(session));
            QVERIFY2(id, qPrintable(id ? QString() : id.error().message));
            QCOMPARE(*id, (Intake{session.id, true, session.turns.size()}));
            QVERIFY2(sessionFile(fixture.load(session.id).session) == sessionFile(session),
                     qPrintable(u"seed %1"_s.arg(seed)));
        }
        QCOMPARE(resultOf(fixture.archive().sessions())->size(), 60);
    }

    void importsOnlyOnce()
    {
        ArchiveFixture fixture;
        Session session = sampleSession();
        const SessionOrigin origin{.source = u"other-app:17"_s, .isReadOnly = true};
        QCOMPARE(resultOf(fixture.archive().import(session, origin))->session, session.id);
        QVERIFY(fixture.page()[0].isReadOnly);
        Session again = session;
        again.id = SessionId::create();
        again.title = u"Changed"_s;
        QCOMPARE(*resultOf(fixture.archive().import(again, origin)), (Intake{session.id}));
        QCOMPARE(titles(fixture.page()), QStringList{session.title});
        // A file of a session that is here: its new turns are taken.
        Turn later = session.turns[0];
        later.id = TurnId::create();
        session.turns.append(later);
        QCOMPARE(*resultOf(fixture.archive().import(session, origin)),
                 (Intake{session.id, false, 1}));
        QCOMPARE(*resultOf(fixture.archive().import(session)), (Intake{session.id}));
        QCOMPARE(fixture.load(session.id).session, session);
    }

    void goesOnWithAnImportedTurn()
    {
        ArchiveFixture fixture;
        const Session session = sampleSession();
        resultOf(fixture.archive().import(session)).value();
        Turn turn = session.turns[0];
        QList<Event> events{{70s, {}, TurnResumed{}}};
        for (Event event : fixture.answering(turn.council.members[3], u"at last"_s, 2)) {
            event.at += 71s;
            events.append(event);
        }
        events.append({80s, {}, TurnEnded{}});
        fixture.append(session, turn, events);
        fixture.settle();
        for (const Event &event : events)
            apply(turn, event);
        QCOMPARE(toJson(fixture.load(session.id).session.turns[0]), toJson(turn));
        fixture.reopen();
        QCOMPARE(toJson(fixture.load(session.id).session.turns[0]), toJson(turn));
    }

    void tellsFigures()
    {
        ArchiveFixture fixture;
        const Session session = fixture.newSession(u"x"_s);
        fixture.play(session, u"q"_s, {u"a"_s, u"b"_s});
        resultOf(fixture.archive().backUp()).value();
        const auto figures = resultOf(fixture.archive().figures());
        QCOMPARE(figures->sessions, 1);
        QCOMPARE(figures->turns, 1);
        QCOMPARE(figures->texts, 4);
        QCOMPARE(figures->backups, 1);
        QVERIFY(figures->bytes > 0);
    }

    void keepsSevenBackups()
    {
        ArchiveFixture fixture;
        fixture.play(fixture.newSession(u"x"_s), u"q"_s, {u"a"_s});
        QStringList made;
        for (int i = 0; i < 9; ++i) {
            made.prepend(*resultOf(fixture.archive().backUp()));
            fixture.clock().advance(1s);
        }
        QCOMPARE(ArchiveFiles(fixture.path()).backups(), made.first(7));
        Database backup(made[0], Database::Access::Read);
        QVERIFY(backup.open());
        QCOMPARE(backup.check(10s), Database::Verdict::Sound);
        QCOMPARE(backup.value(u"SELECT count(*) FROM turns"_s)->toInt(), 1);
    }

    void makesABackupEveryDay()
    {
        ArchiveFixture fixture;
        fixture.play(fixture.newSession(u"x"_s), u"q"_s, {u"a"_s});
        fixture.clock().advance(1min);
        QTRY_COMPARE(ArchiveFiles(fixture.path()).backups().size(), 1);
    }

    void answersAlsoWhenClosed()
    {
        FakeClock clock;
        const QTemporaryDir directory;
        Archive archive(directory.path(), clock);
        archive.open();
        const auto page = archive.page({});
        const auto found = archive.search(parseSearch(u"x"_s));
        QVERIFY(archive.close());
        QCOMPARE(resultOf(page).error().kind, Error::Kind::Cancelled);
        QCOMPARE(resultOf(found).error().kind, Error::Kind::Cancelled);
        QCOMPARE(resultOf(archive.rename({}, {})).error().kind, Error::Kind::Cancelled);
        archive.journal().append({}, {}, {});
        QVERIFY(archive.close());
    }

private:
    static QStringList titles(const QList<SessionListing> &listings)
    {
        QStringList titles;
        for (const SessionListing &listing : listings)
            titles += listing.title;
        return titles;
    }
};

QTEST_GUILESS_MAIN(ArchiveTest)
#include "tst_archive.moc"
