#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace Conclave {

/// A server on 127.0.0.1 that keeps every byte it is sent and always replies with the same bytes,
/// whatever they mean, and then hangs up.
class ByteServer final
{
public:
    enum class When { AfterRequest, AtFirstBytes };

    explicit ByteServer(const QByteArray &reply, When when = When::AfterRequest)
        : m_reply(reply)
        , m_when(when)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        m_server.listen(QHostAddress::LocalHost);
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(port())); }
    quint16 port() const { return m_server.serverPort(); }
    const QList<QByteArray> &received() const { return m_received; } ///< By connection.

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            const qsizetype place = m_received.size();
            m_received.append(QByteArray());
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, place] {
                m_received[place] += socket->readAll();
                if (m_when == When::AtFirstBytes || isWhole(m_received[place])) {
                    socket->write(m_reply);
                    socket->disconnectFromHost();
                }
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    static bool isWhole(const QByteArray &request)
    {
        constexpr QByteArrayView Length("\r\nContent-Length: ");
        const qsizetype head = request.indexOf("\r\n\r\n");
        const qsizetype at = request.indexOf(Length);
        if (head < 0 || at < 0)
            return false;
        const qsizetype number = at + Length.size();
        const int size = request.mid(number, request.indexOf('\r', number) - number).toInt();
        return request.size() >= head + 4 + size;
    }

    QTcpServer m_server;
    QByteArray m_reply;
    When m_when;
    QList<QByteArray> m_received;
};

} // namespace Conclave
