#pragma once

#include "core/guide/chatcompletion.h"
#include "core/guide/guidemember.h"
#include "core/guide/httprequest.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>

class QTcpSocket;

namespace Conclave {

class GuideLibrary;

/// One client of the GuideServer: reads one request, answers it, hangs up and deletes itself.
///
/// Deletes itself as soon as the client hangs up, too, and after 30 s without a whole request.
class GuideConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes over \a socket; \a library outlives the connection.
    GuideConnection(QTcpSocket *socket, const GuideLibrary &library, QObject *parent);

private:
    void read();
    void answer(const ReceivedRequest &request);
    void answerChat(const QByteArray &body);
    void startStream();
    void writeDueWords();
    void refuse(int status, const QString &code, const QString &message);
    void send(int status, const QByteArray &json);
    void sendHead(int status, const QByteArray &fields);
    void hangUp();
    void sendEvents(const QList<QByteArray> &events);

    QTcpSocket *const m_socket; ///< Our child.
    const GuideLibrary &m_library;
    HttpRequestReader m_reader;
    bool m_isAnswered = false; ///< What still comes is read and forgotten.
    QTimer m_patience;         ///< Ends connections that do not get on.

    ChatRequest m_request;
    GuideMember m_member;
    QString m_text;                   ///< The whole answer.
    QStringList m_pieces;             ///< The same, word by word.
    qsizetype m_sent = 0;             ///< Pieces sent.
    std::optional<ChatReply> m_reply; ///< While answering a chat.
    QTimer m_pace;                    ///< Time of the next words.
    QElapsedTimer m_sinceFirstText;
};

} // namespace Conclave
