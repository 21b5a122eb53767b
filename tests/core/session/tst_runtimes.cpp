#include "core/session/runtimes.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class RunTimesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void addsUpWhatRanAtTheSameTime()
    {
        const RunTimes times =
            runTimes(turn({answer(0ms, 4s), answer(100ms, 2100ms), answer(0ms, 3s)}));
        QCOMPARE(times.wall, 4s);
        QCOMPARE(times.sum, 9s);
        QCOMPARE(times.slowest, 4s);
        QCOMPARE(times.speedup, 2.25);
        QCOMPARE(times.overhead, 0s);
    }

    void whatIsNotTheSlowestMembersIsOverhead()
    {
        QCOMPARE(runTimes(turn({answer(500ms, 2500ms)})).overhead, 500ms);
    }

    void isUnknownWhileAnAnswerRuns()
    {
        const Turn running = turn({answer(0ms, 4s), answer(0ms, {})});
        QCOMPARE(runTimes(running), RunTimes());
        QCOMPARE(runTimes(running, 6s).wall, 6s);
        QCOMPARE(runTimes(running, 6s).sum, 10s);
    }

    void isUnknownWhenNothingRan()
    {
        QCOMPARE(runTimes({}), RunTimes());
        QCOMPARE(runTimes({}, 3s), RunTimes());
        QCOMPARE(runTimes(turn({Answer()}), 3s), RunTimes());
    }

    void neverDividesByZero() { QVERIFY(!runTimes(turn({answer(0ms, 0ms)})).speedup); }

    /// All failed at once, and were asked again when the user had read that.
    void countsRetriesWithoutTheTimeBeforeThem()
    {
        const Answer a = answer(0ms, 120ms);
        const Answer b = answer(0ms, 100ms);
        const RunTimes times = runTimes(turn({a, b, again(a, 60s, 63s), again(b, 60s, 62s)}));
        QCOMPARE(times.wall, 3120ms);
        QCOMPARE(times.sum, 5220ms);
        QCOMPARE(times.slowest, 3120ms);
        QCOMPARE(times.overhead, 0ms);
        QCOMPARE(times.speedup, 5220.0 / 3120);
    }

    void countsARetryBesideOthersOnce()
    {
        const Answer quick = answer(0ms, 1s);
        const RunTimes times = runTimes(turn({answer(0ms, 5s), quick, again(quick, 2s, 6s)}));
        QCOMPARE(times.wall, 6s);
        QCOMPARE(times.sum, 10s);
        QCOMPARE(times.slowest, 5s);
        QCOMPARE(times.overhead, 1s);
    }

    void standsStillWhileNobodyIsAsked()
    {
        const Answer failed = answer(0ms, 1s);
        QCOMPARE(runTimes(turn({failed}), 50s).wall, 1s);
        QCOMPARE(runTimes(turn({failed, again(failed, 60s, {})}), 62s).wall, 3s);
    }

    void takesTimesThatMakeNoSenseForNone()
    {
        const RunTimes times = runTimes(turn({answer(9s, 2s), answer(0ms, 1s)}));
        QCOMPARE(times.wall, 1s);
        QCOMPARE(times.sum, 1s);
    }

    void leavesTheSynthesisOut()
    {
        Turn both = turn({answer(0ms, 1s)});
        both.synthesis = Synthesis{.answer = answer(1s, 9s)};
        QCOMPARE(runTimes(both).wall, 1s);
    }

private:
    static Answer answer(Microseconds waiting, std::optional<Microseconds> ended)
    {
        return {.member = MemberId::create(), .times = {.waiting = waiting, .ended = ended}};
    }
    static Answer again(Answer answer, Microseconds waiting, std::optional<Microseconds> ended)
    {
        ++answer.attempt;
        answer.times = {.waiting = waiting, .ended = ended};
        return answer;
    }
    static Turn turn(const QList<Answer> &answers) { return {.answers = answers}; }
};

QTEST_GUILESS_MAIN(RunTimesTest)
#include "tst_runtimes.moc"
