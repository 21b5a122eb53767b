#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class FakeClockTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void ringsInOrderAndOnTime()
    {
        FakeClock clock;
        QStringList rung;
        const auto note = [&](const QString &name) {
            return [&, name] { rung.append(u"%1 at %2"_s.arg(name).arg(clock.now() / 1ms)); };
        };
        const auto late = clock.alarm(30ms, note(u"late"_s));
        const auto early = clock.alarm(10ms, note(u"early"_s));
        const auto also = clock.alarm(10ms, note(u"also"_s));

        clock.advance(9ms);
        QVERIFY(rung.isEmpty());
        clock.advance(30ms);

        QCOMPARE(rung, (QStringList{u"early at 10"_s, u"also at 10"_s, u"late at 30"_s}));
        QCOMPARE(clock.now(), 39ms);
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void ringsOnce()
    {
        FakeClock clock;
        int rung = 0;
        const auto alarm = clock.alarm(0ms, [&] { ++rung; });
        clock.advance(0ms);
        clock.advance(1s);
        QCOMPARE(rung, 1);
    }

    void aDestroyedAlarmIsDisarmed()
    {
        FakeClock clock;
        auto alarm = clock.alarm(10ms, [] { QFAIL("disarmed"); });
        QCOMPARE(clock.pendingAlarms(), 1);
        alarm.reset();
        QCOMPARE(clock.pendingAlarms(), 0);
        clock.advance(1s);
    }

    void aRingMaySetAndDisarmAlarms()
    {
        FakeClock clock;
        QList<Microseconds> rung;
        std::unique_ptr<Alarm> next;
        auto doomed = clock.alarm(15ms, [] { QFAIL("disarmed"); });
        std::unique_ptr<Alarm> first = clock.alarm(10ms, [&] {
            rung.append(clock.now());
            doomed.reset();
            next = clock.alarm(10ms, [&] { rung.append(clock.now()); });
            first.reset(); // its own alarm
        });

        clock.advance(1s);

        QCOMPARE(rung, (QList<Microseconds>{10ms, 20ms}));
    }

    void wallTimeGoesAlong()
    {
        FakeClock clock;
        const QDateTime start = clock.wallTime();
        clock.advance(1500ms);
        QCOMPARE(start.msecsTo(clock.wallTime()), 1500);
        QCOMPARE(start.timeSpec(), Qt::UTC);
    }
};

QTEST_GUILESS_MAIN(FakeClockTest)
#include "tst_fakeclock.moc"
