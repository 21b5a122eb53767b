#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/council/endpoint.h"
#include "core/net/transport.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace Conclave {

/// Remembers which endpoints cannot be reached, so that nobody waits for them again and again.
///
/// An endpoint that could not be reached twice in a row is out. From then on it is checked in the
/// background with growing pauses (a GET of its base address without a key; any HTTP reply will
/// do) until it answers: then it is back by itself. Endpoints are told apart by address.
class EndpointHealth final : public QObject
{
    Q_OBJECT

public:
    /// An endpoint that is out.
    struct Outage
    {
        Error error;     ///< The last failure.
        QDateTime since; ///< UTC; of the first failure in the row.
        int checks = 0;  ///< Made in the background, without success.
        /// On the clock; empty while a check is on its way.
        std::optional<Microseconds> nextCheck;
        /// Failing takes so long there that it would hold others up: better not to ask.
        bool isSlow = false;
    };

    /// Both outlive the object.
    EndpointHealth(Transport &transport, const Clock &clock)
        : m_transport(transport)
        , m_clock(clock)
    {
    }

    std::optional<Outage> outage(const Endpoint &endpoint) const; ///< Empty: none is known.

    /// A request got there. Any HTTP reply counts, also one that says no.
    void noteReached(const Endpoint &endpoint);
    /// A request to `url`, where the endpoint is really found, ended with `error`. Errors that say
    /// nothing about being reachable are ignored.
    void noteFailure(const Endpoint &endpoint, const QUrl &url, const Error &error);
    /// Checks at once if it is out and no check is on its way.
    void checkNow(const Endpoint &endpoint);

signals:
    void changed(); ///< An endpoint is out, or back; once for each time.

private:
    struct Record
    {
        QUrl url;
        int failures = 0; ///< In a row.
        Outage outage;
        std::unique_ptr<ByteStream> check;
        std::unique_ptr<Alarm> alarm; ///< For the next check, or for the end of this one.
    };

    void scheduleCheck(const QString &key);
    void check(const QString &key);
    void endCheck(const QString &key, bool isReached);
    void forget(const QString &key);

    Transport &m_transport;
    const Clock &m_clock;
    QHash<QString, std::shared_ptr<Record>> m_records; ///< Of those that failed last time.
    QList<std::shared_ptr<Record>> m_forgotten;        ///< Until the event loop runs again.
};

} // namespace Conclave
