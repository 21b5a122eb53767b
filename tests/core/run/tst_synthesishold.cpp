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
        m_played->fixture().hold = [this](const Turn &, const Member &chair) {
            return (m_onlyHeld.isNull() || chair.id == m_onlyHeld) ? m_hold : std::nullopt;
        };
        m_onlyHeld = {};
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

    void anExtractTakesThePlaceOfAHeldSecondChair()
    {
        const Council council = withSecondChair();
        m_onlyHeld = council.secondChair->id;
        CouncilRun &run = m_played->ask(council);
        failAtTheChair(run);
        QTRY_VERIFY(run.turn().ended);
        QCOMPARE(m_played->transport().posted().size(), 3);
        QCOMPARE(run.turn().synthesis->by, SynthesisAuthor::Extract);
        QVERIFY(run.turn().synthesis->answer.text.contains(u"one"_s));
        QCOMPARE(run.hold()->author, SynthesisAuthor::SecondChair);
        QCOMPARE(run.hold()->costUsd, 0.3);

        run.synthesise(); // now the user knows: both chairs are asked
        QVERIFY(!run.hold());
        m_played->fail(3, {.kind = Error::Kind::BadRequest, .http = 400});
        QTRY_COMPARE(m_played->transport().posted().size(), 5);
        m_played->complete(4, u"both"_s);
        QTRY_VERIFY(run.turn().ended);
        QCOMPARE(run.turn().synthesis->by, SynthesisAuthor::SecondChair);
        QVERIFY(!run.hold());
    }

    void aSecondChairAloneIsHeldLikeAnyOther()
    {
        Council council = withSecondChair();
        council.chair.reset();
        CouncilRun &run = m_played->ask(council);
        m_played->complete(0, u"one"_s);
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(run.turn().ended);
        QCOMPARE(run.hold(), m_hold);
        QVERIFY(!run.turn().synthesis);
    }

    void whoAgreedIsNotAskedAgain()
    {
        const Council council = withSecondChair();
        m_played->session().ask({.text = u"Why?"_s}, council, {.agreedUsd = 0.25}); // about 0.3
        CouncilRun &run = m_played->run();
        failAtTheChair(run);
        QTRY_COMPARE(m_played->transport().posted().size(), 4); // neither of the chairs is held
        QVERIFY(!run.hold());
    }

    void whatCostsClearlyMoreThanWasAgreedIsHeld()
    {
        CouncilRun &run = m_played->ask(PlayedSession::council(2));
        run.agree(0.3);
        run.agree(0.1); // the larger one counts
        m_hold->costUsd = 0.38;
        m_played->complete(0, u"one"_s);
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(run.turn().ended);
        QCOMPARE(run.hold(), m_hold);
        run.retry(run.turn().council.members[0].id);
        run.agree(0.38);
        m_played->complete(2, u"one again"_s);
        QTRY_VERIFY(run.isCombining());
    }

private:
    static Council withSecondChair()
    {
        Council council = PlayedSession::council(2);
        council.secondChair = seatFor(u"Deputy"_s, council.chair->endpoint.url, u"deputy-model"_s);
        return council;
    }
    void failAtTheChair(CouncilRun &run)
    {
        m_played->complete(0, u"one"_s);
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(run.isCombining());
        m_played->fail(2, {.kind = Error::Kind::BadRequest, .http = 400});
    }

    std::unique_ptr<PlayedSession> m_played;
    MemberId m_onlyHeld; ///< Null: every chair.
    std::optional<SpendingHold> m_hold;
};

QTEST_GUILESS_MAIN(SynthesisHoldTest)
#include "tst_synthesishold.moc"
