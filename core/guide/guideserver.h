#pragma once

#include "core/guide/guidelibrary.h"

#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

namespace Conclave {

/// The Guide council's endpoint: a loopback server that speaks the OpenAI wire protocol.
///
/// Listens on 127.0.0.1 only, on a port of the system's choice, and needs no key. It serves
/// `POST /v1/chat/completions` and `GET /v1/models`, one request a connection. Streamed answers are
/// paced for readability, see GuideMember. Destroying the server closes all connections.
class GuideServer final : public QObject
{
    Q_OBJECT

public:
    explicit GuideServer(QObject *parent = nullptr);

    /// False when no port could be had. Nothing happens when it listens already.
    bool listen();

    QUrl url() const; ///< http://127.0.0.1:PORT/v1; empty before listen().

    qsizetype connectionCount() const; ///< Clients being served now.

    static QStringList models(); ///< The members' models, and the chair's as the last.

private:
    void accept();

    const GuideLibrary m_library;
    QTcpServer m_server;
};

} // namespace Conclave
