#include "tests/support/rawclient.h"

namespace Conclave {

RawClient::RawClient(const QUrl &base, const QByteArray &request)
{
    connect(&m_socket, &QTcpSocket::connected, this, [this, request] {
        m_isAsked = true;
        m_socket.write(request);
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        m_received += m_socket.readAll();
        ++m_reads;
    });
    m_socket.connectToHost(base.host(), quint16(base.port()));
}

QByteArray RawClient::chunkedBody() const
{
    QByteArray body;
    qsizetype at = m_received.indexOf("\r\n\r\n") + 4;
    while (at < m_received.size()) {
        const qsizetype sizeEnd = m_received.indexOf("\r\n", at);
        bool isHex = false;
        const int size = m_received.mid(at, sizeEnd - at).toInt(&isHex, 16);
        const qsizetype chunkEnd = sizeEnd + 2 + size;
        if (sizeEnd < 0 || !isHex || m_received.mid(chunkEnd, 2) != "\r\n")
            return {};
        if (size == 0)
            return chunkEnd + 2 == m_received.size() ? body : QByteArray();
        body += m_received.mid(sizeEnd + 2, size);
        at = chunkEnd + 2;
    }
    return {};
}

QByteArray RawClient::chat(const QByteArray &model, const QByteArray &more)
{
    const QByteArray body =
        R"({"model":")" + model +
        R"(","messages":[],"stream":true,"stream_options":{"include_usage":true}})";
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace Conclave
