#pragma once

#include "core/net/bytestream.h"

#include <QList>
#include <QUrl>

#include <memory>
#include <utility>

namespace Conclave {

/// One request as a dialect wants it sent. The headers may carry a key: never log them.
struct HttpRequest
{
    enum class Method { Post, Get };

    Method method = Method::Post;
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< Only of a POST.
};

/// The way to the network: bytes in, bytes out. The first of core's two seams.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    /// Sends the request now, exactly once, whatever else is running. The stream must not outlive
    /// the transport.
    virtual std::unique_ptr<ByteStream> send(const HttpRequest &request) = 0;
};

} // namespace Conclave
