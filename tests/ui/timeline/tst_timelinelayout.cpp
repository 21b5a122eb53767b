#include "tests/ui/timeline/scriptedturn.h"
#include "ui/timeline/timelinelayout.h"

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
        QCOMPARE(layout.rows.at(1).accent, MemberAccent::ofSeat(2)); // its seat stays the third
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

    void theSynthesisRunsOnItsOwnTrack()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 10ms, script.member(0));
        script.happens(45ms, {}, SynthesisBegan{});
        script.answers(45ms, 5ms, StreamId::synthesis());
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
