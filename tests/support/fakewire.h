#pragma once

#include "core/net/bytestream.h"

#include <memory>
#include <utility>

namespace Conclave {

/// One exchange that a test plays by hand.
class FakeWire final : public ByteStream
{
public:
    /// `drops` is counted up when the wire is destroyed before close().
    explicit FakeWire(std::shared_ptr<int> drops = std::make_shared<int>())
        : m_drops(std::move(drops))
    {
    }
    ~FakeWire() override { *m_drops += m_isClosed ? 0 : 1; }

    void send() { emit sent(); }
    void answer(const HttpHead &head) { emit headersReceived(head); }
    /// A good event stream begins.
    void answer() { answer({.status = 200, .contentType = "text/event-stream"}); }
    void receive(const QByteArray &bytes) { emit received(bytes); }
    void close(const Done &result = std::monostate{})
    {
        m_isClosed = true;
        emit closed(result);
    }

private:
    std::shared_ptr<int> m_drops;
    bool m_isClosed = false;
};

} // namespace Conclave
