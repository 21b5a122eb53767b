#pragma once

#include "core/net/networktransport.h"

namespace Conclave {

/// The real network, counting what is sent to one server.
class CountingTransport final : public Transport
{
public:
    CountingTransport(const Clock &clock, const QUrl &server)
        : m_network(clock)
        , m_port(server.port())
    {
    }

    std::unique_ptr<ByteStream> send(const HttpRequest &request) override
    {
        m_requests += request.url.port() == m_port ? 1 : 0;
        return m_network.send(request);
    }

    int requests() const { return m_requests; }
    const ConnectionPool &pool() const { return m_network.pool(); }

private:
    NetworkTransport m_network;
    const int m_port;
    int m_requests = 0;
};

} // namespace Conclave
