#pragma once

#include "core/base/clock.h"
#include "core/net/transport.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Conclave {

/// What a server replied to a GET, whatever the status.
struct FetchedReply
{
    HttpHead head;
    QByteArray body;

    bool isGood() const { return head.isGood(); }
    bool operator==(const FetchedReply &) const = default;
};

/// One GET, read whole within limits of time and size. Destroying it drops the exchange silently.
class Fetch final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        Microseconds connect = std::chrono::seconds(10); ///< Until the request is on its way.
        Microseconds whole = std::chrono::seconds(20);   ///< Until the last byte of the reply.
        qsizetype bytes = qsizetype(1024) * 1024; ///< Of a good reply; others are cut at 64 KiB.
    };

    /// Sends the request now; transport and clock outlive the object.
    Fetch(Transport &transport,
          const Clock &clock,
          const HttpRequest &request,
          const Limits &limits);
    ~Fetch() override;

    /// From the sending to the reply's head; empty until there is one.
    std::optional<Microseconds> roundTrip() const { return m_roundTrip; }

signals:
    /// Exactly once, from the event loop; the object may be destroyed in answer. An error is one
    /// of the transport's, a timeout, or TooLarge: no status is an error here.
    void finished(const Conclave::Result<Conclave::FetchedReply> &result);

private:
    void readHead(const HttpHead &head);
    void readBytes(const QByteArray &bytes);
    void readEnd(const Done &end);
    void timeOut();
    void conclude(const Result<FetchedReply> &result);

    const Clock &m_clock;
    const qsizetype m_mostBytes;
    const Microseconds m_start;
    std::optional<Microseconds> m_roundTrip;
    bool m_isSent = false;
    FetchedReply m_reply;
    std::unique_ptr<ByteStream> m_wire;
    std::unique_ptr<Alarm> m_connectAlarm;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace Conclave
