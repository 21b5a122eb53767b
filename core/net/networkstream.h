#pragma once

#include "core/net/bytestream.h"
#include "core/net/connectionpool.h"

#include <QNetworkReply>
#include <QStringList>

namespace Conclave {

/// One exchange over a QNetworkReply. Made by NetworkTransport.
class NetworkStream final : public ByteStream
{
    Q_OBJECT

public:
    /// `reply` belongs to a manager of `lease`; the stream takes it over.
    NetworkStream(std::unique_ptr<ConnectionPool::Lease> lease, QNetworkReply *reply);
    ~NetworkStream() override;

private:
    void readHeaders();
    void readBody();
    void close();
    Done outcome() const;
    Error errorOf(QNetworkReply::NetworkError code) const;

    std::unique_ptr<ConnectionPool::Lease> m_lease;
    QNetworkReply *m_reply;
    QStringList m_tlsProblems;
    bool m_sent = false;
    bool m_hasHeaders = false;
};

} // namespace Conclave
