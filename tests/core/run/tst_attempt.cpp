#include "core/run/attempt.h"
#include "core/session/apply.h"
#include "tests/support/chatstream.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faketransport.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <vector>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// What lies between a place in the queue and the end: tries, pauses, rests and sleep.
class AttemptTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_attempts.clear();
        m_turn = {};
        m_messages = {{Message::Role::User, u"Why?"_s}};
        m_transport = std::make_unique<FakeTransport>();
        m_clock = std::make_unique<FakeClock>();
        m_fixture = std::make_unique<RunFixture>(*m_transport, *m_clock);
        m_seat = seatFor(u"Critic"_s, QUrl(u"https://api.example/v1"_s), u"m"_s);
    }
    void cleanup() { m_attempts.clear(); }

    void anOverloadedServerIsAskedTwiceMore()
    {
        start();
        rejectLast({.status = 503});
        QTRY_COMPARE(answer().status, AnswerStatus::Retrying);
        QCOMPARE(answer().retries.size(), 1);
        QCOMPARE(answer().retries[0].error.kind, Error::Kind::Overloaded);
        const Microseconds pause = *answer().retries[0].again - answer().retries[0].failed;
        QVERIFY(pause > 0us && pause <= 500ms);
        pass(pause - 1us);
        QCOMPARE(m_transport->posted().size(), 1);
        pass(1us);
        QCOMPARE(m_transport->posted().size(), 2);
        QCOMPARE(answer().status, AnswerStatus::Connecting);
        rejectLast({.status = 503});
        QTRY_COMPARE(answer().retries.size(), 2);
        pass(1s);
        QCOMPARE(m_transport->posted().size(), 3);
        rejectLast({.status = 503});
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        pass(1min);
        QCOMPARE(m_transport->posted().size(), 3);
        QCOMPARE(answer().retries.size(), 2);
    }

    void aRetryThatSucceedsIsComplete()
    {
        start();
        rejectLast({.status = 500});
        QTRY_COMPARE(answer().status, AnswerStatus::Retrying);
        pass(1s);
        answerLast(u"Fine"_s);
        QTRY_COMPARE(answer().status, AnswerStatus::Complete);
        QCOMPARE(answer().text, u"Fine"_s);
        QCOMPARE(answer().attempt, 1);
        QCOMPARE(answer().retries[0].again, *answer().times.connecting);
    }

    void afterAnyContentThereIsNoRetry()
    {
        start();
        m_transport->lastWire().send();
        m_transport->lastWire().answer();
        m_transport->lastWire().receive(sseReasoning(u"Hm"_s));
        m_transport->lastWire().receive(
            R"(data: {"error":{"type":"overloaded_error","message":"Overloaded"}})"
            "\n\n");
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        pass(1min);
        QCOMPARE(m_transport->posted().size(), 1);
    }

    void whatWasSentAndNotAnsweredIsNeverRepeated()
    {
        start();
        m_transport->lastWire().send();
        m_transport->lastWire().close(Error{.kind = Error::Kind::NoReply});
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        pass(1min);
        QCOMPARE(m_transport->posted().size(), 1);
    }

    void nowCutsThePauseShort()
    {
        start();
        rejectLast({.status = 429, .retryAfter = "60"});
        QTRY_COMPARE(answer().status, AnswerStatus::Retrying);
        m_attempts[0]->hurry();
        pass(0us);
        QCOMPARE(m_transport->posted().size(), 2);
        QCOMPARE(answer().retries[0].again, answer().retries[0].failed); // what really happened
    }

    void dontEndsWithWhatHappened()
    {
        start();
        rejectLast({.status = 429, .retryAfter = "60"});
        QTRY_COMPARE(answer().status, AnswerStatus::Retrying);
        m_attempts[0]->giveUp();
        QCOMPARE(answer().status, AnswerStatus::Retrying); // never from inside the call
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        QCOMPARE(answer().error->kind, Error::Kind::RateLimited);
        pass(2min);
        QCOMPARE(m_transport->posted().size(), 1);
    }

    void dontHasNoEffectOnARunningTry()
    {
        start();
        m_attempts[0]->giveUp();
        pass(0us);
        QCOMPARE(answer().status, AnswerStatus::Connecting);
    }

    void stoppingEndsAPause()
    {
        start();
        rejectLast({.status = 500});
        QTRY_COMPARE(answer().status, AnswerStatus::Retrying);
        m_attempts[0]->cancel();
        QTRY_COMPARE(answer().status, AnswerStatus::Cancelled);
        pass(1min);
        QCOMPARE(m_transport->posted().size(), 1);
    }

    void anAnswerWaitsOnlyAsLongAsTheServerAsksItTo()
    {
        start();
        rejectLast({.status = 429, .retryAfter = "86400"});
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        QCOMPARE(answer().error->retryAfter, 24h);
    }

    void aRestIsSharedByAllWhoAskThere()
    {
        start();
        rejectLast({.status = 429, .retryAfter = "30"});
        QTRY_COMPARE(answer(0).status, AnswerStatus::Retrying);
        start(); // another run's member
        QCOMPARE(m_transport->posted().size(), 1);
        QCOMPARE(answer(1).status, AnswerStatus::Waiting);
        QCOMPARE(answer(1).wait->cause, Wait::Cause::RateLimit);
        QCOMPARE(answer(1).wait->until, m_clock->now() + 30s);
        pass(30s);
        QCOMPARE(m_transport->posted().size(), 2);
        QCOMPARE(answer(1).status, AnswerStatus::Connecting);
        QVERIFY(!answer(1).wait);
        pass(1s); // the jitter of the first one
        QCOMPARE(m_transport->posted().size(), 3);
    }

    void aRestLongerThanThePauseIsTold()
    {
        start();
        m_fixture->queue().rest(m_seat.endpoint, 20s);
        rejectLast({.status = 500});
        QTRY_COMPARE(answer().status, AnswerStatus::Retrying);
        QCOMPARE(answer().wait->cause, Wait::Cause::RateLimit);
        QCOMPARE(answer().wait->until, m_clock->now() + 20s);
        pass(10s);
        QCOMPARE(m_transport->posted().size(), 1);
        pass(10s);
        QCOMPARE(m_transport->posted().size(), 2);
    }

    void aCounterAtZeroIsARestToo()
    {
        start();
        m_transport->lastWire().send();
        m_transport->lastWire().answer({.status = 200,
                                        .contentType = "text/event-stream",
                                        .rateLimits = {{.remaining = "0", .reset = "20s"}}});
        start();
        QCOMPARE(m_transport->posted().size(), 1);
        m_transport->lastWire().receive(sseAnswer(u"Fine"_s));
        QTRY_COMPARE(answer(0).status, AnswerStatus::Complete);
        m_attempts[1]->hurry(); // the user knows better
        pass(0us);
        QCOMPARE(m_transport->posted().size(), 2);
    }

    void aSlotIsFreeDuringAPause()
    {
        m_seat.endpoint.parallelLimit = 1;
        start();
        start();
        QCOMPARE(answer(1).wait->cause, Wait::Cause::Slot);
        rejectLast({.status = 500});
        QTRY_COMPARE(answer(1).status, AnswerStatus::Connecting);
        pass(1s); // the first one has to wait for the slot now
        QCOMPARE(answer(0).status, AnswerStatus::Retrying);
        QCOMPARE(answer(0).wait->cause, Wait::Cause::Slot);
        answerLast(u"Two"_s);
        QTRY_COMPARE(m_transport->posted().size(), 3);
    }

    void aRejectedKeyIsNotTriedAgainByThoseInLine()
    {
        m_seat.endpoint.parallelLimit = 1;
        start();
        start();
        rejectLast({.status = 401});
        QTRY_COMPARE(answer(1).status, AnswerStatus::Failed);
        QCOMPARE(answer(1).error->kind, Error::Kind::Unauthorized);
        QCOMPARE(m_transport->posted().size(), 1);
    }

    void aLoadingModelIsPolled()
    {
        m_seat.endpoint.url = QUrl(u"http://127.0.0.1:8080/v1"_s);
        start();
        for (const Microseconds pause : {1s, 2s, 4s, 8s, 8s, 8s}) {
            rejectLast(
                {.status = 503, .contentType = "application/json"},
                R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})");
            QTRY_COMPARE(answer().status, AnswerStatus::Retrying);
            QCOMPARE(answer().retries.constLast().error.kind, Error::Kind::ModelLoading);
            QCOMPARE(answer().retries.constLast().again, m_clock->now() + pause);
            pass(pause);
        }
        answerLast(u"Loaded"_s);
        QTRY_COMPARE(answer().status, AnswerStatus::Complete);
    }

    void anEndpointThatIsOutIsNotAskedUnlessTheUserInsists()
    {
        for (int i = 0; i < 2; ++i)
            m_fixture->health().noteFailure(
                m_seat.endpoint, m_seat.endpoint.url, {.kind = Error::Kind::ConnectTimeout});
        start();
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        QCOMPARE(answer().error->kind, Error::Kind::Unreachable);
        QCOMPARE(m_transport->posted().size(), 1); // the check, at once
        QCOMPARE(m_transport->posted()[0].request.method, HttpRequest::Method::Get);
        m_isInsisted = true;
        start();
        QCOMPARE(m_transport->posted().size(), 2);
        answerLast(u"Here"_s);
        QTRY_COMPARE(answer(1).status, AnswerStatus::Complete);
        QVERIFY(!m_fixture->health().outage(m_seat.endpoint));
        m_isInsisted = false;
    }

    void sleepInterruptsConnectionsToOtherMachines()
    {
        start();
        m_transport->lastWire().send();
        m_transport->lastWire().answer();
        m_transport->lastWire().receive(sseText(u"Half"_s));
        m_seat.endpoint.url = QUrl(u"http://127.0.0.1:8080/v1"_s);
        start();
        m_clock->suspend(2h);
        m_clock->advance(2s);
        QTRY_COMPARE(answer(0).status, AnswerStatus::Partial);
        QCOMPARE(answer(0).notice, Notice::Interrupted);
        QCOMPARE(answer(0).text, u"Half"_s);
        QCOMPARE(answer(1).status, AnswerStatus::Connecting); // that server slept, too
    }

    void whatNobodyTakesIsNotSent()
    {
        m_seat.role = QString(qsizetype(65) * 1024 * 1024, u'x');
        m_messages = {{Message::Role::System, m_seat.role}};
        start();
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        QCOMPARE(answer().error->kind, Error::Kind::TooLong);
        QCOMPARE(m_transport->posted().size(), 0);
    }

    void tellsStalls()
    {
        start();
        m_transport->lastWire().send();
        m_transport->lastWire().answer();
        m_transport->lastWire().receive(sseText(u"One"_s));
        m_clock->advance(3s);
        m_transport->lastWire().receive(": still here\n\n");
        m_clock->advance(5s - 1us);
        QVERIFY(!isStalled(answer()));
        m_clock->advance(1us);
        QVERIFY(isStalled(answer()));
        QCOMPARE(answer().stalls[0].from, Microseconds(3s));
        m_clock->advance(20s);
        QCOMPARE(answer().stalls.size(), 1); // told once
        m_transport->lastWire().receive(sseText(u" two"_s));
        QVERIFY(!isStalled(answer()));
        QCOMPARE(answer().stalls[0].to, Microseconds(28s));
        m_clock->advance(5s);
        QVERIFY(isStalled(answer()));
        m_transport->lastWire().receive(sseFinish() + sseDone());
        QTRY_COMPARE(answer().status, AnswerStatus::Complete);
        QCOMPARE(answer().stalls.size(), 2);
        QVERIFY(answer().stalls[1].to);
    }

    void aKeyThatComesLateIsWaitedFor()
    {
        haveSlowKeyRing();
        start();
        pass(499ms);
        QVERIFY(!answer().wait); // not worth a word yet
        pass(1ms);
        QCOMPARE(answer().status, AnswerStatus::Waiting);
        QCOMPARE(answer().wait->cause, Wait::Cause::KeyRing);
        QVERIFY(m_transport->posted().isEmpty());
        m_reached(EndpointAccess{m_seat.endpoint.url, Secret("sk-late")});
        QCOMPARE(m_transport->posted().size(), 1);
        QCOMPARE(answer().status, AnswerStatus::Connecting);
        QVERIFY(!answer().wait);
        answerLast(u"Fine"_s);
        QTRY_COMPARE(answer().status, AnswerStatus::Complete);
    }

    void aKeyThatDoesNotComeIsAFailure()
    {
        haveSlowKeyRing();
        start();
        m_reached(Error{.kind = Error::Kind::KeyRingTimeout});
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        QCOMPARE(answer().error->kind, Error::Kind::KeyRingTimeout);
        QVERIFY(m_transport->posted().isEmpty());
    }

    void whoWaitsForAKeyCanBeStopped()
    {
        haveSlowKeyRing();
        start();
        m_attempts[0]->cancel();
        QTRY_COMPARE(answer().status, AnswerStatus::Cancelled);
        pass(1min);
        m_reached(EndpointAccess{m_seat.endpoint.url, Secret("sk-late")}); // nobody needs it now
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_transport->posted().isEmpty());
        QCOMPARE(answer().status, AnswerStatus::Cancelled);
    }

    void aKeyForAnAttemptThatIsGoneIsDropped()
    {
        haveSlowKeyRing();
        start();
        m_attempts.clear();
        m_reached(EndpointAccess{m_seat.endpoint.url, Secret("sk-late")});
        QVERIFY(m_transport->posted().isEmpty());
    }

    void whatAServerRejectsIsLeftOutTheNextTime()
    {
        m_seat.parameters.temperature = 0.5;
        start();
        QVERIFY(sentTemperature());
        rejectTemperature();
        QTRY_COMPARE(m_transport->posted().size(), 2);
        QVERIFY(!sentTemperature());
        answerLast(u"one"_s);
        QTRY_COMPARE(answer(0).notice, Notice::Corrected);

        start();
        QCOMPARE(m_transport->posted().size(), 3);
        QVERIFY(!sentTemperature());
        answerLast(u"two"_s);
        QTRY_COMPARE(answer(1).status, AnswerStatus::Complete);
        QCOMPARE(answer(1).notice, Notice::Corrected); // it is told all the same
        QCOMPARE(m_transport->posted().size(), 3);

        m_seat.model = u"another"_s; // may well take it
        start();
        QVERIFY(sentTemperature());
    }

    void whatHasBegunToThinkIsNotAskedAgain()
    {
        m_seat.parameters.temperature = 0.5;
        start();
        FakeWire &wire = m_transport->lastWire();
        wire.send();
        wire.answer();
        wire.receive(sseReasoning(u"Hm."_s));
        wire.receive(sse(QByteArray("{'error':{'message':'No.','param':'temperature','code':400,"
                                    "'type':'unsupported_parameter'}}")
                             .replace('\'', '"')));
        QTRY_COMPARE(answer().status, AnswerStatus::Failed);
        QCOMPARE(answer().error->parameter, u"temperature"_s);
        QCOMPARE(answer().reasoning, u"Hm."_s);
        QCOMPARE(m_transport->posted().size(), 1);
    }

    void whoDoesNotWantItIsToldNothing()
    {
        m_seat.parameters.temperature = 0.5;
        m_fixture->corrections.remember(
            m_seat, {.kind = Error::Kind::BadRequest, .http = 400, .parameter = u"temperature"_s});
        m_seat.parameters.temperature.reset();
        start();
        answerLast(u"one"_s);
        QTRY_COMPARE(answer().status, AnswerStatus::Complete);
        QCOMPARE(answer().notice, Notice::None);
    }

    void aCorrectionThatDidNotHelpIsForgotten()
    {
        m_seat.parameters.temperature = 0.5;
        start();
        rejectTemperature();
        QTRY_COMPARE(m_transport->posted().size(), 2);
        rejectLast({.status = 400});
        QTRY_COMPARE(answer(0).status, AnswerStatus::Failed);
        start();
        QVERIFY(sentTemperature());
    }

private:
    /// m_reached says what it says, when the test calls it.
    bool sentTemperature() const
    {
        return m_transport->posted().constLast().request.body.contains("temperature");
    }
    void rejectTemperature()
    {
        rejectLast(
            {.status = 400, .contentType = "application/json"},
            QByteArray(
                "{'error':{'message':'No.','param':'temperature','code':'unsupported_parameter'}}")
                .replace('\'', '"'));
    }
    void haveSlowKeyRing()
    {
        m_fixture->slowAccess = [this](RunEnvironment::Reached reached) {
            m_reached = std::move(reached);
        };
    }
    void start()
    {
        const StreamId stream{MemberId::create(), 1};
        m_members.resize(qsizetype(m_attempts.size()));
        m_members.append(stream.member);
        auto &attempt = m_attempts.emplace_back(
            std::make_unique<Attempt>(m_fixture->environment(),
                                      Attempt::Order{.seat = m_seat,
                                                     .messages = m_messages,
                                                     .stream = stream,
                                                     .origin = Microseconds(0),
                                                     .isInsisted = m_isInsisted}));
        connect(attempt.get(), &Attempt::happened, this, [this](const Event &event) {
            apply(m_turn, event);
        });
        attempt->start();
    }
    const Answer &answer(qsizetype place = 0) const { return *m_turn.latest(m_members[place]); }
    void rejectLast(const HttpHead &head, const QByteArray &body = {})
    {
        m_transport->lastWire().send();
        m_transport->lastWire().answer(head);
        m_transport->lastWire().receive(body);
        m_transport->lastWire().close();
    }
    void answerLast(const QString &text)
    {
        m_transport->lastWire().send();
        m_transport->lastWire().answer();
        m_transport->lastWire().receive(sseAnswer(text));
    }
    void pass(Microseconds span)
    {
        m_clock->advance(span);
        QCoreApplication::sendPostedEvents();
    }

    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<RunFixture> m_fixture;
    RunEnvironment::Reached m_reached;
    Member m_seat;
    QList<Message> m_messages;
    bool m_isInsisted = false;
    Turn m_turn;
    QList<MemberId> m_members;
    std::vector<std::unique_ptr<Attempt>> m_attempts;
};

QTEST_GUILESS_MAIN(AttemptTest)
#include "tst_attempt.moc"
