#include "core/session/apply.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ApplyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void foldsARunIntoItsTurn()
    {
        const QJsonObject request{{u"model"_s, u"m"_s}};
        const Usage usage{.input = 3, .output = 2};
        Turn turn = play({{1ms, m_a, AnswerQueued{}},
                          {2ms, m_a, AnswerConnecting{request}},
                          {3ms, m_a, AnswerSent{}},
                          {4ms, m_a, HeadersArrived{}},
                          {5ms, m_a, ReasoningAdded{u"hm"_s}},
                          {6ms, m_a, ReasoningAdded{u"…"_s}},
                          {7ms, m_a, TextAdded{u"Hel"_s}},
                          {8ms, m_a, TextAdded{u"lo"_s}},
                          {9ms, m_a, UsageReported{{.output = 1}}},
                          {9ms, m_a, UsageReported{usage}},
                          {10ms, m_a, AnswerEnded{AnswerStatus::Complete, Notice::None, {}}},
                          {11ms, {}, TurnEnded{}}});

        Pace pace;
        pace.add(7ms, 3);
        pace.add(8ms, 5);
        const Answer expected{.member = m_a.member,
                              .status = AnswerStatus::Complete,
                              .text = u"Hello"_s,
                              .reasoning = u"hm…"_s,
                              .pieces = 2,
                              .request = request,
                              .times = {.waiting = 1ms,
                                        .connecting = 2ms,
                                        .sent = 3ms,
                                        .headers = 4ms,
                                        .firstReasoning = 5ms,
                                        .firstText = 7ms,
                                        .lastText = 8ms,
                                        .ended = 10ms},
                              .pace = pace,
                              .usage = usage};
        QCOMPARE(turn.answers, QList<Answer>{expected});
        QVERIFY(turn.ended);
        QVERIFY(!turn.synthesis);

        apply(turn, {12ms, {}, TurnResumed{}});
        QVERIFY(!turn.ended);
    }

    void takesInPossibleVerdictsOnly()
    {
        Turn turn;
        turn.council.members = {{.id = m_a.member}, {.id = m_b.member}};
        const auto judged = [&turn](const Verdict &verdict) {
            apply(turn, {1s, {}, VerdictGiven{verdict}});
            return turn.verdict;
        };
        const Verdict first = Verdict().withWinner(m_a.member, false);
        QCOMPARE(judged({.winner = MemberId::create()}), std::nullopt);
        QCOMPARE(judged(first), first);
        QCOMPARE(judged({.winner = m_a.member, .tie = true}), first);
        QCOMPARE(judged({.ratings = {{m_b.member, 0}}}), first);
        QCOMPARE(judged({.ratings = {{MemberId::create(), 3}}}), first);
        const Verdict tied = first.withTie(true, true).withRating(m_b.member, 5, false);
        QCOMPARE(judged(tied), tied);
        QCOMPARE(judged({}), Verdict());
    }

    void knowsSinceWhenTheNamesAreKnown()
    {
        const MemberId a = m_a.member;
        QVERIFY(!Verdict().withRating(a, 3, true).knowsNames());
        const Verdict chosen = Verdict().withRating(a, 3, true).withWinner(a, true);
        QVERIFY(chosen.blind && chosen.knowsNames());
        QVERIFY(chosen.withRating(a, 0, false).blind); // the choice was, and stays so
        const Verdict changed = chosen.withWinner({}, false);
        QVERIFY(!changed.blind && changed.knowsNames()); // there is no way back
        QVERIFY(!changed.isChoice() && !changed.isEmpty());
    }

    void showsEveryStateOnTheWay()
    {
        Turn turn;
        const auto statusAfter = [&](const Event &event) {
            apply(turn, event);
            return turn.answers[0].status;
        };
        QCOMPARE(statusAfter({0ms, m_a, AnswerQueued{}}), AnswerStatus::Waiting);
        QCOMPARE(statusAfter({0ms, m_a, AnswerConnecting{}}), AnswerStatus::Connecting);
        QCOMPARE(statusAfter({0ms, m_a, AnswerSent{}}), AnswerStatus::Connecting);
        QCOMPARE(statusAfter({0ms, m_a, HeadersArrived{}}), AnswerStatus::Thinking);
        QCOMPARE(statusAfter({0ms, m_a, ReasoningAdded{u"a"_s}}), AnswerStatus::Thinking);
        QCOMPARE(statusAfter({0ms, m_a, TextAdded{u"a"_s}}), AnswerStatus::Writing);
    }

    void keepsStreamsApart()
    {
        const Turn turn = play({{0ms, m_a, AnswerQueued{}},
                                {0ms, m_b, AnswerQueued{}},
                                {1ms, m_b, TextAdded{u"b"_s}},
                                {2ms, m_a, TextAdded{u"a"_s}}});
        QCOMPARE(turn.answers.size(), 2);
        QCOMPARE(turn.answers[0].text, u"a"_s);
        QCOMPARE(turn.answers[1].text, u"b"_s);
    }

    void ignoresStreamsThatAreUnknownOrHaveEnded()
    {
        const QList<Event> failed{
            {0ms, m_a, AnswerQueued{}},
            {1ms, m_a, AnswerEnded{AnswerStatus::Failed, {}, Error{.kind = Error::Kind::Tls}}}};
        Turn turn = play(failed);
        const Turn before = turn;

        StreamId secondAttempt = m_a;
        secondAttempt.attempt = 2;
        for (const StreamId &stream : {m_a, m_b, secondAttempt, StreamId::synthesis()}) {
            apply(turn, {2ms, stream, AnswerConnecting{}});
            apply(turn, {2ms, stream, TextAdded{u"late"_s}});
            apply(turn, {2ms, stream, UsageReported{{.output = 1}}});
            apply(turn, {2ms, stream, AnswerEnded{AnswerStatus::Complete, {}, {}}});
        }
        apply(turn, {2ms, m_a, AnswerQueued{}});
        apply(turn, {2ms, StreamId::synthesis(), AnswerQueued{}});

        QCOMPARE(turn, before);
        QCOMPARE(turn.answers[0].error->kind, Error::Kind::Tls);
    }

    void keepsARetryBesideTheFirstAttempt()
    {
        StreamId again = m_a;
        again.attempt = 2;
        Turn turn = play({{0ms, m_a, AnswerQueued{}},
                          {1ms, m_a, AnswerEnded{AnswerStatus::Failed, {}, Error{}}},
                          {0ms, m_b, AnswerQueued{}},
                          {50ms, again, AnswerQueued{}},
                          {60ms, again, TextAdded{u"now"_s}}});
        turn.council.members = {{.id = m_b.member}, {.id = m_a.member}, {.id = MemberId::create()}};

        QCOMPARE(turn.answers.size(), 3);
        QCOMPARE(turn.answers[0].status, AnswerStatus::Failed);
        QCOMPARE(turn.latest(m_a.member), &turn.answers[2]);
        QCOMPARE(turn.latest(m_a.member)->times.waiting, 50ms);
        QCOMPARE(turn.latestAnswers(), (QList<const Answer *>{&turn.answers[1], &turn.answers[2]}));
        QVERIFY(!turn.latest(MemberId::create()));
    }

    void connectingAgainForgetsTheFirstConnection()
    {
        const Turn turn = play({{0ms, m_a, AnswerQueued{}},
                                {1ms, m_a, AnswerConnecting{}},
                                {2ms, m_a, AnswerSent{}},
                                {3ms, m_a, HeadersArrived{}},
                                {4ms, m_a, ReasoningAdded{u"hm"_s}},
                                {9ms, m_a, AnswerConnecting{}}});
        QCOMPARE(turn.answers[0].times, (AnswerTimes{.waiting = 0ms, .connecting = 9ms}));
        QCOMPARE(turn.answers[0].reasoning, QString());
    }

    void waitsAndRetriesAreWrittenDown()
    {
        const Error busy{.kind = Error::Kind::Overloaded, .http = 503};
        const Wait slot{.cause = Wait::Cause::Slot};
        QList<Event> events{{0ms, m_a, AnswerQueued{}}, {1ms, m_a, AnswerHeld{slot}}};
        QCOMPARE(play(events).answers[0].wait, slot);
        events.append({{5ms, m_a, AnswerConnecting{}},
                       {6ms, m_a, HeadersArrived{}},
                       {7ms, m_a, StallBegan{3ms}},
                       {9ms, m_a, AnswerRetrying{busy, 400ms}}});
        Turn turn = play(events);
        QVERIFY(!turn.answers[0].wait);
        QCOMPARE(turn.answers[0].status, AnswerStatus::Retrying);
        QCOMPARE(turn.answers[0].retries, (QList<Retry>{{9ms, 409ms, busy, 5ms, {}}}));
        QCOMPARE(turn.answers[0].stalls, (QList<Stall>{{4ms, 9ms, {}}}));
        apply(turn, {300ms, m_a, AnswerConnecting{}}); // somebody was in a hurry
        QCOMPARE(turn.answers[0].status, AnswerStatus::Connecting);
        QCOMPARE(turn.answers[0].retries[0].again, 300ms);
        QVERIFY(turn.answers[0].stalls.isEmpty()); // of a try that did not count
    }

    void countsHowOftenItWasAsked()
    {
        const Error busy{.kind = Error::Kind::Overloaded};
        Turn turn = play({{0ms, m_a, AnswerQueued{}}});
        QCOMPARE(timesAsked(turn.answers[0]), 0);
        apply(turn, {1ms, m_a, AnswerConnecting{}});
        QCOMPARE(timesAsked(turn.answers[0]), 1);
        apply(turn, {2ms, m_a, AnswerRetrying{busy, 1s}});
        QCOMPARE(timesAsked(turn.answers[0]), 1); // the second time is still to come
        Turn stopped = turn;
        apply(turn, {1s, m_a, AnswerConnecting{}});
        QCOMPARE(timesAsked(turn.answers[0]), 2);
        apply(stopped, {3ms, m_a, AnswerEnded{AnswerStatus::Cancelled, Notice::Stopped, {}}});
        QCOMPARE(timesAsked(stopped.answers[0]), 1); // and never came
        QCOMPARE(stopped.answers[0].retries[0].error, busy);
    }

    void aStallLastsUntilBytesOrTheEnd()
    {
        Turn turn = play({{0ms, m_a, AnswerQueued{}}, {1s, m_a, StallBegan{5s}}});
        QVERIFY(isStalled(turn.answers[0]));
        QCOMPARE(turn.answers[0].stalls[0].from, 0us); // nothing is older than the question
        apply(turn, {7s, m_a, StallEnded{}});
        QVERIFY(!isStalled(turn.answers[0]));
        apply(turn, {13s, m_a, StallBegan{5s}});
        apply(turn, {20s, m_a, AnswerEnded{AnswerStatus::Partial, {}, {}}});
        QVERIFY(!isStalled(turn.answers[0]));
        QCOMPARE(turn.answers[0].stalls, (QList<Stall>{{0us, 7s, {}}, {8s, 20s, {}}}));
    }

    void limitsCanChange()
    {
        const Limits limits{.deadline = 3s, .quorum = 2};
        QCOMPARE(play({{1ms, {}, LimitsChanged{limits}}}).council.limits, limits);
    }

    void anotherAuthorTakesOverAndTheFirstIsKept()
    {
        const MemberId chair = MemberId::create();
        const MemberId second = MemberId::create();
        const StreamId first = StreamId::synthesis(1);
        const StreamId next = StreamId::synthesis(2);
        const SynthesisBegan byChair{.chair = chair, .from = {m_a.member}};
        const SynthesisBegan bySecond{.by = SynthesisAuthor::SecondChair,
                                      .chair = second,
                                      .from = {m_a.member, m_b.member},
                                      .partial = {m_b.member},
                                      .degraded = true};
        Turn turn = play({{1ms, first, byChair},
                          {2ms, first, TextAdded{u"half a"_s}},
                          {3ms, first, AnswerEnded{AnswerStatus::Failed, {}, Error{}}},
                          {4ms, next, bySecond}});

        QCOMPARE(turn.firstSynthesisAt(), Microseconds(1ms));
        QCOMPARE(turn.earlierSyntheses.size(), 1);
        QCOMPARE(turn.earlierSyntheses[0].answer.text, u"half a"_s);
        QCOMPARE(turn.synthesis->by, SynthesisAuthor::SecondChair);
        QCOMPARE(turn.synthesis->answer,
                 (Answer{.member = second, .attempt = 2, .times = {.waiting = 4ms}}));
        QCOMPARE(turn.synthesis->from, bySecond.from);
        QCOMPARE(turn.synthesis->partial, bySecond.partial);
        QVERIFY(turn.synthesis->degraded);

        apply(turn, {5ms, first, TextAdded{u"nonsense"_s}}); // of the one that ended
        apply(turn, {5ms, next, TextAdded{u"whole"_s}});
        apply(turn, {6ms, next, AnswerEnded{AnswerStatus::Complete, {}, {}}});
        QCOMPARE(turn.synthesis->answer.text, u"whole"_s);
        QCOMPARE(turn.synthesis->answer.status, AnswerStatus::Complete);
        QVERIFY(turn.answers.isEmpty());
    }

private:
    static Turn play(const QList<Event> &events)
    {
        Turn turn;
        for (const Event &event : events)
            apply(turn, event);
        return turn;
    }

    const StreamId m_a{MemberId::create(), 1};
    const StreamId m_b{MemberId::create(), 1};
};

QTEST_GUILESS_MAIN(ApplyTest)
#include "tst_apply.moc"
