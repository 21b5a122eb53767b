#include "tests/support/playedsession.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// A synthesis that the environment holds back, in a run whose members are played by hand.
class SynthesisHoldTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_played = std::make_unique<PlayedSession>();
        m_played->fixture().hold = [this](const Turn &) { return m_hold; };
        m_hold = SpendingHold{.costUsd = 0.3, .limitUsd = 0.2};
    }
    void cleanup() { m_played.reset(); }

    void waitsUntilTheUserWantsIt()
    {
        CouncilRun &run = m_played->ask(PlayedSession::council(2));
        m_played->complete(0, u"one"_s);
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(run.turn().ended);
        QCOMPARE(run.hold(), m_hold);
        QVERIFY(!run.turn().synthesis);
        QCOMPARE(m_played->transport().posted().size(), 2);

        run.synthesise();
        QVERIFY(!run.hold());
        QCOMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"both"_s);
        QTRY_VERIFY(run.turn().ended);
        QCOMPARE(run.turn().synthesis->answer.text, u"both"_s);
    }

    void holdsUpNoMember()
    {
        Council council = PlayedSession::council(3);
        council.limits.quorum = 1;
        CouncilRun &run = m_played->ask(council);
        m_played->complete(0, u"one"_s);
        QTRY_VERIFY(run.hold());
        QVERIFY(!run.turn().ended);
        m_hold.reset(); // by now the limit is another one
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(run.turn().synthesis);
        QVERIFY(!run.hold());
        QVERIFY(run.isCombining());
    }

    void holdsARefreshBackAsWell()
    {
        Council council = PlayedSession::council(2);
        council.limits.quorum = 1;
        council.limits.refreshesLate = true;
        m_hold.reset();
        CouncilRun &run = m_played->ask(council);
        m_played->complete(0, u"one"_s);
        QTRY_VERIFY(run.isCombining());
        m_played->complete(2, u"of one"_s);
        QTRY_VERIFY(!run.isCombining());
        m_hold = SpendingHold{.costUsd = 0.3, .limitUsd = 0.2};
        m_played->clock().advance(std::chrono::seconds(1));
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(run.turn().ended);
        QCOMPARE(run.hold(), m_hold);
        QCOMPARE(m_played->transport().posted().size(), 3);
    }

    void withoutAnyTextNothingIsHeld()
    {
        CouncilRun &run = m_played->ask(PlayedSession::council(1));
        m_played->fail(0, {.kind = Error::Kind::BadRequest, .http = 400});
        QTRY_VERIFY(run.turn().ended);
        QVERIFY(!run.hold());
    }

    void aRetryIsWaitedForAgain()
    {
        CouncilRun &run = m_played->ask(PlayedSession::council(2));
        m_played->complete(0, u"one"_s);
        m_played->fail(1, {.kind = Error::Kind::BadRequest, .http = 400});
        QTRY_VERIFY(run.turn().ended);
        QVERIFY(run.hold());
        run.retryAllFailed();
        QVERIFY(!run.hold());
        m_played->complete(2, u"two"_s);
        QTRY_VERIFY(run.turn().ended);
        QVERIFY(run.hold());
    }

private:
    std::unique_ptr<PlayedSession> m_played;
    std::optional<SpendingHold> m_hold;
};

QTEST_GUILESS_MAIN(SynthesisHoldTest)
#include "tst_synthesishold.moc"
