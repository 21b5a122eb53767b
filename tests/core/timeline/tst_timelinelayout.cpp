#include "core/timeline/timelinelayout.h"
#include "tests/support/scriptedturn.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using enum TimelinePhase;
using Segments = QList<TimelineSegment>;
using Ends = QList<TimelineEnd>;

class TimelineLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyMemberHasATrackAndTheSynthesisTheLast()
    {
        ScriptedTurn script(3);
        script.turn.council.members[1].enabled = false;
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(layout.rows.size(), 3);
        QCOMPARE(layout.rows.at(0).name, u"A"_s);
        QCOMPARE(layout.rows.at(1).name, u"C"_s);
        QCOMPARE(layout.rows.at(1).accent, SeatAccent::ofSeat(2)); // its seat stays the third
        QVERIFY(!layout.rows.at(2).accent);
        QVERIFY(!layout.rows.at(0).status);
        QVERIFY(layout.segments.isEmpty());
    }

    void aCompleteAnswerHasFourPhases()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 10ms, script.member(0));
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(layout.segments,
                 (Segments{{0, 1, Waiting, 0ms, 10ms},
                           {0, 1, Connecting, 10ms, 20ms},
                           {0, 1, Thinking, 20ms, 30ms},
                           {0, 1, Writing, 30ms, 40ms}}));
        QCOMPARE(layout.ends, (Ends{{0, 1, AnswerStatus::Complete, 40ms}}));
        QCOMPARE(layout.rows.first().took, Microseconds(40ms));
        QCOMPARE(layout.last, Microseconds(40ms));
    }

    void whatRunsEndsNow()
    {
        ScriptedTurn script(2);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(1), AnswerQueued{});
        script.happens(0ms, script.member(1), AnswerConnecting{});
        script.happens(20ms, script.member(1), HeadersArrived{});
        const TimelineLayout layout = timelineLayout(script.turn, 50ms);
        QCOMPARE(layout.segments,
                 (Segments{{0, 1, Waiting, 0ms, 50ms}, // for a slot
                           {1, 1, Connecting, 0ms, 20ms},
                           {1, 1, Thinking, 20ms, 50ms}}));
        QVERIFY(layout.ends.isEmpty());
        QCOMPARE(layout.last, Microseconds(50ms));
    }

    void whatWasNeverEndedStopsAtTheLastThingKnown()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.happens(10ms, script.member(0), TextAdded{u"a"_s});
        script.happens(30ms, script.member(0), TextAdded{u"b"_s});
        QCOMPARE(timelineLayout(script.turn, {}).segments,
                 (Segments{{0, 1, Connecting, 0ms, 10ms}, {0, 1, Writing, 10ms, 30ms}}));
    }

    void aFailureEndsWhereItHappened()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.ends(64ms, script.member(0), AnswerStatus::Failed);
        const TimelineLayout layout = timelineLayout(script.turn, 500ms);
        QCOMPARE(layout.segments, (Segments{{0, 1, Connecting, 0ms, 64ms}}));
        QCOMPARE(layout.ends, (Ends{{0, 1, AnswerStatus::Failed, 64ms}}));
    }

    void aRetryFollowsOnTheSameTrack()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.ends(10ms, script.member(0), AnswerStatus::Failed);
        script.answers(100ms, 10ms, script.member(0, 2));
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(layout.segments.size(), 5);
        QCOMPARE(layout.segments.at(1), (TimelineSegment{0, 2, Waiting, 100ms, 110ms}));
        QCOMPARE(layout.notches, (QList<TimelineNotch>{{0, 100ms}}));
        QCOMPARE(layout.ends.size(), 2);
        QCOMPARE(layout.rows.first().status, AnswerStatus::Complete);
        QCOMPARE(layout.rows.first().took, Microseconds(40ms)); // of the retry alone
    }

    void headersOfAnEarlierTryDoNotCount()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.happens(10ms, script.member(0), HeadersArrived{});
        script.happens(50ms, script.member(0), AnswerConnecting{});
        QCOMPARE(timelineLayout(script.turn, 70ms).segments,
                 (Segments{{0, 1, Waiting, 0ms, 50ms}, {0, 1, Connecting, 50ms, 70ms}}));
    }

    void betweenTriesItWaits()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(5ms, script.member(0), AnswerConnecting{});
        script.happens(20ms, script.member(0), AnswerRetrying{.pause = 400ms});
        const TimelineSegment slot{0, 1, Waiting, 0ms, 5ms};
        const TimelineSegment lost{0, 1, Connecting, 5ms, 20ms, true};
        TimelineLayout layout = timelineLayout(script.turn, 70ms);
        QCOMPARE(layout.segments, (Segments{slot, lost, {0, 1, Waiting, 20ms, 70ms}}));
        QVERIFY(layout.notches.isEmpty()); // the next try is still to come
        QCOMPARE(layout.rows.first().retries, 1);

        script.happens(420ms, script.member(0), AnswerConnecting{});
        script.happens(430ms, script.member(0), AnswerRetrying{.pause = 100ms});
        script.happens(500ms, script.member(0), AnswerConnecting{}); // the user cut it short
        script.happens(510ms, script.member(0), TextAdded{u"text"_s});
        layout = timelineLayout(script.turn, 530ms);
        QCOMPARE(layout.segments,
                 (Segments{slot,
                           lost,
                           {0, 1, Waiting, 20ms, 420ms},
                           {0, 1, Connecting, 420ms, 430ms, true},
                           {0, 1, Waiting, 430ms, 500ms},
                           {0, 1, Connecting, 500ms, 510ms},
                           {0, 1, Writing, 510ms, 530ms}}));
        QCOMPARE(layout.notches, (QList<TimelineNotch>{{0, 420ms}, {0, 500ms}}));
    }

    void stoppedInThePauseItEndsThere()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.happens(20ms, script.member(0), AnswerRetrying{.pause = 400ms});
        script.ends(60ms, script.member(0), AnswerStatus::Cancelled);
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(layout.segments,
                 (Segments{{0, 1, Connecting, 0ms, 20ms, true}, {0, 1, Waiting, 20ms, 60ms}}));
        QCOMPARE(layout.last, Microseconds(60ms));
    }

    void stallsAreTakenOutOfTheBar()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.happens(1s, script.member(0), TextAdded{u"a"_s});
        script.happens(7s, script.member(0), StallBegan{.silence = 5s});
        TimelineLayout layout = timelineLayout(script.turn, 8s);
        QCOMPARE(layout.segments,
                 (Segments{{0, 1, Connecting, 0s, 1s},
                           {0, 1, Writing, 1s, 2s},
                           {0, 1, Stalled, 2s, 8s}}));
        QVERIFY(layout.rows.first().isStalled);

        script.happens(9s, script.member(0), StallEnded{});
        script.happens(9s, script.member(0), TextAdded{u"b"_s});
        script.ends(10s, script.member(0), AnswerStatus::Complete);
        layout = timelineLayout(script.turn, {});
        QCOMPARE(
            layout.segments.mid(1),
            (Segments{{0, 1, Writing, 1s, 2s}, {0, 1, Stalled, 2s, 9s}, {0, 1, Writing, 9s, 10s}}));
        QVERIFY(!layout.rows.first().isStalled);
    }

    void aStallMayReachFromOnePhaseIntoAnother()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 10ms, script.member(0));
        script.turn.answers[0].stalls = {{.from = 25ms, .to = 35ms}, {.from = 90ms, .to = 99ms}};
        QCOMPARE(timelineLayout(script.turn, {}).segments.mid(2),
                 (Segments{{0, 1, Thinking, 20ms, 30ms}, // it may well have thought
                           {0, 1, Stalled, 30ms, 35ms},
                           {0, 1, Writing, 35ms, 40ms}}));
        script.turn.answers[0].times.firstReasoning = 21ms;
        QCOMPARE(timelineLayout(script.turn, {}).segments.mid(2),
                 (Segments{{0, 1, Thinking, 20ms, 25ms},
                           {0, 1, Stalled, 25ms, 30ms},
                           {0, 1, Stalled, 30ms, 35ms},
                           {0, 1, Writing, 35ms, 40ms}}));
    }

    void silenceBeforeAnyTextIsThinking()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.happens(1s, script.member(0), HeadersArrived{});
        script.happens(6s, script.member(0), StallBegan{.silence = 5s});
        const TimelineLayout layout = timelineLayout(script.turn, 8s);
        QCOMPARE(layout.segments, (Segments{{0, 1, Connecting, 0s, 1s}, {0, 1, Thinking, 1s, 8s}}));
        QVERIFY(!layout.rows.first().isStalled);
    }

    void whoCompletesAfterTheSynthesisBeganIsLate()
    {
        ScriptedTurn script(2);
        script.turn.council.limits = {.deadline = 45ms, .quorum = 1};
        script.answers(0ms, 10ms, script.member(0));
        script.happens(0ms, script.member(1), AnswerQueued{});
        script.happens(45ms, {}, SynthesisBegan{});
        script.ends(80ms, script.member(1), AnswerStatus::Complete);
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(layout.ends,
                 (Ends{{0, 1, AnswerStatus::Complete, 40ms},
                       {1, 1, AnswerStatus::Complete, 80ms, true}}));
        QVERIFY(layout.rows.at(1).isLate && !layout.rows.at(0).isLate);
        script.turn.answers[1].status = AnswerStatus::Partial; // has text all the same
        QVERIFY(timelineLayout(script.turn, {}).rows.at(1).isLate);
        script.turn.answers[1].status = AnswerStatus::Failed; // has nothing to come with
        QVERIFY(!timelineLayout(script.turn, {}).rows.at(1).isLate);
        using Kind = TimelineMark::Kind;
        QCOMPARE(layout.marks,
                 (QList<TimelineMark>{
                     {Kind::Deadline, 45ms}, {Kind::Quorum, 40ms}, {Kind::Synthesis, 45ms}}));
    }

    void theDeadlineOfWhatIsRetriedCountsFromThere()
    {
        ScriptedTurn script(1);
        script.turn.council.limits = {.deadline = 45ms};
        script.turn.awaitedSince = 60ms;
        script.answers(0ms, 10ms, script.member(0));
        QCOMPARE(timelineLayout(script.turn, {}).marks.constFirst(),
                 (TimelineMark{TimelineMark::Kind::Deadline, 105ms}));
    }

    void withoutLimitsThereAreNoMarks()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 10ms, script.member(0));
        script.happens(40ms, {}, SynthesisBegan{});
        QVERIFY(timelineLayout(script.turn, {}).marks.isEmpty());
        QVERIFY(!timelineLayout(script.turn, {}).isLimited);
    }

    void everySynthesisIsOnTheLastTrack()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 10ms, script.member(0));
        for (const int attempt : {1, 2}) {
            const Microseconds from = attempt * 100ms;
            script.happens(from, StreamId::synthesis(attempt), SynthesisBegan{});
            script.answers(from, 10ms, StreamId::synthesis(attempt));
        }
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(
            layout.ends.mid(1),
            (Ends{{1, 1, AnswerStatus::Complete, 140ms}, {1, 2, AnswerStatus::Complete, 240ms}}));
        QCOMPARE(layout.notches, (QList<TimelineNotch>{{1, 200ms}}));
    }

    void theSynthesisRunsOnItsOwnTrack()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 10ms, script.member(0));
        script.happens(45ms, {}, SynthesisBegan{});
        script.answers(45ms, 5ms, StreamId::synthesis(1));
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(layout.segments.last(), (TimelineSegment{1, 1, Writing, 60ms, 65ms}));
        QCOMPARE(layout.ends.last(), (TimelineEnd{1, 1, AnswerStatus::Complete, 65ms}));
    }

    void anExtractTakesNoTimeButIsThere()
    {
        ScriptedTurn script(1);
        script.happens(45ms, {}, SynthesisBegan{.by = SynthesisAuthor::Extract});
        script.happens(45ms, {}, TextAdded{u"text"_s});
        script.ends(45ms, {}, AnswerStatus::Complete);
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QVERIFY(layout.segments.isEmpty());
        QCOMPARE(layout.ends, (Ends{{1, 1, AnswerStatus::Complete, 45ms}}));
    }

    void impossibleTimesAreLeftOut()
    {
        ScriptedTurn script(3);
        for (int seat = 0; seat < 3; ++seat)
            script.answers(0ms, 10ms, script.member(seat));
        script.turn.answers[0].times.waiting = -5ms;
        script.turn.answers[1].times.ended = Microseconds::max();
        script.turn.answers[2].times.connecting = Microseconds::max();
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(layout.last, Microseconds(40ms));
        QCOMPARE(layout.segments.size(), 3);
        QCOMPARE(layout.segments.first(), (TimelineSegment{2, 1, Waiting, 0ms, 20ms}));
        QVERIFY(!layout.rows.at(1).took);
    }
};

QTEST_GUILESS_MAIN(TimelineLayoutTest)
#include "tst_timelinelayout.moc"
