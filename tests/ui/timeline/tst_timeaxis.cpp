#include "ui/timeline/timeaxis.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TimeAxisTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void atRestItJustFits()
    {
        QCOMPARE(TimeAxis::fitting(6200ms, 10), (TimeAxis{.end = 7s, .step = 1s}));
        QCOMPARE(TimeAxis::fitting(6200ms, 4), (TimeAxis{.end = 8s, .step = 2s}));
        QCOMPARE(TimeAxis::fitting(7s, 10), (TimeAxis{.end = 7s, .step = 1s}));
        QCOMPARE(TimeAxis::fitting(48ms, 10), (TimeAxis{.end = 50ms, .step = 5ms}));
        QCOMPARE(TimeAxis::fitting(150s, 5), (TimeAxis{.end = 150s, .step = 30s}));
    }

    void aLiveOneHasRoomToGrow()
    {
        QCOMPARE(TimeAxis::growing(0s, 10).end, Microseconds(1s));
        QCOMPARE(TimeAxis::growing(1100ms, 10).end, Microseconds(2s));
        QCOMPARE(TimeAxis::growing(2100ms, 10).end, Microseconds(5s));
        QCOMPARE(TimeAxis::growing(5100ms, 10).end, Microseconds(10s));
        QCOMPARE(TimeAxis::growing(21s, 10).end, Microseconds(30s));
        QCOMPARE(TimeAxis::growing(61s, 10).end, Microseconds(2min));
    }

    void noRaceIsTooShortOrTooLong()
    {
        for (const Microseconds last : {Microseconds(0), Microseconds(1), Microseconds(10000h)}) {
            for (const int mostSteps : {2, 5, 12}) {
                for (const TimeAxis &axis :
                     {TimeAxis::fitting(last, mostSteps), TimeAxis::growing(last, mostSteps)}) {
                    QVERIFY(axis.end >= last);
                    QVERIFY(axis.step > 0us);
                    QVERIFY(axis.ticks().size() <= mostSteps + 1);
                    QCOMPARE(axis.ticks().last(), axis.end);
                }
            }
        }
    }

    void ticksAreRound()
    {
        const TimeAxis axis{.end = 2s, .step = 500ms};
        QStringList labels;
        for (const Microseconds tick : axis.ticks())
            labels.append(axis.label(tick));
        QCOMPARE(labels, (QStringList{u"0"_s, u"0.5 s"_s, u"1 s"_s, u"1.5 s"_s, u"2 s"_s}));
    }

    void labelsHaveTheUnitThatSuitsThem()
    {
        QCOMPARE((TimeAxis{.end = 50ms, .step = 5ms}).label(5ms), u"5 ms"_s);
        const TimeAxis minutes{.end = 2min, .step = 30s};
        QCOMPARE(minutes.label(30s), u"30 s"_s);
        QCOMPARE(minutes.label(1min), u"1 min"_s);
        QCOMPARE(minutes.label(90s), u"1 min 30 s"_s);
        QCOMPARE((TimeAxis{.end = 2h, .step = 1h}).label(2h), u"2 h"_s);
    }
};

QTEST_GUILESS_MAIN(TimeAxisTest)
#include "tst_timeaxis.moc"
