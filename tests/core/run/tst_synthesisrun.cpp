#include "core/run/synthesisrun.h"
#include "core/session/apply.h"
#include "tests/support/chatstream.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faketransport.h"
#include "tests/support/runfixture.h"
#include "tests/support/testcouncil.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class SynthesisRunTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_synthesis.reset();
        m_events.clear();
        m_finished = 0;
        m_transport = std::make_unique<FakeTransport>();
        m_clock = std::make_unique<FakeClock>();
        m_fixture = std::make_unique<RunFixture>(*m_transport, *m_clock);
        const QUrl url(u"http://127.0.0.1:1/v1"_s);
        m_turn = {};
        m_turn.question.text = u"Which database?"_s;
        m_turn.council = councilOf(url, {u"a"_s, u"b"_s});
        m_turn.council.chair = seatFor(u"Chair"_s, url, u"chair"_s);
        m_turn.council.secondChair = seatFor(u"Deputy"_s, url, u"deputy"_s);
        for (const Member &member : m_turn.council.members) {
            Answer answer;
            answer.member = member.id;
            answer.status = AnswerStatus::Complete;
            answer.text =
                u"The database should simply be SQLite here, says %1."_s.arg(member.model);
            m_turn.answers.append(answer);
        }
    }

    void cleanup() { m_synthesis.reset(); }

    void theChairCombines()
    {
        QVERIFY(start());
        const auto began = std::get<SynthesisBegan>(m_events.first().what);
        QCOMPARE(began.by, SynthesisAuthor::Chair);
        QCOMPARE(began.chair, m_turn.council.chair->id);
        QVERIFY(!began.degraded);
        const QByteArray body = m_transport->posted().first().request.body;
        QVERIFY(body.contains(R"("model":"chair")"));
        QVERIFY(!body.contains("Member a"));

        begin();
        for (const auto &piece : {u"Both [A"_s, u"]["_s, u"B] agree ["_s})
            m_transport->lastWire().receive(sseText(piece));
        m_transport->lastWire().receive(sseFinish() + sseDone());
        QTRY_VERIFY(m_turn.synthesis->answer.times.ended);

        const QString first = m_turn.council.find(began.from[0])->name;
        const QString second = m_turn.council.find(began.from[1])->name;
        QCOMPARE(m_turn.synthesis->answer.text, u"Both [%1][%2] agree ["_s.arg(first, second));
        QCOMPARE(m_turn.synthesis->answer.status, AnswerStatus::Complete);
        QCOMPARE(endings(), 1);
    }

    void theFenceIsNewEachTime()
    {
        QVERIFY(start());
        const QByteArray first = fence();
        QVERIFY(start());
        QVERIFY(first.size() > 20);
        QVERIFY(fence() != first);
    }

    void aChairCutInTheMiddleStays()
    {
        QVERIFY(start());
        begin();
        m_transport->lastWire().receive(sseText(u"Half [A"_s));
        m_transport->lastWire().close(Error{.kind = Error::Kind::Interrupted});
        QTRY_COMPARE(endings(), 1);
        QCOMPARE(m_transport->posted().size(), 1);
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::Chair);
        QCOMPARE(m_turn.synthesis->answer.status, AnswerStatus::Partial);
        QCOMPARE(m_turn.synthesis->answer.text, u"Half [A"_s);
    }

    void theSecondChairTakesOver()
    {
        QVERIFY(start());
        begin();
        m_transport->lastWire().close(Error{.kind = Error::Kind::Interrupted});
        QTRY_COMPARE(m_transport->posted().size(), 2);
        QVERIFY(m_transport->posted()[1].request.body.contains(R"("model":"deputy")"));
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::SecondChair);
        QVERIFY(m_turn.synthesis->degraded);
        QCOMPARE(m_turn.synthesis->answer.text, QString());

        begin();
        m_transport->lastWire().receive(sseAnswer(u"Whole"_s));
        QTRY_VERIFY(m_turn.synthesis->answer.times.ended);
        QCOMPARE(m_turn.synthesis->answer.text, u"Whole"_s);
        QCOMPARE(endings(), 2);
        // The chair's failure is on record.
        QCOMPARE(m_turn.earlierSyntheses.size(), 1);
        QCOMPARE(m_turn.earlierSyntheses[0].by, SynthesisAuthor::Chair);
        QCOMPARE(m_turn.earlierSyntheses[0].answer.status, AnswerStatus::Failed);
        QCOMPARE(m_turn.earlierSyntheses[0].answer.error->kind, Error::Kind::Interrupted);
        QCOMPARE(m_turn.synthesis->answer.attempt, 2);
        QCOMPARE(m_finished, 1);
    }

    void theExtractIsTheLastResort()
    {
        QVERIFY(start());
        m_transport->lastWire().close(Error{.kind = Error::Kind::Refused});
        QTRY_COMPARE(m_transport->posted().size(), 2);
        m_transport->lastWire().close(Error{.kind = Error::Kind::Refused});
        QTRY_COMPARE(endings(), 3);
        QCOMPARE(m_finished, 1);
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::Extract);
        QVERIFY(m_turn.synthesis->degraded);
        QVERIFY(m_turn.synthesis->answer.member.isNull());
        QCOMPARE(m_turn.synthesis->answer.status, AnswerStatus::Complete);
        QVERIFY(m_turn.synthesis->answer.text.contains("SQLite"_L1));
        QVERIFY(m_turn.synthesis->answer.text.contains("[Member a]"_L1));
    }

    void withoutAChairItIsAnExtract()
    {
        m_turn.council.chair.reset();
        m_turn.council.secondChair.reset();
        QVERIFY(start());
        QCOMPARE(endings(), 0); // never from inside start()
        QTRY_COMPARE(endings(), 1);
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::Extract);
        QCOMPARE(m_transport->posted().size(), 0);
    }

    void aLongHalfOfTheLastChairIsKept()
    {
        m_turn.council.secondChair.reset();
        QVERIFY(start());
        begin();
        m_transport->lastWire().receive(sseText(u"Half [A"_s));
        m_transport->lastWire().close(Error{.kind = Error::Kind::Interrupted});
        QTRY_COMPARE(endings(), 1);
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::Chair);
        QCOMPARE(m_turn.synthesis->answer.status, AnswerStatus::Partial);
        QCOMPARE(m_turn.synthesis->answer.text, u"Half [A"_s);
    }

    void withoutAnswersThereIsNone()
    {
        for (Answer &answer : m_turn.answers)
            answer.text.clear();
        QVERIFY(!start());
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_events.isEmpty());
        QCOMPARE(m_transport->posted().size(), 0);
    }

    void aMissingOrCutMemberDegrades_data()
    {
        QTest::addColumn<AnswerStatus>("status");
        QTest::addColumn<QString>("text");
        QTest::newRow("cut") << AnswerStatus::Partial << u"Half"_s;
        QTest::newRow("missing") << AnswerStatus::Failed << QString();
    }

    void aMissingOrCutMemberDegrades()
    {
        QFETCH(AnswerStatus, status);
        QFETCH(QString, text);
        m_turn.answers[1].status = status;
        m_turn.answers[1].text = text;
        QVERIFY(start());
        QVERIFY(m_turn.synthesis->degraded);
    }

    void cancelsWithWhatThereIs_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<AnswerStatus>("status");
        QTest::newRow("nothing") << QByteArray() << AnswerStatus::Cancelled;
        QTest::newRow("half") << sseText(u"Half"_s) << AnswerStatus::Partial;
    }

    void cancelsWithWhatThereIs()
    {
        QFETCH(QByteArray, said);
        QFETCH(AnswerStatus, status);
        QVERIFY(start());
        begin();
        m_transport->lastWire().receive(said);
        m_synthesis->cancel();
        m_synthesis->cancel();
        QCOMPARE(endings(), 0); // never from inside cancel()
        QTRY_COMPARE(endings(), 1);
        QCOMPARE(m_turn.synthesis->answer.status, status);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_transport->posted().size(), 1); // nobody takes over
        QCOMPARE(endings(), 1);
    }

    void cancelledBeforeTheFailureIsNoticed()
    {
        QVERIFY(start());
        m_transport->lastWire().close(Error{.kind = Error::Kind::Refused});
        m_synthesis->cancel();
        QTRY_COMPARE(endings(), 1);
        QCOMPARE(m_transport->posted().size(), 1);
    }

    void aSilentChairIsGivenUpWhereThereIsADeadline()
    {
        m_turn.council.limits.deadline = 30s;
        QVERIFY(start());
        m_transport->lastWire().send();
        m_transport->lastWire().answer();
        m_clock->advance(30s - 1us);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_transport->posted().size(), 1);
        m_clock->advance(1us);
        QTRY_COMPARE(m_transport->posted().size(), 2); // the second chair
        QCOMPARE(m_turn.earlierSyntheses[0].answer.status, AnswerStatus::Cancelled);
        QCOMPARE(m_turn.earlierSyntheses[0].answer.notice, Notice::Deadline);
        m_clock->advance(30s);
        QTRY_COMPARE(m_turn.synthesis->by, SynthesisAuthor::Extract);
        QTRY_COMPARE(m_finished, 1);
    }

    void aChairThatThinksIsWaitedFor()
    {
        m_turn.council.limits.deadline = 1s;
        QVERIFY(start());
        begin();
        m_clock->advance(9s); // never less than ten seconds
        m_transport->lastWire().receive(sseReasoning(u"Hm"_s));
        m_clock->advance(30s);
        m_transport->lastWire().receive(sseAnswer(u"Whole"_s));
        QTRY_COMPARE(m_finished, 1);
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::Chair);
    }

    void aLongPauseIsForTheLastAuthorOnly()
    {
        const auto rejectForAMinute = [this] {
            m_transport->lastWire().send();
            m_transport->lastWire().answer({.status = 429, .retryAfter = "60"});
            m_transport->lastWire().close();
        };
        m_turn.council.secondChair->endpoint = m_turn.council.chair->endpoint;
        QVERIFY(start());
        rejectForAMinute();
        QTRY_COMPARE(m_turn.synthesis->by, SynthesisAuthor::SecondChair);
        // It has the same endpoint, which rests.
        QCOMPARE(m_transport->posted().size(), 1);
        QCOMPARE(m_turn.synthesis->answer.wait->cause, Wait::Cause::RateLimit);
        m_clock->advance(60s);
        QTRY_COMPARE(m_transport->posted().size(), 2);
        rejectForAMinute();
        QTRY_COMPARE(m_turn.synthesis->answer.status, AnswerStatus::Retrying);
        m_synthesis->giveUp();
        QTRY_COMPARE(m_turn.synthesis->by, SynthesisAuthor::Extract);
        QTRY_COMPARE(m_finished, 1);
    }

    void whoTakesOverKnowsWhatHasComeMeanwhile()
    {
        m_turn.answers[1].status = AnswerStatus::Writing;
        m_turn.answers[1].text = u"Half"_s;
        QVERIFY(start());
        QCOMPARE(m_turn.synthesis->partial, QList<MemberId>{m_turn.council.members[1].id});
        m_turn.answers[1].text = u"Half and the other half"_s;
        m_turn.answers[1].status = AnswerStatus::Complete;
        m_transport->lastWire().close(Error{.kind = Error::Kind::Refused});
        QTRY_COMPARE(m_transport->posted().size(), 2);
        QVERIFY(m_transport->posted()[1].request.body.contains("the other half"));
        QVERIFY(m_turn.synthesis->partial.isEmpty());
    }

    void aChairMayWaitForItsSlotAndThenThink()
    {
        m_turn.council.limits.deadline = 20s;
        m_turn.council.chair->endpoint.parallelLimit = 1;
        auto other = m_fixture->queue().enter(m_turn.council.chair->endpoint, {});
        QVERIFY(start());
        QCOMPARE(m_turn.synthesis->answer.status, AnswerStatus::Waiting);
        m_clock->advance(15s);
        other.reset();
        QTRY_COMPARE(m_transport->posted().size(), 1);
        m_transport->lastWire().send();
        m_clock->advance(15s);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::Chair); // 20 s from its slot on
        m_transport->lastWire().answer();
        m_transport->lastWire().receive(sseAnswer(u"Whole"_s));
        QTRY_COMPARE(m_finished, 1);
        QCOMPARE(m_turn.synthesis->by, SynthesisAuthor::Chair);
    }

    void anotherVersionCountsOn()
    {
        m_turn.council.secondChair.reset();
        QVERIFY(start());
        begin();
        m_transport->lastWire().receive(sseAnswer(u"First"_s));
        QTRY_COMPARE(m_finished, 1);
        QVERIFY(start());
        begin();
        m_transport->lastWire().receive(sseAnswer(u"Second"_s));
        QTRY_COMPARE(m_finished, 2);
        QCOMPARE(m_turn.earlierSyntheses.size(), 1);
        QCOMPARE(m_turn.earlierSyntheses[0].answer.text, u"First"_s);
        QCOMPARE(m_turn.synthesis->answer.text, u"Second"_s);
        QCOMPARE(m_turn.synthesis->answer.attempt, 2);
    }

    void destroyingItDropsTheRequestAtOnce()
    {
        QVERIFY(start());
        m_synthesis.reset();
        QCOMPARE(m_transport->drops(), 1);
    }

private:
    bool start()
    {
        m_synthesis = std::make_unique<SynthesisRun>(
            m_fixture->environment(), m_turn, SynthesisRun::Order{.seed = 1});
        connect(m_synthesis.get(), &SynthesisRun::happened, this, [this](const Event &event) {
            m_events.append(event);
            apply(m_turn, event);
        });
        connect(m_synthesis.get(), &SynthesisRun::finished, this, [this] { ++m_finished; });
        return m_synthesis->start();
    }
    void begin()
    {
        m_transport->lastWire().send();
        m_transport->lastWire().answer();
    }
    qsizetype endings() const
    {
        return std::ranges::count_if(m_events, [](const Event &event) {
            return std::holds_alternative<AnswerEnded>(event.what);
        });
    }
    /// The words of the fence in the newest request.
    QByteArray fence() const
    {
        const QByteArray body = m_transport->posted().last().request.body;
        const qsizetype start = body.indexOf("<<<ANSWERS ");
        return body.mid(start, body.indexOf("\\n", start) - start);
    }

    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<RunFixture> m_fixture;
    Turn m_turn;
    std::unique_ptr<SynthesisRun> m_synthesis;
    QList<Event> m_events;
    int m_finished = 0;
};

QTEST_GUILESS_MAIN(SynthesisRunTest)
#include "tst_synthesisrun.moc"
