#pragma once

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <csignal>
#include <optional>
#include <sys/types.h>

namespace Conclave {

/// Another program, run by a bench, and what it cost.
///
/// It inherits the environment, and its standard input stays open as long as the object lives.
/// The calls block: a bench has nothing else to do meanwhile. (QProcess does not tell the cost.)
class ChildProcess final
{
public:
    enum class Read { Nothing, Output, Errors }; ///< What readLine() reads; the rest is dropped.

    struct Cost
    {
        int exitStatus = -1; ///< -1: it was killed, or never started.
        std::chrono::duration<double> wall{0};
        std::chrono::duration<double> cpu{0}; ///< Of all its threads, in user and kernel.
        double peakMiB = 0;
    };

    ChildProcess(const QString &program, const QStringList &arguments, Read read = Read::Nothing);
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;
    ~ChildProcess(); ///< Kills it if it still runs.

    pid_t pid() const { return m_pid; } ///< -1: it did not start.
    std::chrono::steady_clock::time_point startedAt() const { return m_startedAt; }

    /// The next line without its end; empty at the end of the stream or after `patience`.
    std::optional<QByteArray> readLine(std::chrono::milliseconds patience);
    void terminate() { send(SIGTERM); }
    void send(int signal);
    Cost wait(); ///< Until it ends. Call once.

private:
    std::chrono::steady_clock::time_point m_startedAt;
    pid_t m_pid = -1;
    int m_input = -1;  ///< We write, it reads.
    int m_output = -1; ///< It writes, we read; -1: nothing.
    QByteArray m_unread;
};

} // namespace Conclave
