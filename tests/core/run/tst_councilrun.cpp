#include "core/run/councilrun.h"
#include "tests/support/chatstream.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faketransport.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class CouncilRunTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_run.reset();
        m_events.clear();
        m_transport = std::make_unique<FakeTransport>();
        m_clock = std::make_unique<FakeClock>();
        m_fixture = std::make_unique<RunFixture>(*m_transport, *m_clock);
        m_council = councilOf(QUrl(u"http://127.0.0.1:1/v1"_s), {u"a"_s, u"b"_s, u"c"_s});
    }

    void cleanup() { m_run.reset(); }

    void asksEverybodyBeforeStartReturns()
    {
        QStringList models;
        for (int i = 0; i < 100; ++i)
            models.append(QString::number(i));
        m_council = councilOf(m_council.members[0].endpoint.url, models);
        m_council.members[7].enabled = false;
        start();
        QCOMPARE(m_transport->posted().size(), 99);
        QCOMPARE(m_run->turn().answers.size(), 99);
        QVERIFY(std::ranges::all_of(m_run->turn().answers, [](const Answer &answer) {
            return answer.status == AnswerStatus::Connecting;
        }));
        QVERIFY(!m_run->turn().latest(m_council.members[7].id));
    }

    void withoutMembersItEndsAtOnce()
    {
        m_council.members.clear();
        start();
        QVERIFY(m_run->turn().ended);
        QVERIFY(!m_run->isRunning());
    }

    void writesDownWhatHappened()
    {
        m_council.members.resize(1);
        start();
        m_clock->advance(10ms);
        m_transport->wire(0).send();
        m_clock->advance(10ms);
        m_transport->wire(0).answer();
        m_clock->advance(10ms);
        m_transport->wire(0).receive(sseReasoning(u"Hm"_s));
        m_clock->advance(10ms);
        m_transport->wire(0).receive(sseText(u"One"_s));
        m_clock->advance(10ms);
        m_transport->wire(0).receive(sseText(u" two"_s) + sseFinish() + sseDone());
        m_clock->advance(10ms);
        QTRY_VERIFY(m_run->turn().answers[0].times.ended);

        const Answer &answer = m_run->turn().answers[0];
        QCOMPARE(answer.status, AnswerStatus::Complete);
        QCOMPARE(answer.text, u"One two"_s);
        QCOMPARE(answer.reasoning, u"Hm"_s);
        QCOMPARE(answer.pieces, 2);
        QCOMPARE(answer.request["model"_L1].toString(), u"a"_s);
        QCOMPARE(answer.times.waiting, Microseconds(0));
        QCOMPARE(answer.times.sent, Microseconds(10ms));
        QCOMPARE(answer.times.headers, Microseconds(20ms));
        QCOMPARE(answer.times.firstReasoning, Microseconds(30ms));
        QCOMPARE(answer.times.firstText, Microseconds(40ms));
        QCOMPARE(answer.times.lastText, Microseconds(50ms));
    }

    void theSynthesisFollowsTheLastAnswer()
    {
        m_council.chair = seatFor(u"Chair"_s, m_council.members[0].endpoint.url, u"chair"_s);
        start();
        say(0, u"One"_s);
        say(1, u"Two"_s);
        settle();
        QVERIFY(!m_run->turn().synthesis);
        QCOMPARE(m_transport->posted().size(), 3);

        m_transport->wire(2).close(Error{.kind = Error::Kind::Refused});
        QTRY_COMPARE(m_transport->posted().size(), 4);
        QVERIFY(m_run->turn().synthesis);
        QVERIFY(m_run->turn().synthesis->degraded);
        QCOMPARE(m_run->turn().synthesis->from.size(), 2);
        QVERIFY(!m_run->turn().ended);

        say(3, u"Together: [A][B]"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QVERIFY(!m_run->isRunning());
        const QString text = m_run->turn().synthesis->answer.text;
        QVERIFY2(text.contains("[Member a]"_L1) && text.contains("[Member b]"_L1),
                 qPrintable(text));
        QCOMPARE(endings(), 5); // three answers, the synthesis, the turn
        QVERIFY(std::holds_alternative<TurnEnded>(m_events.last().what));
    }

    void oneFailureLeavesTheOthersAlone()
    {
        start();
        m_transport->wire(1).send();
        m_transport->wire(1).answer({.status = 403});
        m_transport->wire(1).close();
        say(0, u"One"_s);
        QTRY_COMPARE(answer(1).status, AnswerStatus::Failed);
        QTRY_COMPARE(answer(0).status, AnswerStatus::Complete);
        QCOMPARE(answer(2).status, AnswerStatus::Connecting);
        say(2, u"Three"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(answer(2).text, u"Three"_s);
        QCOMPARE(m_run->turn().synthesis->by, SynthesisAuthor::Extract);
    }

    void aRejectedParameterIsCorrectedOnceAndSaid()
    {
        m_council.members[0].parameters.maxTokens = 100;
        start();
        const auto reject = [this](qsizetype place, const char *parameter) {
            m_transport->wire(place).send();
            m_transport->wire(place).answer({.status = 400, .contentType = "application/json"});
            m_transport->wire(place).receive(R"({"error":{"message":"Not supported.","param":")" +
                                             QByteArray(parameter) +
                                             R"(","code":"unsupported_parameter"}})");
            m_transport->wire(place).close();
        };
        reject(0, "max_tokens");
        QTRY_COMPARE(m_transport->posted().size(), 4);
        QCOMPARE(answer(0).status, AnswerStatus::Connecting);
        QCOMPARE(answer(0).request[u"max_completion_tokens"_s].toInt(), 100);
        QVERIFY(!answer(0).request.contains(u"max_tokens"_s));
        say(3, u"One"_s);
        QTRY_COMPARE(answer(0).status, AnswerStatus::Complete);
        QCOMPARE(answer(0).notice, Notice::Corrected);
        QCOMPARE(answer(0).attempt, 1);
    }

    void aStopAfterTheRejectionSendsNothingMore()
    {
        m_council.members[0].parameters.maxTokens = 100;
        start();
        m_transport->wire(0).send();
        m_transport->wire(0).answer({.status = 400, .contentType = "application/json"});
        m_transport->wire(0).receive(
            R"({"error":{"message":"No.","param":"max_tokens","code":"unsupported_parameter"}})");
        m_transport->wire(0).close();
        m_run->stop(m_council.members[0].id); // the rejection is known, but has not been told yet
        QTRY_COMPARE(answer(0).status, AnswerStatus::Cancelled);
        QCOMPARE(m_transport->posted().size(), 3);
    }

    void aSecondRejectionStands()
    {
        m_council.members[0].parameters.maxTokens = 100;
        m_council.members[0].parameters.temperature = 0.5;
        start();
        for (const auto &[place, parameter] :
             {std::pair(0, "temperature"), std::pair(3, "max_tokens")}) {
            m_transport->wire(place).send();
            m_transport->wire(place).answer({.status = 400, .contentType = "application/json"});
            m_transport->wire(place).receive(R"({"error":{"message":"Not supported.","param":")" +
                                             QByteArray(parameter) +
                                             R"(","code":"unsupported_value"}})");
            m_transport->wire(place).close();
            if (place == 0)
                QTRY_COMPARE(m_transport->posted().size(), 4);
        }
        QTRY_COMPARE(answer(0).status, AnswerStatus::Failed);
        QCOMPARE(answer(0).error->kind, Error::Kind::BadRequest);
        QCOMPARE(m_transport->posted().size(), 4);
    }

    void everybodyFailingEndsTheTurn()
    {
        m_council.chair = seatFor(u"Chair"_s, m_council.members[0].endpoint.url, u"chair"_s);
        start();
        for (int i = 0; i < 3; ++i)
            m_transport->wire(i).close(Error{.kind = Error::Kind::Refused});
        QTRY_VERIFY(m_run->turn().ended);
        QVERIFY(!m_run->turn().synthesis);
        QCOMPARE(m_transport->posted().size(), 3); // the chair is not asked
    }

    void aMissingKeyFailsItsMemberOnly()
    {
        m_council.members[1].endpoint.url = QUrl(u"https://models.example/v1"_s);
        m_fixture->access = [](const Endpoint &endpoint) -> Result<EndpointAccess> {
            if (endpoint.url.scheme() == "https"_L1)
                return Error{.kind = Error::Kind::Configuration, .message = u"no key"_s};
            return EndpointAccess{endpoint.url, {}};
        };
        start();
        QCOMPARE(m_transport->posted().size(), 2);
        QTRY_COMPARE(answer(1).status, AnswerStatus::Failed);
        QCOMPARE(answer(1).error->kind, Error::Kind::Configuration);
        say(0, u"One"_s);
        say(1, u"Three"_s);
        QTRY_VERIFY(m_run->turn().ended);
    }

    void anUnknownDialectFailsItsMemberOnly()
    {
        m_council.members[0].endpoint.dialect = u"telepathy"_s;
        start();
        QCOMPARE(m_transport->posted().size(), 2);
        QTRY_COMPARE(answer(0).error.value_or(Error()).kind, Error::Kind::Configuration);
    }

    void theKeyGoesIntoItsHeaderOnly()
    {
        m_fixture->key = Secret("sk-canary");
        m_council.members.resize(1);
        start();
        const HttpRequest &request = m_transport->posted().first().request;
        const std::pair<QByteArray, QByteArray> header("Authorization", "Bearer sk-canary");
        QVERIFY(request.headers.contains(header));
        QVERIFY(!request.body.contains("canary"));
        QVERIFY(!QJsonDocument(answer(0).request).toJson().contains("canary"));
    }

    void aLimitMakesALineOverTwoRuns()
    {
        for (Member &member : m_council.members)
            member.endpoint.parallelLimit = 2;
        start();
        CouncilRun second(
            m_fixture->environment(),
            turnOf(u"Second?"_s),
            [] { return QList<Turn>(); },
            CouncilRun::Options{});
        second.start();
        QCOMPARE(m_transport->posted().size(), 2);
        QCOMPARE(answer(2).status, AnswerStatus::Waiting);

        for (int i = 0; i < 4; ++i) { // each end lets the next one in, in order
            say(i, u"Words"_s);
            QTRY_COMPARE(m_transport->posted().size(), i + 3);
        }
        QCOMPARE(models(), QStringList({u"a"_s, u"b"_s, u"c"_s, u"a"_s, u"b"_s, u"c"_s}));
        QVERIFY(m_transport->posted()[2].request.body.contains("First?"));
        QVERIFY(m_transport->posted()[3].request.body.contains("Second?"));
    }

    void stoppingAWaitingMemberFreesNoSlot()
    {
        for (Member &member : m_council.members)
            member.endpoint.parallelLimit = 1;
        start();
        m_run->stop(m_council.members[1].id);
        QTRY_COMPARE(answer(1).status, AnswerStatus::Cancelled);
        QCOMPARE(m_transport->posted().size(), 1);
        say(0, u"One"_s);
        QTRY_COMPARE(m_transport->posted().size(), 2);
        QCOMPARE(models().last(), u"c"_s);
    }

    void stopsOne()
    {
        start();
        m_transport->wire(1).send();
        m_transport->wire(1).answer();
        m_transport->wire(1).receive(sseText(u"Half"_s));
        m_run->stop(m_council.members[1].id);
        QTRY_COMPARE(answer(1).status, AnswerStatus::Partial);
        QCOMPARE(answer(1).notice, Notice::Stopped);
        QCOMPARE(answer(0).status, AnswerStatus::Connecting);
        QCOMPARE(m_transport->drops(), 1);
        say(0, u"One"_s);
        say(2, u"Three"_s);
        QTRY_VERIFY(m_run->turn().synthesis);
        QVERIFY(m_run->turn().synthesis->degraded);
        QCOMPARE(m_run->turn().synthesis->from.size(), 3);
    }

    void stopsAll()
    {
        m_council.chair = seatFor(u"Chair"_s, m_council.members[0].endpoint.url, u"chair"_s);
        start();
        say(0, u"One"_s);
        settle();
        m_run->stopAll();
        QVERIFY(!m_run->turn().ended);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(answer(0).status, AnswerStatus::Complete);
        QCOMPARE(answer(1).status, AnswerStatus::Cancelled);
        QVERIFY(!m_run->turn().synthesis);
        QCOMPARE(m_transport->posted().size(), 3);

        m_run->synthesise(); // the user may still want one
        QVERIFY(!m_run->turn().ended);
        QCOMPARE(m_transport->posted().size(), 4);
        m_run->stopAll();
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_run->turn().synthesis->answer.status, AnswerStatus::Cancelled);
    }

    void retriesBesideTheFirstAttempt()
    {
        m_council.members.resize(2);
        start();
        m_run->retry(m_council.members[0].id); // still answering
        QCOMPARE(m_transport->posted().size(), 2);
        m_transport->wire(0).close(Error{.kind = Error::Kind::Refused});
        say(1, u"Two"_s);
        QTRY_VERIFY(m_run->turn().ended);
        const QString synthesis = m_run->turn().synthesis->answer.text;

        m_run->retry(m_council.members[0].id);
        QVERIFY(!m_run->turn().ended);
        QCOMPARE(m_transport->posted().size(), 3);
        say(2, u"One at last"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_run->turn().answers.size(), 3);
        QCOMPARE(m_run->turn().answers[0].status, AnswerStatus::Failed);
        QCOMPARE(m_run->turn().latest(m_council.members[0].id)->attempt, 2);
        QCOMPARE(m_run->turn().latest(m_council.members[0].id)->text, u"One at last"_s);
        QCOMPARE(m_run->turn().synthesis->answer.text, synthesis); // only when asked for

        m_run->synthesise();
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_run->turn().synthesis->from.size(), 2);
    }

    void atTheDeadlineTheSynthesisBeginsWithWhatThereIs()
    {
        m_council.limits.deadline = 30s;
        m_council.chair = seatFor(u"Chair"_s, m_council.members[0].endpoint.url, u"chair"_s);
        start();
        say(0, u"One"_s);
        begin(1, u"Half"_s);
        m_clock->advance(30s - 1us);
        settle();
        QVERIFY(!m_run->turn().synthesis);
        m_clock->advance(1us);
        QVERIFY(m_run->turn().synthesis);
        QCOMPARE(m_run->turn().synthesis->from.size(), 2);
        QCOMPARE(m_run->turn().synthesis->partial, QList<MemberId>{m_council.members[1].id});
        QVERIFY(m_run->turn().synthesis->degraded);
        QVERIFY(m_transport->posted().last().request.body.contains(R"(\"cut\":true)"));
    }

    void lateAnswersLandAndAreMarked()
    {
        m_council.limits.deadline = 30s;
        start();
        say(0, u"One"_s);
        begin(1, u"Half"_s);
        m_transport->wire(2).send();
        settle();
        m_clock->advance(30s);
        QTRY_VERIFY(m_run->turn().synthesis->answer.times.ended);
        QVERIFY(m_run->isRunning());
        QVERIFY(m_run->turn().isLate(answer(1)));
        QVERIFY(!m_run->turn().isLate(answer(0)));

        m_clock->advance(1s);
        m_transport->wire(1).receive(sseAnswer(u" and half"_s));
        m_transport->wire(2).close(Error{.kind = Error::Kind::NoReply});
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(answer(0).notice, Notice::None);
        QCOMPARE(answer(1).status, AnswerStatus::Complete);
        QCOMPARE(answer(1).notice, Notice::Late);
        QCOMPARE(answer(1).text, u"Half and half"_s);
        QCOMPARE(answer(2).status, AnswerStatus::Failed);
        QVERIFY(m_run->turn().earlierSyntheses.isEmpty()); // not refreshed unless asked
        QCOMPARE(m_run->turn().newerThanSynthesis(), QList<MemberId>{m_council.members[1].id});

        const QString before = m_run->turn().synthesis->answer.text;
        m_run->synthesise();
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_run->turn().earlierSyntheses.size(), 1);
        QCOMPARE(m_run->turn().earlierSyntheses[0].answer.text, before);
        QCOMPARE(m_run->turn().synthesis->answer.attempt, 2);
        QVERIFY(m_run->turn().synthesis->partial.isEmpty());
        QVERIFY(m_run->turn().newerThanSynthesis().isEmpty());
    }

    void aSettingRefreshesTheSynthesisOnce()
    {
        m_council.limits = {.quorum = 1, .refreshesLate = true};
        start();
        say(0, u"One"_s);
        QTRY_VERIFY(m_run->turn().synthesis && m_run->turn().synthesis->answer.times.ended);
        m_clock->advance(1s);
        say(1, u"Two"_s);
        settle();
        QVERIFY(m_run->turn().earlierSyntheses.isEmpty()); // the third one is still to come
        say(2, u"Three"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_run->turn().earlierSyntheses.size(), 1);
        QCOMPARE(m_run->turn().synthesis->from.size(), 3);
        m_clock->advance(1s);
        m_run->retry(m_council.members[0].id);
        say(3, u"One more"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_run->turn().earlierSyntheses.size(), 1);
    }

    void withoutAnyTextTheDeadlineWaitsForTheFirstEnd()
    {
        m_council.limits.deadline = 5s;
        start();
        for (int place = 0; place < 3; ++place)
            m_transport->wire(place).send();
        m_clock->advance(20s);
        settle();
        QVERIFY(!m_run->turn().synthesis);
        say(1, u"Two"_s);
        QTRY_VERIFY(m_run->turn().synthesis);
        QCOMPARE(m_run->turn().synthesis->from.size(), 1);
    }

    void whereNobodyWaitsForLateAnswersTheyAreStopped()
    {
        m_council.limits.deadline = 30s;
        start({.late = CouncilRun::Late::Stop});
        say(0, u"One"_s);
        begin(1, u"Half"_s);
        m_clock->advance(30s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(answer(1).status, AnswerStatus::Partial);
        QCOMPARE(answer(1).notice, Notice::Deadline);
        QCOMPARE(answer(2).status, AnswerStatus::Cancelled);
        QCOMPARE(answer(2).notice, Notice::Deadline);
        QCOMPARE(m_run->turn().synthesis->from.size(), 2);
    }

    void whereNobodyHasSaidAnythingTheyAreStoppedAtTheDeadline()
    {
        m_council.limits.deadline = 30s;
        start({.late = CouncilRun::Late::Stop});
        m_clock->advance(30s);
        QTRY_VERIFY(m_run->turn().ended);
        QVERIFY(!m_run->turn().synthesis);
        QCOMPARE(answer(1).status, AnswerStatus::Cancelled);
    }

    void withoutASynthesisTheQuorumStopsTheRest()
    {
        m_council.limits.quorum = 1;
        start({.combine = CouncilRun::Combine::Never, .late = CouncilRun::Late::Stop});
        say(0, u"One"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(answer(1).notice, Notice::Deadline);
        QVERIFY(!m_run->turn().synthesis);
    }

    void theDeadlineIsNotForRetries()
    {
        m_council.members.resize(1);
        m_council.limits.deadline = 10s;
        start();
        m_transport->wire(0).close(Error{.kind = Error::Kind::Refused});
        QTRY_VERIFY(m_run->turn().ended);
        m_clock->advance(9s);
        m_run->retry(m_council.members[0].id);
        m_clock->advance(2s);
        settle();
        QCOMPARE(answer(0).status, AnswerStatus::Connecting);
    }

    void theQuorumCountsCompleteAnswersAndGivesGrace()
    {
        m_council.limits = {.quorum = 2, .grace = 5s};
        start();
        m_clock->advance(1s);
        say(0, u"One"_s);
        m_transport->wire(1).close(Error{.kind = Error::Kind::Refused}); // does not count
        settle();
        m_clock->advance(1min);
        QVERIFY(!m_run->turn().synthesis);
        m_run->retry(m_council.members[1].id);
        say(3, u"Two"_s);
        settle();
        m_clock->advance(5s - 1us);
        QVERIFY(!m_run->turn().synthesis);
        m_clock->advance(1us);
        QVERIFY(m_run->turn().synthesis);
        QCOMPARE(m_run->turn().synthesis->from.size(), 2);
        QVERIFY(!isFinal(answer(2).status));
    }

    void limitsCanBeChangedWhileItRuns()
    {
        start();
        say(0, u"One"_s);
        settle();
        m_clock->advance(10s);
        m_run->setLimits({.deadline = 20s});
        QCOMPARE(m_run->turn().council.limits.deadline, 20s);
        m_run->setLimits({.deadline = 40s}); // and away again
        m_clock->advance(10s);
        QVERIFY(!m_run->turn().synthesis);
        m_run->setLimits({.deadline = 20s}); // passed already
        QVERIFY(m_run->turn().synthesis);
    }

    void theChairStandsBeforeLateMembersAndLaterQuestions()
    {
        Endpoint &endpoint = m_council.members[0].endpoint;
        endpoint.parallelLimit = 1;
        for (Member &member : m_council.members)
            member.endpoint = endpoint;
        m_council.chair = seatFor(u"Chair"_s, endpoint.url, u"chair"_s);
        m_council.chair->endpoint = endpoint;
        m_council.limits.deadline = 30s;
        start();
        CouncilRun second(
            m_fixture->environment(),
            turnOf(u"Second?"_s),
            [] { return QList<Turn>(); },
            CouncilRun::Options{});
        second.start();
        m_clock->advance(1s);
        say(0, u"One"_s);
        QTRY_COMPARE(m_transport->posted().size(), 2); // the second member of the first question
        begin(1, u"Half"_s);
        m_clock->advance(29s);
        QVERIFY(m_run->turn().synthesis);
        m_transport->wire(1).receive(sseAnswer(u" and whole"_s));
        QTRY_COMPARE(m_transport->posted().size(), 3);
        QCOMPARE(models().constLast(), u"chair"_s);
    }

    void whatIsRetriedHasADeadlineOfItsOwn()
    {
        m_council.limits.deadline = 10s;
        start();
        for (int place = 0; place < 3; ++place)
            m_transport->wire(place).close(Error{.kind = Error::Kind::NoReply});
        QTRY_VERIFY(m_run->turn().ended);
        m_clock->advance(60s);
        m_run->retryAllFailed();
        m_clock->advance(1s);
        say(3, u"One"_s);
        begin(4, u"Half"_s);
        m_transport->wire(5).send();
        settle();
        QVERIFY(!m_run->turn().synthesis); // the first one to end does not start it
        QCOMPARE(m_run->turn().deadlineAt(), Microseconds(70s));
        m_clock->advance(9s);
        QVERIFY(m_run->turn().synthesis);
        QCOMPARE(m_run->turn().synthesis->from.size(), 2);
    }

    void whereLateAnswersAreStoppedThereIsNoRefresh()
    {
        m_council.limits = {.deadline = 5s, .refreshesLate = true};
        start({.late = CouncilRun::Late::Stop});
        say(0, u"One"_s);
        begin(1, u"Half"_s);
        m_clock->advance(5s);
        QTRY_VERIFY(m_run->turn().ended);
        QVERIFY(m_run->turn().earlierSyntheses.isEmpty());
        QCOMPARE(m_run->turn().synthesis->from.size(), 2);
    }

    void whoStopsTheSynthesisIsNotGivenAnotherOne()
    {
        m_council.limits = {.quorum = 1, .refreshesLate = true};
        m_council.chair = seatFor(u"Chair"_s, m_council.members[0].endpoint.url, u"chair"_s);
        start();
        say(0, u"One"_s);
        QTRY_COMPARE(m_transport->posted().size(), 4);
        m_run->stopSynthesis();
        m_clock->advance(1s);
        say(1, u"Two"_s);
        say(2, u"Three"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_transport->posted().size(), 4);
    }

    void limitsThatMakeNoSenseAreClamped()
    {
        start();
        m_run->setLimits({.deadline = -3s, .quorum = 17, .grace = 1h});
        QVERIFY(limitsFaults(m_run->turn().council.limits, 3).isEmpty());
        QCOMPARE(m_run->turn().council.limits.quorum, 3);
    }

    void theUserJudgesWhenHeLikes()
    {
        start();
        QList<Event> told;
        connect(m_run.get(), &CouncilRun::happened, this, [&told](const Event &event) {
            told.append(event);
        });
        const auto first = m_council.members[0].id;
        m_clock->advance(2s);
        m_run->judge(Verdict().withWinner(first, true));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].at, Microseconds(2s));
        QCOMPARE(m_run->turn().verdict,
                 (Verdict{.winner = first, .blind = true, .at = m_clock->wallTime()}));

        m_clock->advance(1s);
        m_run->judge(Verdict().withWinner(first, true));              // nothing new
        m_run->judge(Verdict().withWinner(MemberId::create(), true)); // nobody here
        m_run->judge(Verdict().withRating(first, 6, true));
        QCOMPARE(told.size(), 1);
        m_run->judge({});
        QCOMPARE(told.size(), 2);
        QVERIFY(m_run->turn().verdict->isEmpty());
    }

    void theUserCanSynthesiseAtAnyTime()
    {
        start();
        m_run->synthesise(); // there is nothing yet
        QVERIFY(!m_run->turn().synthesis);
        begin(1, u"Half"_s);
        m_run->synthesise();
        QVERIFY(m_run->turn().synthesis);
        QCOMPARE(m_run->turn().synthesis->partial.size(), 1);
        m_run->synthesise(); // one at a time
        QTRY_VERIFY(m_run->turn().synthesis->answer.times.ended);
        QVERIFY(m_run->turn().earlierSyntheses.isEmpty());
        QVERIFY(m_run->isRunning());
        for (int place = 0; place < 3; ++place)
            m_run->stop(m_council.members[place].id);
        QTRY_VERIFY(m_run->turn().ended);
        QVERIFY(m_run->turn().earlierSyntheses.isEmpty());
    }

    void retriesAllThatFailedAndNobodyElse()
    {
        start();
        say(0, u"One"_s);
        begin(1, u"Half"_s);
        m_transport->wire(1).close(Error{.kind = Error::Kind::Interrupted});
        m_transport->wire(2).close(Error{.kind = Error::Kind::Refused});
        QTRY_VERIFY(m_run->turn().ended);
        m_run->retryAllFailed();
        QCOMPARE(m_transport->posted().size(), 5);
        QCOMPARE(m_run->turn().latest(m_council.members[0].id)->attempt, 1);
        say(3, u"Two"_s);
        m_transport->wire(4).close(Error{.kind = Error::Kind::Refused});
        QTRY_VERIFY(m_run->turn().ended);
        // What the first attempt of the third had not, the second has not either; the partial
        // text of the second member stands beside its whole one.
        QCOMPARE(m_run->turn().answers.size(), 5);
        QCOMPARE(m_run->turn().answers[1].text, u"Half"_s);
        QCOMPARE(m_run->turn().latest(m_council.members[1].id)->text, u"Two"_s);
    }

    void aFailedRetryDoesNotTakeTextAway()
    {
        m_council.members.resize(1);
        start();
        begin(0, u"Half"_s);
        m_transport->wire(0).close(Error{.kind = Error::Kind::Interrupted});
        QTRY_VERIFY(m_run->turn().ended);
        m_run->retry(m_council.members[0].id);
        m_transport->wire(1).close(Error{.kind = Error::Kind::Refused});
        QTRY_VERIFY(m_run->turn().ended);
        m_run->synthesise();
        QTRY_VERIFY(m_run->turn().ended);
        QVERIFY(m_run->turn().synthesis->answer.text.contains("Half"_L1));
        QVERIFY(m_run->turn().synthesis->degraded);
    }

    void destroyingItDropsEverythingAtOnce()
    {
        start();
        m_transport->wire(0).send();
        m_transport->wire(0).answer();
        m_transport->wire(0).receive(sseText(u"Half"_s));
        m_run->stop(m_council.members[1].id);
        const auto before = m_events.size();
        m_run.reset();
        QCOMPARE(m_transport->drops(), 3);
        settle();
        QCOMPARE(m_events.size(), before);
        m_clock->advance(2s); // the watch for sleep looks once more and sees nobody
        QCOMPARE(m_clock->pendingAlarms(), 0);
    }

    void destroyingItDropsTheChairAtOnce()
    {
        m_council.members.resize(1);
        m_council.chair = seatFor(u"Chair"_s, m_council.members[0].endpoint.url, u"chair"_s);
        start();
        say(0, u"One"_s);
        QTRY_COMPARE(m_transport->posted().size(), 2);
        m_run.reset();
        QVERIFY(!m_transport->posted()[1].wire);
    }

    void goesOnWithATurnOfAnEarlierProcess()
    {
        m_council.members.resize(1);
        Turn turn = turnOf(u"First?"_s);
        turn.ended = true;
        Answer old;
        old.member = m_council.members[0].id;
        old.status = AnswerStatus::Failed;
        old.times.ended = 7s;
        turn.answers.append(old);
        m_run = std::make_unique<CouncilRun>(
            m_fixture->environment(), turn, [] { return QList<Turn>(); }, CouncilRun::Options{});
        QCOMPARE(m_run->elapsed(), Microseconds(7s));
        m_run->retry(m_council.members[0].id);
        say(0, u"One"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_run->turn().answers[1].times.waiting, Microseconds(7s));
    }

    void countsAShortPauseAfterAnEarlierProcess_data()
    {
        QTest::addColumn<int>("seconds"); // since it was asked
        QTest::addColumn<int>("elapsed");
        QTest::newRow("at once") << 28 << 28;
        QTest::newRow("on another day") << 86'400 << 7;
        QTest::newRow("the clock was set back") << 5 << 7;
        QTest::newRow("or further") << -60 << 7;
    }
    void countsAShortPauseAfterAnEarlierProcess()
    {
        QFETCH(const int, seconds);
        m_council.members.resize(1);
        Turn turn = turnOf(u"First?"_s);
        turn.asked = m_clock->wallTime().addSecs(-seconds);
        turn.ended = true;
        turn.answers.append({.member = m_council.members[0].id,
                             .status = AnswerStatus::Cancelled,
                             .times = {.waiting = 0s, .ended = 7s}});
        m_run = std::make_unique<CouncilRun>(
            m_fixture->environment(), turn, [] { return QList<Turn>(); }, CouncilRun::Options{});
        QTEST(int(m_run->elapsed() / 1s), "elapsed");
    }

    void neverCombinesUnasked()
    {
        m_council.members.resize(1);
        start({.combine = CouncilRun::Combine::Never});
        say(0, u"One"_s);
        QTRY_VERIFY(m_run->turn().ended);
        QVERIFY(!m_run->turn().synthesis);
    }

    void cancelledWhileItIsToldToConnect()
    {
        m_council.members.resize(1);
        m_run = std::make_unique<CouncilRun>(
            m_fixture->environment(),
            turnOf(u"First?"_s),
            [] { return QList<Turn>(); },
            CouncilRun::Options{});
        connect(m_run.get(), &CouncilRun::happened, this, [this](const Event &event) {
            if (std::holds_alternative<AnswerConnecting>(event.what))
                m_run->stopAll();
        });
        m_run->start();
        QTRY_VERIFY(m_run->turn().ended);
        QCOMPARE(m_transport->posted().size(), 0);
        QCOMPARE(answer(0).status, AnswerStatus::Cancelled);
    }

private:
    Turn turnOf(const QString &question) const
    {
        Turn turn;
        turn.id = TurnId::create();
        turn.question.text = question;
        turn.council = m_council;
        return turn;
    }
    void start(CouncilRun::Options options = {})
    {
        m_run = std::make_unique<CouncilRun>(
            m_fixture->environment(), turnOf(u"First?"_s), [] { return QList<Turn>(); }, options);
        connect(m_run.get(), &CouncilRun::happened, this, [this](const Event &event) {
            m_events.append(event);
        });
        m_run->start();
    }
    void say(qsizetype place, const QString &text)
    {
        FakeWire &wire = m_transport->wire(place);
        wire.send();
        wire.answer();
        wire.receive(sseAnswer(text));
    }
    void begin(qsizetype place, const QString &text)
    {
        FakeWire &wire = m_transport->wire(place);
        wire.send();
        wire.answer();
        wire.receive(sseText(text));
    }
    const Answer &answer(qsizetype member) const
    {
        return *m_run->turn().latest(m_council.members[member].id);
    }
    QStringList models() const
    {
        QStringList models;
        for (const auto &posted : m_transport->posted())
            models.append(QJsonDocument::fromJson(posted.request.body)["model"_L1].toString());
        return models;
    }
    qsizetype endings() const
    {
        return std::ranges::count_if(m_events, [](const Event &event) {
            return std::holds_alternative<AnswerEnded>(event.what) ||
                   std::holds_alternative<TurnEnded>(event.what);
        });
    }
    static void settle() { QCoreApplication::sendPostedEvents(); }

    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<RunFixture> m_fixture;
    Council m_council;
    std::unique_ptr<CouncilRun> m_run;
    QList<Event> m_events;
};

QTEST_GUILESS_MAIN(CouncilRunTest)
#include "tst_councilrun.moc"
