#pragma once

#include "core/net/connectionpool.h"
#include "core/net/transport.h"

namespace Conclave {

/// The real network: HTTP/1.1 by QNetworkAccessManager, one connection for every request.
///
/// Never lets Qt queue, re-send, redirect, store cookies, compress, or ask for passwords. TLS
/// errors end the exchange. Lives in one thread with an event loop.
class NetworkTransport final : public Transport
{
public:
    /// `descriptors` is how many this process may have open: when they do not suffice, a stream
    /// ends with Error::Kind::Network, unsent.
    explicit NetworkTransport(const Clock &clock, int descriptors = descriptorLimit())
        : m_pool(clock, descriptors)
    {
    }

    std::unique_ptr<ByteStream> send(const HttpRequest &request) override;

    const ConnectionPool &pool() const { return m_pool; }

private:
    ConnectionPool m_pool;
};

} // namespace Conclave
