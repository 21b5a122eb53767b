#include "core/run/sleepwatch.h"
#include "tests/support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace Conclave;
using namespace std::chrono_literals;

class SleepWatchTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsASleepSoonAfterIt()
    {
        const QSignalSpy woke(&*m_watch, &SleepWatch::woke);
        m_clock.advance(1min);
        QCOMPARE(woke.size(), 0);
        m_clock.suspend(2h);
        m_clock.advance(2s);
        QCOMPARE(woke.size(), 1);
        QCOMPARE(woke[0][0].value<Microseconds>(), Microseconds(2h));
        m_clock.advance(1min);
        QCOMPARE(woke.size(), 1);
    }

    void aNapIsNoSleep()
    {
        const QSignalSpy woke(&*m_watch, &SleepWatch::woke);
        m_clock.suspend(5s);
        m_clock.advance(2s);
        QCOMPARE(woke.size(), 0);
    }

    void whatWasSleptUnwatchedIsNotTold()
    {
        m_clock.suspend(2h);
        const QSignalSpy woke(&*m_watch, &SleepWatch::woke);
        m_clock.advance(10s);
        QCOMPARE(woke.size(), 0);
    }

    void looksOnlyWhileSomebodyListens()
    {
        QCOMPARE(m_clock.pendingAlarms(), 0);
        auto listener = std::make_unique<QObject>();
        connect(&*m_watch, &SleepWatch::woke, listener.get(), [] {});
        m_clock.advance(1min);
        QCOMPARE(m_clock.pendingAlarms(), 1);
        listener.reset();
        m_clock.advance(2s);
        QCOMPARE(m_clock.pendingAlarms(), 0);
        const QSignalSpy again(&*m_watch, &SleepWatch::woke);
        QCOMPARE(m_clock.pendingAlarms(), 1);
    }

    void init() { m_watch.emplace(m_clock); }
    void cleanup() { m_watch.reset(); }

private:
    FakeClock m_clock;
    std::optional<SleepWatch> m_watch;
};

QTEST_GUILESS_MAIN(SleepWatchTest)
#include "tst_sleepwatch.moc"
