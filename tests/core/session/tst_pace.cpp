#include "core/session/pace.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class PaceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void keepsEveryPieceOfAShortText()
    {
        Pace pace;
        pace.add(200ms, 4);
        pace.add(250ms, 9);
        pace.add(310ms, 11);
        using Samples = QList<Pace::Sample>;
        QCOMPARE(pace.samples(), (Samples{{200ms, 4}, {250ms, 9}, {310ms, 11}}));
    }

    void ignoresWhatAddsNothing()
    {
        Pace pace;
        pace.add(1ms, 0);
        QVERIFY(pace.isEmpty());
        pace.add(5ms, 3);
        pace.add(50ms, 3);
        pace.add(90ms, 2);
        QCOMPARE(pace.samples().size(), 1);
    }

    void aClockThatRunsBackStandsStill()
    {
        Pace pace;
        pace.add(90ms, 3);
        pace.add(20ms, 5);
        QCOMPARE(pace.samples().constLast(), (Pace::Sample{90ms, 5}));
    }

    void tellsHowLongTheTextWas()
    {
        Pace pace;
        QCOMPARE(pace.lengthBy(1h), 0);
        pace.add(200ms, 4);
        pace.add(300ms, 9);
        QCOMPARE(pace.lengthBy(199ms), 0);
        QCOMPARE(pace.lengthBy(200ms), 4);
        QCOMPARE(pace.lengthBy(299ms), 4);
        QCOMPARE(pace.lengthBy(300ms), 9);
        QCOMPARE(pace.lengthBy(1h), 9);
    }

    void staysSmallHoweverLongTheTextBecomes_data()
    {
        QTest::addColumn<Microseconds>("step");
        QTest::addColumn<int>("pieces");
        QTest::newRow("pieces at once") << Microseconds(0us) << 5000;
        QTest::newRow("a fast server") << Microseconds(300us) << 100'000;
        QTest::newRow("a usual one") << Microseconds(17ms) << 20'000;
        QTest::newRow("a slow one") << Microseconds(2100ms) << 2000;
        QTest::newRow("days apart") << Microseconds(50h) << 500;
    }
    void staysSmallHoweverLongTheTextBecomes()
    {
        QFETCH(Microseconds, step);
        QFETCH(int, pieces);
        Pace pace;
        const Microseconds from = 123457us;
        Microseconds at = from;
        for (int i = 1; i <= pieces; ++i, at += step) {
            pace.add(at, 3 * i);
            QVERIFY(pace.samples().size() <= Pace::MostSamples);
        }
        const QList<Pace::Sample> &samples = pace.samples();
        QCOMPARE(samples.constFirst(), (Pace::Sample{from, 3}));
        QCOMPARE(samples.constLast().length, 3 * pieces);
        for (qsizetype i = 1; i < samples.size(); ++i) {
            QVERIFY(samples[i - 1].at <= samples[i].at);
            QVERIFY(samples[i - 1].length < samples[i].length);
            // Every sample is true: a piece that came then, not something between two.
            if (step > 0us)
                QCOMPARE(samples[i].length, 3 * ((samples[i].at - from) / step + 1));
        }
        if (samples.size() > 2) // and they lie evenly: the beginning is not forgotten
            QVERIFY(samples[1].at - from <= (at - from) / 50);
    }

    void addingASecondTimeMakesTheSameRecord()
    {
        Pace pace;
        Microseconds at = 5ms;
        for (int i = 1; i <= 3000; ++i)
            pace.add(at += Microseconds(i * 7919 % 90'000), i);
        QVERIFY(pace.samples().size() > Pace::MostSamples / 3);
        Pace again;
        for (const Pace::Sample &sample : pace.samples())
            again.add(sample.at, sample.length);
        QCOMPARE(again, pace);
    }
};

QTEST_GUILESS_MAIN(PaceTest)
#include "tst_pace.moc"
