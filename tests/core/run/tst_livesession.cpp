#include "core/run/livesession.h"
#include "core/session/apply.h"
#include "core/session/sessionjson.h"
#include "tests/support/chatstream.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faketransport.h"
#include "tests/support/runfixture.h"
#include "tests/support/samplesession.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class LiveSessionTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_session.reset();
        m_transport = std::make_unique<FakeTransport>();
        m_clock = std::make_unique<FakeClock>();
        m_fixture = std::make_unique<RunFixture>(*m_transport, *m_clock);
        m_session = std::make_unique<LiveSession>(m_fixture->environment());
        m_council = councilOf(QUrl(u"http://127.0.0.1:1/v1"_s), {u"a"_s, u"b"_s});
    }

    void cleanup() { m_session.reset(); }

    void startsEmpty()
    {
        QCOMPARE(m_session->turnCount(), 0);
        QVERIFY(!m_session->isRunning());
        QVERIFY(m_session->title().isEmpty());
        const Session snapshot = m_session->snapshot();
        QVERIFY(!snapshot.id.isNull());
        QCOMPARE(snapshot.created, m_clock->wallTime());
        QVERIFY(!m_session->run(TurnId::create()));
    }

    void theFirstQuestionGivesTheTitle()
    {
        m_session->ask({u"Which database?\nWe have three."_s}, m_council);
        QCOMPARE(m_session->title(), u"Which database?"_s);
        m_session->ask({u"And why?"_s}, m_council);
        QCOMPARE(m_session->title(), u"Which database?"_s);
    }

    void nothingIsSentInAnImportedConversation()
    {
        QVERIFY(m_session->canAsk());
        Session imported = sampleSession();
        imported.importedFrom = u"chatgpt"_s;
        m_session->replace(imported);
        QVERIFY(!m_session->canAsk());
        const QSignalSpy happened(m_session.get(), &LiveSession::happened);
        QVERIFY(m_session->ask({u"And then?"_s}, m_council).isNull());
        CouncilRun &run = *m_session->run(imported.turns[0].id);
        QVERIFY(!run.canSend() && !imported.turns[0].lackingMembers().isEmpty());
        run.retryAllFailed();
        run.retry(imported.turns[0].lackingMembers().constFirst());
        run.synthesise();
        QVERIFY(happened.isEmpty() && m_transport->posted().isEmpty());
        QCOMPARE(m_session->snapshot(), imported);

        const MemberId best = imported.turns[0].council.members[0].id;
        run.judge(Verdict().withWinner(best, false));
        QCOMPARE(run.turn().verdict->winner, best);
        m_session->startNew();
        QVERIFY(m_session->canAsk());
        QVERIFY(!m_session->ask({u"And then?"_s}, m_council).isNull());
    }

    void whateverTheLimitsTheFileCanBeOpenedAgain()
    {
        m_council.limits = {.deadline = 1s, .quorum = 9, .grace = 5s};
        m_session->ask({u"Which?"_s}, m_council);
        const Limits &asked = m_session->run(m_session->turnAt(0))->turn().council.limits;
        QCOMPARE(asked, clamped(m_council.limits, 2));
        const auto read = sessionFromFile(sessionFile(m_session->snapshot()));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    }

    void asksTwoQuestionsAtOnce()
    {
        const QSignalSpy added(m_session.get(), &LiveSession::turnAdded);
        const TurnId first = m_session->ask({u"One?"_s}, m_council);
        const TurnId second = m_session->ask({u"Two?"_s}, m_council);
        QCOMPARE(added.size(), 2);
        QCOMPARE(m_transport->posted().size(), 4);
        QCOMPARE(m_session->turnAt(1), second);

        say(2, u"A2"_s);
        say(3, u"B2"_s);
        QTRY_VERIFY(m_session->run(second)->turn().ended);
        QVERIFY(!m_session->run(first)->turn().ended);
        QVERIFY(m_session->isRunning());
        say(0, u"A1"_s);
        say(1, u"B1"_s);
        QTRY_VERIFY(!m_session->isRunning());
        QCOMPARE(m_session->run(first)->turn().answers[1].text, u"B1"_s);
        QCOMPARE(m_session->run(second)->turn().answers[1].text, u"B2"_s);
        // The second question did not wait for the first one's answers.
        QVERIFY(!m_transport->posted()[2].request.body.contains("One?"));
    }

    void laterQuestionsCarryTheThread()
    {
        const TurnId first = m_session->ask({u"One?"_s}, m_council);
        say(0, u"A1"_s);
        say(1, u"B1"_s);
        QTRY_VERIFY(m_session->run(first)->turn().ended);
        m_session->ask({u"Two?"_s}, m_council);
        const QByteArray body = m_transport->posted()[2].request.body;
        QVERIFY(body.contains("One?") && body.contains("A1") && body.contains("Two?"));
        QVERIFY(!body.contains("B1"));
    }

    void theSnapshotIsTheMoment()
    {
        const TurnId turn = m_session->ask({u"One?"_s}, m_council);
        m_transport->wire(0).send();
        m_transport->wire(0).answer();
        m_transport->wire(0).receive(sseText(u"Half"_s));
        const Session before = m_session->snapshot();
        QCOMPARE(before.turns.size(), 1);
        QCOMPARE(before.turns[0], m_session->run(turn)->turn());
        QCOMPARE(before.turns[0].answers[0].text, u"Half"_s);
        m_transport->wire(0).receive(sseText(u" more"_s));
        QCOMPARE(before.turns[0].answers[0].text, u"Half"_s);
    }

    void everyEventIsAnnouncedAfterItWasTakenIn()
    {
        int events = 0;
        connect(
            m_session.get(), &LiveSession::happened, this, [&](TurnId turn, const Event &event) {
                ++events;
                if (const auto *added = std::get_if<TextAdded>(&event.what))
                    QVERIFY(m_session->run(turn)->turn().answers[0].text.endsWith(added->text));
            });
        m_session->ask({u"One?"_s}, m_council);
        say(0, u"A1"_s);
        QVERIFY(events > 4);
    }

    void replacingStopsWhatRuns()
    {
        m_council.chair = m_council.members[0];
        m_council.chair->id = MemberId::create();
        const TurnId combining = m_session->ask({u"Zero?"_s}, m_council);
        say(0, u"A0"_s);
        say(1, u"B0"_s);
        QTRY_VERIFY(m_session->run(combining)->isCombining());
        m_transport->wire(2).send();
        m_transport->wire(2).answer();
        m_transport->wire(2).receive(sseText(u"In sum"_s));
        const TurnId answering = m_session->ask({u"One?"_s}, m_council);
        m_transport->wire(3).send();
        m_transport->wire(3).answer();
        m_transport->wire(3).receive(sseText(u"Half"_s));
        const SessionId left = m_session->id();
        QHash<TurnId, Turn> told{{combining, m_session->run(combining)->turn()},
                                 {answering, m_session->run(answering)->turn()}};
        connect(m_session.get(), &LiveSession::happened, this, [&](TurnId id, const Event &event) {
            QCOMPARE(m_session->id(), left);
            apply(told[id], event);
        });

        m_session->replace(sampleSession());
        for (const Turn &turn : std::as_const(told))
            QVERIFY(turn.ended);
        const Answer &synthesis = told[combining].synthesis->answer;
        QCOMPARE(synthesis.status, AnswerStatus::Partial);
        QCOMPARE(synthesis.notice, Notice::Stopped);
        const QList<Answer> &answers = told[answering].answers;
        QCOMPARE(answers[0].status, AnswerStatus::Partial);
        QCOMPARE(answers[0].notice, Notice::Stopped);
        QCOMPARE(answers[0].text, u"Half"_s);
        QCOMPARE(answers[1].status, AnswerStatus::Cancelled);
        QCOMPARE(answers[1].notice, Notice::Stopped);
    }

    void replacingEndsWhatIsAboutToEnd()
    {
        const TurnId turn = m_session->ask({u"One?"_s}, m_council);
        say(0, u"Whole"_s);
        m_transport->wire(1).close(Error{.kind = Error::Kind::Tls});
        QVERIFY(!isFinal(m_session->run(turn)->turn().answers[0].status)); // told by the event loop
        Turn told = m_session->run(turn)->turn();
        connect(m_session.get(), &LiveSession::happened, this, [&](TurnId, const Event &event) {
            apply(told, event);
        });

        m_session->startNew();
        QVERIFY(told.ended);
        QCOMPARE(told.answers[0].status, AnswerStatus::Complete);
        QCOMPARE(told.answers[1].status, AnswerStatus::Cancelled);
        QVERIFY(!told.synthesis);
    }

    void replacingEndsWhatWaits()
    {
        m_fixture->slowAccess = [](const RunEnvironment::Reached &) {}; // a key ring that is slow
        const TurnId turn = m_session->ask({u"One?"_s}, m_council);
        Turn told = m_session->run(turn)->turn();
        connect(m_session.get(), &LiveSession::happened, this, [&](TurnId, const Event &event) {
            apply(told, event);
        });

        m_session->startNew();
        QVERIFY(told.ended);
        for (const Answer &answer : std::as_const(told.answers))
            QCOMPARE(answer.status, AnswerStatus::Cancelled);
    }

    void replacingDropsWhatRuns()
    {
        m_session->ask({u"One?"_s}, m_council);
        m_transport->wire(0).send();
        const QSignalSpy replaced(m_session.get(), &LiveSession::replaced);
        const Session sample = sampleSession();

        m_session->replace(sample);
        QCOMPARE(m_transport->drops(), 2);
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(m_session->snapshot(), sample);
        QCOMPARE(m_session->title(), sample.title);
        QVERIFY(!m_session->isRunning());
        const QSignalSpy happened(m_session.get(), &LiveSession::happened);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(happened.size(), 0);

        m_session->startNew();
        QCOMPARE(m_session->turnCount(), 0);
        QVERIFY(m_session->snapshot().id != sample.id);
    }

    void goesOnWithAnOldSession()
    {
        const Session sample = sampleSession();
        m_session->replace(sample);
        const TurnId turn = m_session->ask({u"More?"_s}, sample.turns[0].council);
        QCOMPARE(m_session->snapshot().turns.size(), sample.turns.size() + 1);
        QCOMPARE(m_session->title(), sample.title);
        QCOMPARE(m_session->turnAt(m_session->turnCount() - 1), turn);
        QVERIFY(m_transport->posted().first().request.body.contains("database"));
    }

    void stopsEverything()
    {
        m_session->ask({u"One?"_s}, m_council);
        m_session->ask({u"Two?"_s}, m_council);
        m_session->stopAll();
        QTRY_VERIFY(!m_session->isRunning());
        for (const Turn &turn : m_session->snapshot().turns)
            QVERIFY(turn.ended);
        QCOMPARE(m_transport->drops(), 4);
    }

private:
    void say(qsizetype place, const QString &text)
    {
        FakeWire &wire = m_transport->wire(place);
        wire.send();
        wire.answer();
        wire.receive(sseAnswer(text));
    }

    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<LiveSession> m_session;
    Council m_council;
};

QTEST_GUILESS_MAIN(LiveSessionTest)
#include "tst_livesession.moc"
