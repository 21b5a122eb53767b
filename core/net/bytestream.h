#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>

namespace Conclave {

/// One of the counters that a provider keeps for a key, as sent; what the values mean is known to
/// core/net/ratelimits.
struct RateLimit
{
    QByteArray remaining; ///< How much may still be spent; never empty.
    QByteArray reset;     ///< When the counter begins anew; empty when missing.

    bool operator==(const RateLimit &) const = default;
};

/// What the server said before the body.
struct HttpHead
{
    int status = 0;
    QByteArray contentType;      ///< As sent, lower case, with parameters; empty when missing.
    QByteArray retryAfter;       ///< The first of the server's hints; empty when missing.
    QByteArray retryAfterMs;     ///< The same, in milliseconds.
    QByteArray shouldRetry;      ///< x-should-retry: "true" or "false"; empty when missing.
    QByteArray location;         ///< Where a redirect points; empty when missing.
    QList<RateLimit> rateLimits; ///< Of every counter that was told.

    bool isGood() const { return status >= 200 && status < 300; }
    bool operator==(const HttpHead &) const = default;
};

/// One HTTP exchange while it happens.
///
/// The order of signals is sent, headersReceived, received (any number), closed; each of the first
/// two comes at most once and may be missing. closed() comes exactly once, never from inside the
/// call that opened the stream, and nothing follows it. Destroying the stream drops the exchange
/// silently, at any moment, even from one of its own slots when done by deleteLater().
class ByteStream : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void uploaded(qint64 bytes); ///< So much of the body is on its way; any number, before sent().
    void sent();                 ///< The whole request is on its way.
    void headersReceived(const Conclave::HttpHead &head);
    void received(const QByteArray &bytes);
    /// Success means only that the transport ended properly, not that the answer is whole.
    void closed(const Conclave::Done &result);
};

} // namespace Conclave
