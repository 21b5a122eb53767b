#include "tests/support/fakeconnection.h"

#include "tests/support/pacer.h"

#include <QTcpSocket>

#include <algorithm>
#include <sys/socket.h>
#include <utility>

namespace Conclave {

namespace {

/// Beyond this an endless reply waits for a client that does not read.
constexpr qint64 MaxUnsent = 256LL * 1024;

/// Then others get a turn: an endless reply to a fast reader would never let go.
constexpr int MaxSteps = 200;

} // namespace

FakeConnection::FakeConnection(QTcpSocket *socket, Pacer &pacer, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_pacer(pacer)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_reply.reset(); // the client may have left in the middle of it
        m_busy = false;
        emit closed();
    });
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_blocked && m_socket->bytesToWrite() <= MaxUnsent / 2) {
            m_blocked = false;
            m_pacer.callAt(Pacer::now(), this, [this] { send(); });
        }
    });
}

void FakeConnection::answer(const FakeReply &reply)
{
    m_reply = reply;
    m_began = Pacer::now();
    send();
}

void FakeConnection::read()
{
    m_reader.feed(m_socket->readAll());
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
    if (m_socket->bytesToWrite() > MaxUnsent) {
        m_blocked = true;
        return false;
    }
    const FakeReply::Step step = *std::exchange(m_step, std::nullopt);
    m_socket->write(step.bytes);
    m_socket->flush();
    if (step.then != FakeReply::Then::GoOn) {
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

void FakeConnection::follow(FakeReply::Then then)
{
    m_reply.reset();
    switch (then) {
    case FakeReply::Then::GoOn:
    case FakeReply::Then::Hang:
        return;
    case FakeReply::Then::Finish:
        finish();
        return;
    case FakeReply::Then::Close:
        m_busy = false;
        m_socket->disconnectFromHost();
        return;
    case FakeReply::Then::Reset:
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

void FakeConnection::reset()
{
    m_busy = false;
    const linger now{.l_onoff = 1, .l_linger = 0}; // makes close() send RST instead of FIN
    ::setsockopt(
        int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, socklen_t(sizeof now));
    m_socket->abort();
}

} // namespace Conclave
