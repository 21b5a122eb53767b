#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpSocket>
#include <QUrl>

namespace Conclave {

/// A client that sees every byte a server sends. Asks one question as soon as it is connected.
class RawClient final : public QObject
{
    Q_OBJECT

public:
    RawClient(const QUrl &base, const QByteArray &request);

    const QByteArray &received() const { return m_received; }
    int reads() const { return m_reads; } ///< In how many pieces it came.
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    /// Whether all of the request has left, if only into the kernel's buffers.
    bool isSent() const { return m_isAsked && m_socket.bytesToWrite() == 0; }
    void leave() { m_socket.abort(); }

    /// The body of a whole chunked response; empty if a chunk is broken or missing.
    QByteArray chunkedBody() const;

    /// A streaming chat request, with `more` header lines.
    static QByteArray chat(const QByteArray &model, const QByteArray &more = {});

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    int m_reads = 0;
    bool m_isAsked = false;
};

} // namespace Conclave
