#include "tests/support/blackhole.h"
#include "tests/support/fakeserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/testcertificates.h"

#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>

#include <memory>
#include <optional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using Kind = TestCertificates::Kind;

/// TLS, black holes, and servers that read slowly or not at all.
class FakeServerConnectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_certificates = std::make_unique<TestCertificates>();
        QVERIFY2(m_certificates->isValid(), "needs the program openssl");
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
    }

    void showsCertificates_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QList<QSslError::SslError>>("expected");
        using Errors = QList<QSslError::SslError>;
        QTest::newRow("good") << Kind::Good << Errors{};
        QTest::newRow("self-signed")
            << Kind::SelfSigned << Errors{QSslError::SelfSignedCertificate};
        QTest::newRow("expired") << Kind::Expired << Errors{QSslError::CertificateExpired};
        QTest::newRow("wrong host") << Kind::WrongHost << Errors{QSslError::HostNameMismatch};
    }

    void showsCertificates()
    {
        QFETCH(Kind, kind);
        QFETCH(QList<QSslError::SslError>, expected);
        QVERIFY(m_server->listenSecurely(m_certificates->server(kind)));
        QCOMPARE(m_server->url().scheme(), u"https"_s);
        QSslSocket client;
        QList<QSslError::SslError> errors;
        connect(&client, &QSslSocket::sslErrors, this, [&errors](const QList<QSslError> &list) {
            for (const QSslError &error : list)
                errors.append(error.error());
        });
        trustAuthority(client);
        client.connectToHostEncrypted(m_server->url().host(), quint16(m_server->url().port()));

        QVERIFY(QTest::qWaitFor([&] { return client.isEncrypted() || !errors.isEmpty(); }));
        QCOMPARE(errors, expected);
        QCOMPARE(client.isEncrypted(), expected.isEmpty());
        QTRY_COMPARE(m_server->arrivals().size(), 0);
    }

    void streamsOverTls_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("tokens3") << QByteArray("0\r\n\r\n");
        QTest::newRow("slices3-err500") << QByteArray("}}");
        QTest::newRow("cut1-untilclose") << QByteArray("}\n\n");
        QTest::newRow("rst1-untilclose") << QByteArray("}\n\n");
    }

    void streamsOverTls()
    {
        QFETCH(QByteArray, end);
        const std::unique_ptr<QSslSocket> client = askSecurely(QTest::currentDataTag());
        QByteArray received;
        QVERIFY(QTest::qWaitFor([&] {
            received += client->readAll();
            return received.endsWith(end);
        }));
        QCOMPARE(m_server->arrivals().size(), 1);
    }

    void holdsBackAnEndlessStreamOverTls()
    {
        const std::unique_ptr<QSslSocket> client = askSecurely("endless-hugeline64");
        client->setReadBufferSize(1024);
        QTRY_COMPARE(m_server->arrivals().size(), 1);
        QTRY_VERIFY(client->bytesAvailable() > 0);
        client->setReadBufferSize(0);
        qint64 size = 0;
        QVERIFY(QTest::qWaitFor([&] {
            size += client->readAll().size();
            return size > 4'194'304;
        }));
        client->abort();
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void swallowsConnections()
    {
        const BlackHole hole;
        QVERIFY(hole.port() != 0);
        QTcpSocket client;
        client.connectToHost(hole.url().host(), hole.port());

        QVERIFY(!client.waitForConnected(300));
        QCOMPARE(client.error(), QAbstractSocket::SocketTimeoutError); // not refused
    }

    void neverReads()
    {
        m_server->setIntake({.rate = 0});
        QVERIFY(m_server->listen());
        RawClient client(m_server->url(), QByteArray(32LL * 1024 * 1024, 'A'));
        QTRY_COMPARE(m_server->accepted(), 1);
        QVERIFY(!QTest::qWaitFor([&] { return client.isSent() || client.isClosed(); }, 100));
        QVERIFY(m_server->arrivals().isEmpty());
        QVERIFY(client.received().isEmpty());
    }

    void readsSlowly()
    {
        m_server->setIntake({.rate = 1000});
        QVERIFY(m_server->listen());
        const QByteArray request = RawClient::chat("tokens1", "X-Filler: 0123456789\r\n");
        const auto start = Pacer::now();
        RawClient client(m_server->url(), request);

        QTRY_COMPARE(m_server->arrivals().size(), 1);
        QVERIFY(Pacer::now() - start > 1ms * (request.size() - 50));
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
    }

    void refusesALongBodyBeforeItIsThere()
    {
        m_server->setIntake({.bodyLimit = 1000});
        QVERIFY(m_server->listen());
        const QByteArray begin =
            "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 90000000\r\n\r\n{\"mod";
        RawClient client(m_server->url(), begin);

        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 413 Content Too Large\r\n"));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(m_server->arrivals().size(), 1);
        QVERIFY(m_server->arrivals().constFirst().isCut);
        RawClient small(m_server->url(), RawClient::chat("tokens1"));
        QTRY_VERIFY(small.received().endsWith("0\r\n\r\n"));
    }

    void saysThatItsPortIsNotForTls()
    {
        QVERIFY(m_server->listen());
        RawClient client(m_server->url(), QByteArray("\x16\x03\x01\x02", 4));
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 400 Bad Request\r\n"));
        QTRY_VERIFY(client.isClosed());
        QVERIFY(m_server->arrivals().isEmpty());
    }

    void hangsUpOnPlainHttpWhereTlsIsSpoken()
    {
        QVERIFY(m_server->listenSecurely(m_certificates->server(Kind::Good)));
        RawClient client(m_server->url(), RawClient::chat("tokens1"));
        QTRY_VERIFY(client.isClosed());
        QVERIFY(m_server->arrivals().isEmpty());
    }

    void playsAProxyThatWantsAPassword()
    {
        QVERIFY(m_server->listen());
        m_server->setDefaultScenario(Scenario::fromModel(u"err407"_s));
        RawClient tunnel(m_server->url(), "CONNECT models.example:443 HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(tunnel.received().startsWith("HTTP/1.1 407 Proxy Authentication Required\r\n"));
        QTRY_VERIFY(tunnel.received().contains("\r\nProxy-Authenticate: Basic"));
    }

private:
    void trustAuthority(QSslSocket &client) const
    {
        QSslConfiguration tls = client.sslConfiguration();
        tls.setCaCertificates({m_certificates->authority()});
        client.setSslConfiguration(tls);
    }

    std::unique_ptr<QSslSocket> askSecurely(const QByteArray &model)
    {
        m_server->listenSecurely(m_certificates->server(Kind::Good));
        auto client = std::make_unique<QSslSocket>();
        trustAuthority(*client);
        client->connectToHostEncrypted(m_server->url().host(), quint16(m_server->url().port()));
        client->write(RawClient::chat(model));
        return client;
    }

    std::unique_ptr<TestCertificates> m_certificates;
    std::unique_ptr<FakeServer> m_server;
};

QTEST_GUILESS_MAIN(FakeServerConnectionsTest)
#include "tst_fakeserverconnections.moc"
