#include "tests/support/scriptedturn.h"
#include "ui/timeline/spotwords.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TimelineSpotTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void knowsTheAttemptOfAMoment()
    {
        const ScriptedTurn script = twoAttempts();
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QVERIFY(!attemptAt(layout, {1, 5ms})); // another track
        QCOMPARE(attemptAt(layout, {0, 5ms}), 1);
        QCOMPARE(attemptAt(layout, {0, 70ms}), 1); // between the two
        QCOMPARE(attemptAt(layout, {0, 100ms}), 2);
        QCOMPARE(attemptAt(layout, {0, 1h}), 2);
        QCOMPARE(answerOf(script.turn, layout, 0, 2), &script.turn.answers.at(1));
        QVERIFY(!answerOf(script.turn, layout, 0, 3));
        QVERIFY(!answerOf(script.turn, layout, 1, 1)); // no synthesis yet
    }

    void knowsTheVersionOfTheSynthesis()
    {
        ScriptedTurn script(1);
        for (const int version : {1, 2}) {
            script.happens(version * 100ms, StreamId::synthesis(version), SynthesisBegan{});
            script.answers(version * 100ms, 10ms, StreamId::synthesis(version));
        }
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(attemptAt(layout, {1, 120ms}), 1);
        QCOMPARE(answerOf(script.turn, layout, 1, 1), &script.turn.earlierSyntheses.at(0).answer);
        QCOMPARE(answerOf(script.turn, layout, 1, 2), &script.turn.synthesis->answer);
    }

    void knowsThePhaseOfAMoment()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 10ms, script.member(0));
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QCOMPARE(phaseAt(layout, {0, 9ms}), TimelinePhase::Waiting);
        QCOMPARE(phaseAt(layout, {0, 10ms}), TimelinePhase::Connecting);
        QCOMPARE(phaseAt(layout, {0, 39ms}), TimelinePhase::Writing);
        QVERIFY(!phaseAt(layout, {0, 40ms})); // it has ended
    }

    void movesInRoundSteps()
    {
        const ScriptedTurn script = twoAttempts();
        const TimelineLayout layout = timelineLayout(script.turn, {});
        const auto next = [&layout](SpotMove move, const TimelineSpot &spot) {
            return moved(spot, move, layout, 20ms);
        };
        QCOMPARE(next(SpotMove::Forth, {0, 33ms}), (TimelineSpot{0, 40ms}));
        QCOMPARE(next(SpotMove::Forth, {0, 40ms}), (TimelineSpot{0, 60ms}));
        QCOMPARE(next(SpotMove::Back, {0, 33ms}), (TimelineSpot{0, 20ms}));
        QCOMPARE(next(SpotMove::Back, {0, 40ms}), (TimelineSpot{0, 20ms}));
        QCOMPARE(next(SpotMove::Back, {0, 7ms}), (TimelineSpot{0, 0ms}));
        QCOMPARE(next(SpotMove::Forth, {0, 139ms}), (TimelineSpot{0, 140ms})); // no further
        QCOMPARE(next(SpotMove::Forth, {0, 140ms}), (TimelineSpot{0, 140ms}));
        QCOMPARE(next(SpotMove::Up, {0, 33ms}), (TimelineSpot{0, 33ms}));
        QCOMPARE(next(SpotMove::Down, {0, 33ms}), (TimelineSpot{1, 33ms}));
        QCOMPARE(next(SpotMove::Down, {1, 33ms}), (TimelineSpot{1, 33ms}));
        QCOMPARE(next(SpotMove::PhaseForth, {0, 33ms}), (TimelineSpot{0, 40ms}));
        QCOMPARE(next(SpotMove::PhaseForth, {0, 40ms}), (TimelineSpot{0, 100ms}));
        QCOMPARE(next(SpotMove::PhaseBack, {0, 100ms}), (TimelineSpot{0, 40ms}));
        QCOMPARE(next(SpotMove::PhaseBack, {0, 0ms}), (TimelineSpot{0, 0ms}));
        QCOMPARE(next(SpotMove::Start, {0, 33ms}), (TimelineSpot{0, 0ms}));
        QCOMPARE(next(SpotMove::End, {0, 33ms}), (TimelineSpot{0, 140ms}));
    }

    void movesNowhereInAnEmptyRace()
    {
        const TimelineLayout layout;
        for (const SpotMove move : {SpotMove::Down, SpotMove::Forth, SpotMove::PhaseForth})
            QCOMPARE(moved({}, move, layout, 1us), TimelineSpot{});
    }

    void tellsTheNumbersOfAMoment()
    {
        ScriptedTurn script(1);
        writes(script);
        TimelineLayout layout = timelineLayout(script.turn, 4s);
        const auto text = [&](Microseconds at) { return spotText({0, at}, layout, script.turn); };
        QCOMPARE(text(100ms), u"A · t = 0.10 s · connecting"_s);
        QCOMPARE(text(2036ms),
                 u"A · t = 2.04 s · writing · ≈100 tok/s · 416 characters · first text 1.0 s"_s);
        QCOMPARE(text(5s), u"A · t = 5.00 s · still to come"_s);
        QCOMPARE(spotText({1, 1s}, layout, script.turn), u"Synthesis · t = 1.00 s · not begun"_s);

        script.happens(4s, script.member(0), UsageReported{{.output = 150}});
        script.ends(4s, script.member(0), AnswerStatus::Complete);
        layout = timelineLayout(script.turn, {});
        QCOMPARE(text(2036ms), // the provider has counted other tokens than we had guessed
                 u"A · t = 2.04 s · writing · 50 tok/s · 416 characters · first text 1.0 s"_s);
        QCOMPARE(text(4500ms),
                 u"A · t = 4.50 s · complete · 1,200 characters · first text 1.0 s"_s);
    }

    void tellsNoNumbersThatNobodyKnows()
    {
        ScriptedTurn script(1);
        writes(script);
        script.turn.answers[0].pace = {}; // of an older file
        script.ends(4s, script.member(0), AnswerStatus::Complete);
        QCOMPARE(spotText({0, 2s}, timelineLayout(script.turn, {}), script.turn),
                 u"A · t = 2.00 s · writing · first text 1.0 s"_s);
    }

    void tellsWhichAttemptItIs()
    {
        const ScriptedTurn script = twoAttempts();
        const TimelineLayout layout = timelineLayout(script.turn, {});
        QVERIFY(spotText({0, 105ms}, layout, script.turn).contains(u"· attempt 2 · waiting"_s));
    }

private:
    static ScriptedTurn twoAttempts()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.ends(40ms, script.member(0), AnswerStatus::Failed);
        script.answers(100ms, 10ms, script.member(0, 2));
        return script;
    }
    /// Four characters every 10 ms, from 1 s to 4 s.
    static void writes(ScriptedTurn &script)
    {
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        for (Microseconds at = 1s; at < 4s; at += 10ms)
            script.happens(at, script.member(0), TextAdded{u"word"_s});
    }
};

QTEST_MAIN(TimelineSpotTest)
#include "tst_timelinespot.moc"
