#pragma once

#include "core/net/bytestream.h"
#include "core/net/connectionpool.h"

#include <QNetworkReply>
#include <QStringList>

namespace Conclave {

class RequestBody;

/// One exchange over a QNetworkReply. Made by NetworkTransport.
class NetworkStream final : public ByteStream
{
    Q_OBJECT

public:
    /// `reply` belongs to the manager of `lease`; the stream takes it over. `body` is what it
    /// sends; null for nothing.
    NetworkStream(std::unique_ptr<ConnectionPool::Lease> lease,
                  QNetworkReply *reply,
                  const RequestBody *body);
    ~NetworkStream() override;

private:
    void noteProgress();
    void readHeaders();
    void readBody();
    void close();
    Done outcome() const;
    Error errorOf(QNetworkReply::NetworkError code) const;

    std::unique_ptr<ConnectionPool::Lease> m_lease;
    std::unique_ptr<QNetworkReply> m_reply;
    QStringList m_tlsProblems;
    qint64 m_toUpload = 0;
    qint64 m_uploaded = 0;
    bool m_hasBegun = false; ///< The head is on the wire.
    bool m_sent = false;
    bool m_hasHeaders = false;
    bool m_isClosed = false;
};

} // namespace Conclave
