#pragma once

#include "tests/support/fakereply.h"
#include "tests/support/requestreader.h"

#include <QObject>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace Conclave {

class Pacer;

/// One TCP connection to the fake server: reads requests one after the other, sends replies.
class FakeConnection final : public QObject
{
    Q_OBJECT

public:
    /// Becomes the parent of `socket`. `pacer` outlives the connection.
    FakeConnection(QTcpSocket *socket, Pacer &pacer, QObject *parent);

    /// A request was received whole and its reply is not sent whole.
    bool isBusy() const { return m_busy; }

    /// Begins to send a reply; once after every arrived().
    void answer(const FakeReply &reply);

signals:
    void arrived(const Conclave::Arrival &arrival);
    void closed(); ///< Once, whoever closed it.

private:
    void read();
    void readNext();
    void send();
    bool sendStep(); ///< False if nothing more can be sent in this turn.
    void follow(FakeReply::Then then);
    void finish();
    void reset();

    QTcpSocket *m_socket;
    Pacer &m_pacer;
    RequestReader m_reader;
    bool m_busy = false;
    bool m_closeAsked = false;
    bool m_blocked = false; ///< Waits for the client to read.
    std::chrono::microseconds m_began{0};
    std::optional<FakeReply> m_reply;
    std::optional<FakeReply::Step> m_step; ///< Made and not yet sent.
};

} // namespace Conclave
