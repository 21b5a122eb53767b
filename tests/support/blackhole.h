#pragma once

#include <QUrl>

#include <vector>

namespace Conclave {

/// A port of 127.0.0.1 that drops every attempt to connect, as a firewall does: no refusal, no
/// connection, nothing. (A listening socket whose queue is full; Linux then ignores SYNs.)
class BlackHole final
{
public:
    BlackHole();
    ~BlackHole();
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;
    BlackHole(BlackHole &&) = delete;
    BlackHole &operator=(BlackHole &&) = delete;

    quint16 port() const { return m_port; } ///< 0 if the system did not let us.
    QUrl url() const;                       ///< "http://127.0.0.1:PORT/v1".

private:
    int open();

    std::vector<int> m_sockets; ///< The listening one, and those that fill its queue.
    quint16 m_port = 0;
};

} // namespace Conclave
