#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <chrono>

class QLocalSocket;

namespace Conclave {

/// What a process was started for.
struct InstanceCall
{
    QString file;       ///< A session to open, as an absolute path; may be empty.
    bool guide = false; ///< The Guide council is wanted.

    bool operator==(const InstanceCall &) const = default;
};

/// One window for each profile. The first process holds a lock in the profile and listens on a
/// socket that only its user can reach; a later one passes its call on and ends. Both are free
/// again when the first process is gone, also when it was killed.
///
/// What comes through the socket is a call or is ignored: it is small, comes soon, and of few at
/// the same time.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Place {
        First, ///< called() follows whenever another process is started.
        Later, ///< The first process has taken the call.
        Alone  ///< There is another process that does not answer, or nothing can be locked.
    };
    static constexpr std::chrono::milliseconds Patience{3000};     ///< With a first process.
    static constexpr qsizetype LargestCall = qsizetype(16) * 1024; ///< In bytes.
    static constexpr int MostCallers = 8;                          ///< At the same time.

    explicit SingleInstance(const QString &profile);

    /// Once, before the window is made: it waits for the first process, up to Patience.
    Place claim(const InstanceCall &call);

    QString socketPath() const { return m_socket; }

signals:
    void called(const Conclave::InstanceCall &call);

private:
    bool becomeFirst();
    bool pass(const InstanceCall &call) const;
    void take();
    void read(QLocalSocket &caller);

    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
    int m_callers = 0;
};

} // namespace Conclave
