#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <csignal>

namespace Conclave {

/// Tells, from the event loop, when the system or Ctrl+C wants the process to end (SIGINT,
/// SIGTERM, SIGHUP). The same signal once more ends it at once. One at a time in a process.
class EndSignals final : public QObject
{
    Q_OBJECT

public:
    EndSignals();
    ~EndSignals() override; ///< From now on they do what they did before.

signals:
    void received();

private:
    static constexpr std::array Awaited{SIGINT, SIGTERM, SIGHUP};
    static std::array<int, 2> openPipe();

    const std::array<int, 2> m_pipe; ///< To read from, and for the handler to write into.
    QSocketNotifier m_notifier;
    std::array<struct sigaction, Awaited.size()> m_before{};
};

} // namespace Conclave
