#include "core/base/systemclock.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class SystemClockTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void ringsOnceAndNotTooEarly()
    {
        const SystemClock clock;
        const Microseconds start = clock.now();
        Microseconds rungAt{0};
        int rung = 0;
        const auto alarm = clock.alarm(50500us, [&] {
            ++rung;
            rungAt = clock.now();
        });
        bool later = false;
        const auto after = clock.alarm(150ms, [&] { later = true; });

        QTRY_VERIFY(later);

        QCOMPARE(rung, 1);
        QVERIFY(rungAt - start >= 50500us);
    }

    void neverRingsFromInsideTheCall()
    {
        const SystemClock clock;
        bool rung = false;
        const auto alarm = clock.alarm(0us, [&] { rung = true; });
        QVERIFY(!rung);
        QTRY_VERIFY(rung);
    }

    void aMomentThatHasPassedRingsSoon()
    {
        const SystemClock clock;
        bool rung = false;
        const auto alarm = clock.alarm(-5s, [&] { rung = true; });
        QTRY_VERIFY(rung);
    }

    void aVeryFarMomentDoesNotRingNow()
    {
        const SystemClock clock;
        const auto far = clock.alarm(std::chrono::hours(24 * 30), [] { QFAIL("a month early"); });
        bool later = false;
        const auto near = clock.alarm(20ms, [&] { later = true; });
        QTRY_VERIFY(later);
    }

    void aDestroyedAlarmIsDisarmed()
    {
        const SystemClock clock;
        auto alarm = clock.alarm(1ms, [] { QFAIL("disarmed"); });
        alarm.reset();
        bool later = false;
        const auto after = clock.alarm(20ms, [&] { later = true; });
        QTRY_VERIFY(later);
    }

    void aRingMayReplaceItsOwnAlarm()
    {
        const SystemClock clock;
        QStringList rung;
        std::unique_ptr<Alarm> alarm;
        alarm = clock.alarm(1ms, [&, name = u"first"_s] {
            alarm = clock.alarm(1ms, [&] { rung.append(u"second"_s); });
            rung.append(name); // what the ring holds is still there
        });
        QTRY_COMPARE(rung, (QStringList{u"first"_s, u"second"_s}));
    }
};

QTEST_GUILESS_MAIN(SystemClockTest)
#include "tst_systemclock.moc"
