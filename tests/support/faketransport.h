#pragma once

#include "core/net/transport.h"
#include "tests/support/fakewire.h"

#include <QList>
#include <QPointer>

#include <memory>

namespace Conclave {

/// A transport that sends nothing: the test plays the other side of every request.
class FakeTransport final : public Transport
{
public:
    struct Posted
    {
        HttpRequest request;
        QPointer<FakeWire> wire; ///< Null once its owner let it go.
    };

    std::unique_ptr<ByteStream> send(const HttpRequest &request) override
    {
        auto wire = std::make_unique<FakeWire>(m_drops);
        m_posted.append({request, wire.get()});
        return wire;
    }

    const QList<Posted> &posted() const { return m_posted; } ///< In order.
    /// The wire of the request at `place`; it must still be open.
    FakeWire &wire(qsizetype place) const
    {
        Q_ASSERT(m_posted.at(place).wire);
        return *m_posted[place].wire;
    }
    FakeWire &lastWire() const { return wire(m_posted.size() - 1); }
    int drops() const { return *m_drops; } ///< Wires destroyed before they were closed.

private:
    QList<Posted> m_posted;
    std::shared_ptr<int> m_drops = std::make_shared<int>();
};

} // namespace Conclave
