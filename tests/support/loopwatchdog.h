#pragma once

#include <QAbstractEventDispatcher>
#include <QByteArray>
#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QString>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Conclave {

/// Turns this thread's event loop for a test, and knows the longest time that one turn took.
///
/// The time during which the thread waited for a CPU does not count, so that a busy machine does
/// not look like a program that blocks. (The signals awake() and aboutToBlock() would not do:
/// neither of Qt's two dispatchers has them around timers and sockets.)
class LoopWatchdog final
{
public:
    /// What people notice; under sanitizers all code is several times slower.
#if defined(__SANITIZE_THREAD__)
    static constexpr std::chrono::milliseconds Limit{500};
#elif defined(__SANITIZE_ADDRESS__)
    static constexpr std::chrono::milliseconds Limit{250};
#else
    static constexpr std::chrono::milliseconds Limit{50};
#endif

    LoopWatchdog()
    {
        (void)m_statistics.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    /// Handles what is ready now. False if nothing was.
    bool turn()
    {
        bool wasBusy = false;
        measure([&wasBusy] {
            wasBusy = QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        });
        return wasBusy;
    }

    /// Counts `work` as a turn.
    void measure(const auto &work)
    {
        const auto waited = waitedForCpu();
        const auto began = std::chrono::steady_clock::now();
        work();
        const auto took = std::chrono::steady_clock::now() - began;
        if (took > m_longest) // else there is no need to know
            m_longest = std::max<Span>(m_longest, took - (waitedForCpu() - waited));
    }

    std::chrono::microseconds longest() const
    {
        return std::chrono::floor<std::chrono::microseconds>(m_longest);
    }
    void restart()
    {
        m_longest = Span(0);
    }

private:
    using Span = std::chrono::steady_clock::duration;

    /// proc(5), schedstat: "time spent on the cpu, time spent waiting on a runqueue, timeslices".
    std::chrono::nanoseconds waitedForCpu()
    {
        m_statistics.seek(0);
        const QList<QByteArray> fields = m_statistics.readLine(128).split(' ');
        return std::chrono::nanoseconds(fields.value(1).toLongLong());
    }

    QFile m_statistics{QStringLiteral("/proc/thread-self/schedstat")};
    Span m_longest{0};
};

} // namespace Conclave
