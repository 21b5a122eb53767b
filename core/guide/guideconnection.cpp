#include "core/guide/guideconnection.h"

#include "core/guide/guidelibrary.h"
#include "core/guide/guideserver.h"

#include <QTcpSocket>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace Conclave {

namespace {

constexpr auto Patience = 30s;
/// A client that is refused in mid-sentence must have the time to read why: closing on unread bytes
/// resets the connection and may take the reply with it.
constexpr auto PatienceForHangUp = 2s;
constexpr auto FrameTime = 8ms;

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Internal Server Error";
    }
}

/// Cuts \a text after the white space behind each word; joined, the pieces are the text.
QStringList wordByWord(const QString &text)
{
    QStringList pieces;
    qsizetype begin = 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i - 1].isSpace() && !text[i].isSpace()) {
            pieces += text.mid(begin, i - begin);
            begin = i;
        }
    }
    return pieces << text.mid(begin);
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace

GuideConnection::GuideConnection(QTcpSocket *socket, const GuideLibrary &library, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_library(library)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &GuideConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_pace.stop(); // it must not fire on a closed socket while we wait for deletion
        m_patience.stop();
        deleteLater();
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_isAnswered)
            m_socket->abort();
        else
            refuse(408, u"timeout"_s, u"The request did not arrive in time."_s);
    });
    m_patience.start(Patience);
    m_pace.setTimerType(Qt::PreciseTimer);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        deleteLater(); // it hung up while it waited for us, and will not say so again
    else
        read();
}

void GuideConnection::read()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_isAnswered || m_reader.read(bytes) == HttpRequestReader::State::Reading)
        return;
    if (m_reader.refusal() != 0) {
        refuse(m_reader.refusal(),
               u"bad_request"_s,
               u"The guide cannot read this request: "_s +
                   QString::fromLatin1(reason(m_reader.refusal())));
        return;
    }
    m_isAnswered = true;
    m_patience.stop();
    answer(m_reader.request());
}

void GuideConnection::answer(const ReceivedRequest &request)
{
    const bool isChat = request.path == "/v1/chat/completions";
    if (!isChat && request.path != "/v1/models")
        refuse(404, u"unknown_url"_s, u"The guide has no such address."_s);
    else if (request.method != (isChat ? "POST" : "GET"))
        refuse(405, u"method_not_allowed"_s, u"This address does not know the method."_s);
    else if (isChat)
        answerChat(request.body);
    else
        send(200, chatModels(GuideServer::models()));
}

void GuideConnection::answerChat(const QByteArray &body)
{
    m_request = readChatRequest(body);
    if (!m_request.problem.isEmpty())
        return refuse(400, u"invalid_request"_s, m_request.problem);
    const auto member = std::ranges::find(guideMembers(), m_request.model, &GuideMember::model);
    if (member == guideMembers().end())
        return refuse(404,
                      u"model_not_found"_s,
                      u"The guide has no model “%1”. It has: %2."_s.arg(
                          m_request.model.left(100), GuideServer::models().join(u", "_s)));
    if (!m_library.problem().isEmpty())
        return refuse(500, u"no_index"_s, u"The guide has no index: "_s + m_library.problem());

    m_member = *member;
    m_text = guideAnswer(m_member, m_request.prompt, m_library);
    m_reply.emplace(m_request.model, m_request.promptWords);
    if (m_request.isStreamed)
        return startStream();
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] { send(200, m_reply->whole(m_text)); });
    m_pace.start(m_member.firstTextAfter);
}

void GuideConnection::startStream()
{
    m_pieces = wordByWord(m_text);
    sendHead(200, "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n");
    sendEvents({m_reply->roleChunk()});
    connect(&m_pace, &QTimer::timeout, this, &GuideConnection::writeDueWords);
    m_pace.start(m_member.firstTextAfter);
}

void GuideConnection::writeDueWords()
{
    if (!m_sinceFirstText.isValid()) {
        m_sinceFirstText.start();
        m_pace.start(FrameTime);
    }
    const qint64 due = 1 + m_sinceFirstText.elapsed() * m_member.wordsPerSecond / 1000;
    QList<QByteArray> events;
    while (m_sent < std::min<qint64>(due, m_pieces.size()))
        events += m_reply->textChunk(m_pieces[m_sent++]);
    if (m_sent < m_pieces.size())
        return sendEvents(events);

    m_pace.stop();
    events += m_reply->endChunk();
    if (m_request.wantsUsage)
        events += m_reply->usageChunk(m_text);
    sendEvents(events << "[DONE]");
    m_socket->write(chunk({}));
    hangUp();
}

void GuideConnection::refuse(int status, const QString &code, const QString &message)
{
    send(status, chatError(message, code));
}

void GuideConnection::send(int status, const QByteArray &json)
{
    m_isAnswered = true;
    sendHead(status,
             "Content-Type: application/json\r\nContent-Length: " +
                 QByteArray::number(json.size()) + "\r\n");
    m_socket->write(json);
    if (status == 200)
        hangUp();
    else
        m_patience.start(PatienceForHangUp);
}

/// Lets the client read what was sent, but not for ever.
void GuideConnection::hangUp()
{
    m_patience.start(Patience);
    m_socket->disconnectFromHost();
}

void GuideConnection::sendHead(int status, const QByteArray &fields)
{
    m_socket->write("HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\n" +
                    fields + "Cache-Control: no-store\r\nConnection: close\r\n\r\n");
}

void GuideConnection::sendEvents(const QList<QByteArray> &events)
{
    QByteArray bytes;
    for (const QByteArray &event : events)
        bytes += "data: " + event + "\n\n";
    if (!bytes.isEmpty())
        m_socket->write(chunk(bytes));
}

} // namespace Conclave
