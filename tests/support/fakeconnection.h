#pragma once

#include "tests/support/fakereply.h"
#include "tests/support/requestintake.h"
#include "tests/support/requestreader.h"

#include <QObject>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace Conclave {

class Pacer;

/// One connection to the fake server: reads requests one after the other, sends replies.
class FakeConnection final : public QObject
{
    Q_OBJECT

public:
    /// Becomes the parent of `socket`. `pacer` outlives the connection.
    FakeConnection(QTcpSocket *socket, const RequestIntake &intake, Pacer &pacer, QObject *parent);

    /// A request was received whole and its reply is not sent whole.
    bool isBusy() const { return m_busy; }

    /// Begins to send a reply; once after every arrived().
    void answer(const FakeReply &reply);

signals:
    void arrived(const Conclave::Arrival &arrival);
    void closed(); ///< Once, whoever closed it.

private:
    void read();
    void readSlowly();
    void take(const QByteArray &bytes);
    void readNext();
    void send();
    bool sendStep(); ///< False if nothing more can be sent in this turn.
    void follow(ReplyStep::Then then);
    void finish();
    void drain();
    void reset();
    qint64 unsent() const;
    void sendOn(); ///< After the client has read something.

    QTcpSocket *m_socket;
    Pacer &m_pacer;
    const std::optional<int> m_readRate;
    RequestReader m_reader;
    bool m_busy = false;
    bool m_closeAsked = false;
    bool m_blocked = false; ///< Waits for the client to read.
    bool m_lingers = false; ///< What still comes is thrown away.
    std::chrono::microseconds m_began{0};
    std::optional<FakeReply> m_reply;
    std::optional<ReplyStep> m_step; ///< Made and not yet sent.
};

} // namespace Conclave
