#include "core/guide/guideserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// A client that keeps every byte and speaks HTTP by hand.
class Client final
{
public:
    explicit Client(const GuideServer &server)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            m_received += m_socket.readAll();
        });
        m_socket.connectToHost(u"127.0.0.1"_s, quint16(server.url().port()));
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void post(const QByteArray &json, const QByteArray &path = "/v1/chat/completions")
    {
        send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
             QByteArray::number(json.size()) + "\r\n\r\n" + json);
    }
    void hangUp() { m_socket.abort(); }

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isEnded() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    const QByteArray &received() const { return m_received; }
    int status() const { return m_received.mid(9, 3).toInt(); }
    QByteArray body() const { return m_received.mid(m_received.indexOf("\r\n\r\n") + 4); }
    QJsonObject json() const { return QJsonDocument::fromJson(body()).object(); }
    QString error() const { return json()["error"_L1]["message"_L1].toString(); }

    /// The data of all events, the chunk frames taken off; empty when those are malformed.
    QList<QByteArray> events() const
    {
        QByteArray rest = body();
        QByteArray stream;
        while (true) {
            const qsizetype end = rest.indexOf("\r\n");
            const qsizetype size = rest.left(end).toInt(nullptr, 16);
            if (end < 0 || rest.mid(end + 2 + size, 2) != "\r\n")
                return {};
            if (size == 0)
                break;
            stream += rest.mid(end + 2, size);
            rest = rest.mid(end + 2 + size + 2);
        }
        QList<QByteArray> events = stream.split('\n');
        events.removeAll(QByteArray());
        for (QByteArray &event : events)
            event = event.mid(6);
        return events;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

class GuideServerTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<GuideServer>();
        QVERIFY(m_server->url().isEmpty());
        QVERIFY(m_server->listen());
    }

    void streamsAWholeAnswer()
    {
        Client client(*m_server);
        client.post(question(u"guide-quote"_s,
                             true,
                             {{u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}}}}));
        QTRY_VERIFY(client.isEnded());

        QCOMPARE(client.status(), 200);
        QVERIFY(client.received().contains("Content-Type: text/event-stream\r\n"));
        QList<QByteArray> events = client.events();
        QVERIFY(events.size() > 20);
        QCOMPARE(events.takeLast(), "[DONE]"_ba);
        const QJsonObject usage = object(events.takeLast());
        QVERIFY(usage["choices"_L1].toArray().isEmpty());
        QVERIFY(usage["usage"_L1]["completion_tokens"_L1].toInt() > 10);
        QCOMPARE(choice(events.last())["finish_reason"_L1].toString(), u"stop"_s);
        QCOMPARE(choice(events.first())["delta"_L1]["role"_L1].toString(), u"assistant"_s);

        Client whole(*m_server);
        whole.post(question(u"guide-quote"_s, false));
        QTRY_VERIFY(whole.isEnded());
        QString streamed;
        for (const QByteArray &event : std::as_const(events))
            streamed += choice(event)["delta"_L1]["content"_L1].toString();
        QCOMPARE(streamed, choice(whole.body())["message"_L1]["content"_L1].toString());
        QVERIFY(streamed.contains("11434"_L1));
    }

    void isUnderstoodByQtsClient()
    {
        QNetworkAccessManager client;
        const QByteArray body = question(u"guide-steps"_s, true);
        QUrl url = m_server->url();
        url.setPath(url.path() + u"/chat/completions"_s);
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(client.post(request, body));
        QTRY_VERIFY(reply->isFinished());

        QCOMPARE(reply->error(), QNetworkReply::NoError);
        const QByteArray stream = reply->readAll();
        QVERIFY(stream.startsWith("data: {"));
        QVERIFY(stream.endsWith("data: [DONE]\n\n"));
    }

    void writesWordByWordAtAReadablePace()
    {
        QElapsedTimer timer;
        Client client(*m_server);
        client.post(question(u"guide-quote"_s, true));
        QTRY_VERIFY(client.received().contains("assistant"));
        timer.start();
        QVERIFY(!client.received().contains("\"delta\":{\"content\":\"The "));
        QTRY_VERIFY(client.isEnded());
        const qsizetype wordCount = client.events().size() - 3;
        QVERIFY(timer.elapsed() > 1000 * wordCount / 110 / 2); // 110 words/s; half for a slow timer
    }

    void leavesOutUsageThatNobodyAskedFor()
    {
        Client client(*m_server);
        client.post(question(u"guide-brief"_s, true));
        QTRY_VERIFY(client.isEnded());
        QCOMPARE(client.events().last(), "[DONE]"_ba);
        QVERIFY(!client.received().contains("\"usage\""));
    }

    void servesFiftyAtTheSameTime()
    {
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<Client>(*m_server));
            clients.back()->post(
                question(GuideServer::models()[i % GuideServer::models().size()], true));
        }
        QTRY_COMPARE(m_server->connectionCount(), 50);
        for (const auto &client : clients) {
            QTRY_VERIFY_WITH_TIMEOUT(client->isEnded(), 15'000);
            QCOMPARE(client->events().value(client->events().size() - 1), "[DONE]"_ba);
        }
        QTRY_COMPARE(m_server->connectionCount(), 0);
    }

    void listsItsModels()
    {
        Client client(*m_server);
        client.send("GET /v1/models?x=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\n\r\n");
        QTRY_VERIFY(client.isEnded());
        QStringList names;
        const QJsonArray models = client.json()["data"_L1].toArray();
        for (const QJsonValue &model : models)
            names += model["id"_L1].toString();
        QCOMPARE(names, GuideServer::models());
        QCOMPARE(names.last(), u"guide-chair"_s);
    }

    void readsARequestThatComesByteByByte()
    {
        Client client(*m_server);
        QTRY_VERIFY(client.isConnected());
        const QByteArray body = question(u"guide-brief"_s, false);
        const QByteArray request = "POST /v1/chat/completions HTTP/1.1\r\ncontent-length:" +
                                   QByteArray::number(body.size()) + "\r\n\r\n" + body;
        for (const char byte : request) {
            client.send(QByteArray(1, byte));
            QCoreApplication::sendPostedEvents();
        }
        QTRY_VERIFY(client.isEnded());
        QCOMPARE(client.status(), 200);
    }

    void refusesWithAReason_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const auto post = [](const QByteArray &json) -> QByteArray {
            return "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: " +
                   QByteArray::number(json.size()) + "\r\n\r\n" + json;
        };
        const QByteArray head = "POST /v1/chat/completions HTTP/1.1\r\n";
        QTest::newRow("not JSON") << post("{\"model\":") << 400 << u"JSON"_s;
        QTest::newRow("an array") << post("[]") << 400 << u"JSON"_s;
        QTest::newRow("no model") << post("{}") << 400 << u"model"_s;
        QTest::newRow("no question") << post("{\"model\":\"guide-brief\"}") << 400 << u"messages"_s;
        QTest::newRow("odd messages")
            << post("{\"model\":\"guide-brief\",\"messages\":[1,{\"role\":\"user\"}]}") << 400
            << u"messages"_s;
        QTest::newRow("unknown model") << post(question(u"gpt-x"_s, true)) << 404 << u"“gpt-x”"_s;
        QTest::newRow("unknown address") << "GET / HTTP/1.1\r\n\r\n"_ba << 404 << u"address"_s;
        QTest::newRow("method") << "GET /v1/chat/completions HTTP/1.1\r\n\r\n"_ba << 405
                                << u"method"_s;
        QTest::newRow("no HTTP") << "hello\r\n\r\n"_ba << 400 << u"Bad Request"_s;
        QTest::newRow("old HTTP") << "GET /v1/models HTTP/1.0\r\n\r\n"_ba << 505 << u"Version"_s;
        QTest::newRow("odd field") << head + "nonsense\r\n\r\n" << 400 << u"Bad Request"_s;
        QTest::newRow("negative") << head + "Content-Length: -1\r\n\r\n" << 400 << u"Bad"_s;
        QTest::newRow("two lengths") << head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"
                                     << 400 << u"Bad"_s;
        QTest::newRow("chunked") << head + "Transfer-Encoding: chunked\r\n\r\n"
                                 << 411 << u"Length"_s;
        QTest::newRow("announced too large") << head + "Content-Length: 4194305\r\n\r\n"
                                             << 413 << u"Large"_s;
        QTest::newRow("beyond all numbers")
            << head + "Content-Length: " + QByteArray(40, '9') + "\r\n\r\n"
            << 413 << u"Large"_s;
        QTest::newRow("endless head")
            << head + "X: " + QByteArray(20'000, 'x') << 431 << u"Large"_s;
    }
    void refusesWithAReason()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        QFETCH(const QString, message);

        Client client(*m_server);
        client.send(request);
        QTRY_VERIFY(!client.error().isEmpty());

        QCOMPARE(client.status(), status);
        QVERIFY2(client.error().contains(message), qPrintable(client.error()));
    }

    void anOversizeBodyStillGetsItsReason()
    {
        Client client(*m_server);
        client.post(QByteArray(6 * 1024 * 1024, ' '));
        QTRY_COMPARE(client.status(), 413);
        QTRY_VERIFY(!client.error().isEmpty());
    }

    void halfARequestIsForgottenWithItsClient()
    {
        Client client(*m_server);
        client.send("POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"mod");
        QTRY_COMPARE(m_server->connectionCount(), 1);
        client.hangUp();
        QTRY_COMPARE(m_server->connectionCount(), 0);
    }

    void hangingUpEndsTheAnswer()
    {
        Client client(*m_server);
        client.post(question(u"guide-pitfalls"_s, true));
        QTRY_VERIFY(client.received().contains("assistant"));
        QCOMPARE(m_server->connectionCount(), 1);
        client.hangUp();
        QTRY_COMPARE(m_server->connectionCount(), 0);
    }

    void destroyingTheServerEndsItsConnections()
    {
        Client client(*m_server);
        client.post(question(u"guide-pitfalls"_s, true));
        QTRY_VERIFY(client.received().contains("assistant"));
        m_server.reset();
        QTRY_VERIFY(client.isEnded());
        QVERIFY(!client.received().contains("[DONE]"));
    }

    void listensOnLoopbackOnly()
    {
        QCOMPARE(m_server->url().host(), u"127.0.0.1"_s);
        QCOMPARE(m_server->url().path(), u"/v1"_s);
        const int port = m_server->url().port();
        QVERIFY(m_server->listen()); // again: stays where it is
        QCOMPARE(m_server->url().port(), port);
    }

private:
    static QByteArray question(const QString &model, bool stream, const QJsonObject &more = {})
    {
        const QJsonObject part{{u"type"_s, u"text"_s}, {u"text"_s, u"how do I connect ollama"_s}};
        const QJsonArray messages{
            QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, u"You are brief."_s}},
            QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{part}}}};
        QJsonObject body = more;
        body["model"_L1] = model;
        body["stream"_L1] = stream;
        body["messages"_L1] = messages;
        return QJsonDocument(body).toJson();
    }
    static QJsonObject object(const QByteArray &json)
    {
        return QJsonDocument::fromJson(json).object();
    }
    static QJsonObject choice(const QByteArray &json)
    {
        return object(json)["choices"_L1].toArray().first().toObject();
    }

    std::unique_ptr<GuideServer> m_server;
};

QTEST_GUILESS_MAIN(GuideServerTest)
#include "tst_guideserver.moc"
