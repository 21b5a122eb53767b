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

    void leavesRetriesOutOfTheRace()
    {
        Answer again = answer(60s, 61s);
        again.attempt = 2;
        QCOMPARE(runTimes(turn({answer(0ms, 1s), again})), runTimes(turn({answer(0ms, 1s)})));
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
        return {.times = {.waiting = waiting, .ended = ended}};
    }
    static Turn turn(const QList<Answer> &answers) { return {.answers = answers}; }
};

QTEST_GUILESS_MAIN(RunTimesTest)
#include "tst_runtimes.moc"
