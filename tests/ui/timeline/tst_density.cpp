#include "ui/timeline/densityarea.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class DensityTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void oneBurstHasNoSpeed()
    {
        QVERIFY(!Density(Pace()).isKnown());
        Pace burst;
        burst.add(1s, 500);
        burst.add(1s, 900);
        burst.add(1049ms, 1000);
        QVERIFY(!Density(burst).isKnown());
        QCOMPARE(Density(burst).highest(), 0.0);
        burst.add(1050ms, 1001);
        QVERIFY(Density(burst).isKnown());
    }

    void isTheSpeedBeforeAMoment()
    {
        Pace pace; // 100 characters a second, then 400
        grow(pace, 1s, 3s, 1);
        grow(pace, 3s, 5s, 4);
        const Density density(pace);
        QCOMPARE(density.at(999ms), 0.0);
        QCOMPARE(qRound(density.at(1s)), 100); // at its beginning as soon after it
        QCOMPARE(qRound(density.at(2900ms)), 100);
        QVERIFY(density.at(3120ms) > 200 && density.at(3120ms) < 300);
        QCOMPARE(qRound(density.at(4s)), 400);
        QCOMPARE(qRound(density.highest()), 400);
        QCOMPARE(density.at(10s), 0.0);
    }

    void whatWasMeasuredStays()
    {
        Pace pace;
        grow(pace, 1s, 3s, 1);
        const Pace before = pace;
        const Microseconds settled = Density(before).settledUntil();
        QVERIFY(settled > 2900ms);
        grow(pace, 3s, 3300ms, 7);
        for (Microseconds at = 1s; at <= settled; at += 7ms)
            QCOMPARE(Density(pace).at(at), Density(before).at(at));
        QVERIFY(Density(pace).at(settled + 100ms) > Density(before).at(settled + 100ms));
    }

    void aPauseIsSlow()
    {
        Pace pace;
        grow(pace, 1s, 2s, 2);
        pace.add(6s, 202);
        QVERIFY(Density(pace).at(1900ms) > 190);
        QVERIFY(Density(pace).at(4s) < 1);
    }

    void theHighestIsNeverPassed()
    {
        Pace pace;
        Microseconds at = 500ms;
        qsizetype length = 0;
        for (int i = 0; i < 400; ++i)
            pace.add(at += Microseconds(i * 7919 % 60'000), length += 1 + i * 31 % 17);
        const Density density(pace);
        double highest = 0;
        for (Microseconds moment = 500ms; moment < at; moment += 1ms)
            highest = qMax(highest, density.at(moment));
        QVERIFY(density.highest() > 0);
        QVERIFY(qAbs(highest / density.highest() - 1) < 0.05);
    }

    void theAreaIsAsHighAsTheTextWasFast()
    {
        Pace pace;
        grow(pace, 0s, 5s, 1);
        grow(pace, 5s, 10s, 4);
        const QPolygonF area = areaOf(pace, all());
        QCOMPARE(area.boundingRect().left(), bar().left());
        QCOMPARE(area.boundingRect().right(), bar().right());
        QCOMPARE(area.boundingRect().bottom(), bar().bottom());
        QCOMPARE(heightAt(area, 900), 12.0); // the fastest fills the lane
        QVERIFY(qAbs(heightAt(area, 300) - (3 + 9 / 4.0)) <
                0.1); // a quarter of it, above the least
    }

    void theAreaDoesNotTremble()
    {
        Pace pace;
        grow(pace, 0s, 5s, 2);
        const QPolygonF before = areaOf(pace, all(), 5s);
        grow(pace, 5s, 6s, 2);
        const QPolygonF after = areaOf(pace, all(), 6s);
        for (qsizetype i = 0; i < before.size() - 4; ++i)
            QCOMPARE(after.at(i), before.at(i));
    }

    void onlyWhatIsExposedIsComputed()
    {
        Pace pace;
        grow(pace, 0s, 10s, 2);
        const QPolygonF part = areaOf(pace, {500, 0, 20, 18});
        QVERIFY(part.size() < 30);
        QVERIFY(part.boundingRect().left() < 500 && part.boundingRect().right() > 520);
        QVERIFY(areaOf(pace, {1200, 0, 20, 18}).isEmpty());
    }

    void noTextMakesItLongToPaint()
    {
        Pace pace;
        for (int i = 1; i <= 500'000; ++i)
            pace.add(i * 20us, i * 100);
        QVERIFY(areaOf(pace, all()).size() <= 504); // a corner every two pixels
    }

private:
    /// So many characters every 10 ms.
    static void grow(Pace &pace, Microseconds from, Microseconds to, int characters)
    {
        qsizetype length = pace.isEmpty() ? 0 : pace.samples().constLast().length;
        for (Microseconds at = from; at < to; at += 10ms)
            pace.add(at, length += characters);
    }
    static QRectF bar(Microseconds to = 10s) { return {0, 3, double(to / 10ms), 12}; }
    static QRectF all() { return {0, 0, 1000, 18}; }
    static QPolygonF areaOf(const Pace &pace, const QRectF &exposed, Microseconds to = 10s)
    {
        const TimelineGeometry geometry{.width = 1000,
                                        .trackHeight = 18,
                                        .end = 10e6,
                                        .fullSpeed = 400,
                                        .lanes = {0, 0, 1000, 18}};
        return densityArea(Density(pace), geometry, bar(to), 0s, to, exposed);
    }
    static double heightAt(const QPolygonF &area, double x)
    {
        for (const QPointF &corner : area) {
            if (corner.x() >= x)
                return area.boundingRect().bottom() - corner.y();
        }
        return 0;
    }
};

QTEST_MAIN(DensityTest)
#include "tst_density.moc"
