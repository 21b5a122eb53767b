#include "tests/support/fakeconnection.h"

#include "tests/support/pacer.h"

#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>
#include <sys/socket.h>
#include <utility>

namespace Conclave {

using std::chrono::microseconds;

namespace {

/// Beyond this an endless reply waits for a client that does not read.
constexpr qint64 MaxUnsent = 256LL * 1024;

/// Then others get a turn: an endless reply to a fast reader would never let go.
constexpr int MaxSteps = 200;

} // namespace

FakeConnection::FakeConnection(QTcpSocket *socket,
                               const RequestIntake &intake,
                               Pacer &pacer,
                               QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_pacer(pacer)
    , m_readRate(intake.rate)
    , m_reader(intake.bodyLimit)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_reply.reset(); // the client may have left in the middle of it
        m_busy = false;
        emit closed();
    });
    connect(m_socket, &QTcpSocket::bytesWritten, this, &FakeConnection::sendOn);
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket))
        connect(secure, &QSslSocket::encryptedBytesWritten, this, &FakeConnection::sendOn);
    if (m_readRate) {
        m_socket->setReadBufferSize(1); // the kernel keeps some of the rest, the client the others
        m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
        readSlowly();
        return;
    }
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::read);
    if (m_socket->bytesAvailable() > 0) // it came together with the end of a TLS handshake
        m_pacer.callAt(Pacer::now(), this, [this] { read(); });
}

void FakeConnection::answer(const FakeReply &reply)
{
    m_reply = reply;
    m_began = Pacer::now();
    send();
}

void FakeConnection::read()
{
    take(m_socket->readAll());
}

void FakeConnection::readSlowly()
{
    constexpr int TurnsPerSecond = 20;
    if (*m_readRate == 0)
        return;
    const qint64 portion = std::max(1, *m_readRate / TurnsPerSecond);
    m_socket->setReadBufferSize(portion);
    m_pacer.callAt(Pacer::now() + microseconds(1'000'000 / TurnsPerSecond), this, [this, portion] {
        take(m_socket->read(portion));
        readSlowly();
    });
}

void FakeConnection::take(const QByteArray &bytes)
{
    if (m_lingers)
        return;
    m_reader.feed(bytes);
    if (m_reader.isForeign() && !m_busy) {
        m_lingers = true;
        m_socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"
                        "Content-Length: 0\r\n\r\n");
        m_socket->disconnectFromHost();
        return;
    }
    readNext();
}

void FakeConnection::readNext()
{
    if (m_busy)
        return;
    std::optional<Arrival> arrival = m_reader.next();
    if (!arrival)
        return;
    arrival->at = Pacer::now();
    m_closeAsked = arrival->closeAsked();
    m_busy = true;
    emit arrived(*arrival);
}

void FakeConnection::send()
{
    int steps = 0;
    while (m_reply && sendStep()) {
        if (++steps == MaxSteps) {
            m_pacer.callAt(Pacer::now(), this, [this] { send(); });
            return;
        }
    }
}

bool FakeConnection::sendStep()
{
    if (!m_step)
        m_step = m_reply->next();
    const auto due = m_began + m_step->at;
    if (due > Pacer::now()) {
        m_pacer.callAt(due, this, [this] { send(); });
        return false;
    }
    if (unsent() > MaxUnsent) {
        m_blocked = true;
        return false;
    }
    const ReplyStep step = *std::exchange(m_step, std::nullopt);
    m_socket->write(step.bytes);
    m_socket->flush();
    if (step.then != ReplyStep::Then::GoOn) {
        follow(step.then);
        return false;
    }
    if (!m_reply)
        return false; // flush() found the client gone
    if (m_reply->isSliced()) {
        m_pacer.callAt(due, this, [this] { send(); });
        return false;
    }
    return true;
}

void FakeConnection::follow(ReplyStep::Then then)
{
    m_reply.reset();
    switch (then) {
    case ReplyStep::Then::GoOn:
    case ReplyStep::Then::Hang:
        return;
    case ReplyStep::Then::Finish:
        finish();
        return;
    case ReplyStep::Then::Close:
        m_busy = false;
        m_socket->disconnectFromHost();
        return;
    case ReplyStep::Then::Linger:
        drain();
        return;
    case ReplyStep::Then::Reset:
        reset();
        return;
    }
}

void FakeConnection::finish()
{
    m_busy = false;
    if (m_closeAsked)
        m_socket->disconnectFromHost();
    else
        m_pacer.callAt(Pacer::now(), this, [this] { readNext(); });
}

void FakeConnection::drain()
{
    // Closing while the client still sends would reset the connection, and the reply be lost.
    m_busy = false;
    m_lingers = true;
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void FakeConnection::reset()
{
    m_busy = false;
    const linger now{.l_onoff = 1, .l_linger = 0}; // makes close() send RST instead of FIN
    ::setsockopt(
        int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, socklen_t(sizeof now));
    m_socket->abort();
}

/// TLS has a second buffer, behind the first one.
qint64 FakeConnection::unsent() const
{
    const auto *secure = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (secure == nullptr ? 0 : secure->encryptedBytesToWrite());
}

void FakeConnection::sendOn()
{
    if (!m_blocked || unsent() > MaxUnsent / 2)
        return;
    m_blocked = false;
    m_pacer.callAt(Pacer::now(), this, [this] { send(); });
}

} // namespace Conclave
