#pragma once

#include "core/net/transport.h"

namespace Conclave {

/// Another transport that knows how many of its streams are alive.
class CountedTransport final : public Transport
{
public:
    explicit CountedTransport(Transport &real) : m_real(real) {}

    std::unique_ptr<ByteStream> send(const HttpRequest &request) override
    {
        auto stream = m_real.send(request);
        ++*m_alive;
        QObject::connect(
            stream.get(), &QObject::destroyed, &m_context, [alive = m_alive] { --*alive; });
        return stream;
    }

    int alive() const { return *m_alive; }

private:
    Transport &m_real;
    QObject m_context;
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};

} // namespace Conclave
