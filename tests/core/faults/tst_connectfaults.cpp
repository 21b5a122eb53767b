#include "tests/core/faults/fault.h"
#include "tests/support/blackhole.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testcouncil.h"

#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum AnswerStatus;
using Kind = Error::Kind;
using Await = Fault::Await;
using Bytes = Fault::Bytes;

Fault failed(const char *name, const QString &words, Kind kind)
{
    return {.name = name, .words = words, .status = Failed, .error = kind};
}

QUrl closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort()));
}

QUrl withScheme(QUrl url, const QString &scheme)
{
    url.setScheme(scheme);
    return url;
}

QUrl withHost(QUrl url, const QString &host)
{
    url.setHost(host);
    return url;
}

/// Three tries of 15 s each, and the pauses between them.
QList<Fault::Pause> connectTimeouts()
{
    const QList<Fault::Pause> pauses = backoffs();
    const Fault::Pause connect{Await::Connecting, 15s};
    return {connect, pauses[0], connect, pauses[1], connect};
}

/// Sends what is not for this machine through a proxy while it lives.
class ProxyForAll final
{
public:
    explicit ProxyForAll(const QUrl &url)
    {
        QNetworkProxy::setApplicationProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, url.host(), quint16(url.port())));
    }
    ~ProxyForAll() { QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy)); }
    ProxyForAll(const ProxyForAll &) = delete;
    ProxyForAll &operator=(const ProxyForAll &) = delete;
};

} // namespace

/// Cases 1 to 18: nobody there, the wrong one there, or somebody who says nothing.
class ConnectFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        FaultPlay::startHelpersOfQt();
        QVERIFY2(m_certificates.isValid(), "openssl is missing");
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(m_certificates.authority());
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void nobodyThere_data()
    {
        Fault refused = failed("1 refused", u"a"_s, Kind::Refused);
        refused.where = closedPort();
        Fault unknown = failed("2 name not found", u"a"_s, Kind::HostNotFound);
        unknown.where = QUrl(u"http://something.invalid/v1"_s);
        unknown.pauses = backoffs();
        Fault dropped = failed("3 black hole", u"a"_s, Kind::ConnectTimeout);
        dropped.where = m_hole.url();
        dropped.pauses = connectTimeouts();
        QTest::addColumn<Fault>("fault");
        for (Fault *fault : {&refused, &unknown, &dropped}) {
            fault->arrivals = 0;
            QTest::newRow(fault->name) << *fault;
        }
    }

    void nobodyThere()
    {
        QFETCH(Fault, fault);
        FaultPlay play;
        end(play, playFault(play, fault));
    }

    void saysNothing_data()
    {
        Fault silent = failed("4 accepts, reads, is silent", u"silent"_s, Kind::FirstByteTimeout);
        silent.pauses = {{Await::Sent, 10min}};
        silent.bytes = Bytes::AsTheyAre;
        // Qt cannot tell these apart, and nobody knows whether they are billed.
        Fault foreign = failed("14 not HTTP", u"nothttp"_s, Kind::NoReply);
        Fault closes = failed("15 closes after the request", u"closeafter"_s, Kind::NoReply);
        closes.bytes = Bytes::AsTheyAre;
        Fault resets = failed("16 resets after the request", u"resetafter"_s, Kind::NoReply);
        resets.bytes = Bytes::AsTheyAre;
        addFaults({silent,
                   foreign,
                   closes,
                   resets,
                   failed("17 half a status line", u"halfstatus"_s, Kind::NoReply),
                   failed("18 half the headers", u"halfheaders"_s, Kind::NoReply)});
    }

    void saysNothing()
    {
        QFETCH(Fault, fault);
        QFETCH(Cutting, cutting);
        FaultPlay play;
        end(play, playFault(play, fault, cutting));
    }

    void neverReads()
    {
        FaultPlay play;
        play.server().setIntake({.rate = 0});
        Fault fault = failed("4 accepts, never reads", u"a"_s, Kind::FirstByteTimeout);
        fault.where = play.server().url();
        fault.pauses = {{Await::Sent, 10min}};
        fault.arrivals = 0;
        const QString problem = playFault(play, fault);
        QCOMPARE(play.server().accepted(), 1);
        end(play, problem);
    }

    void distrusts_data()
    {
        using enum TestCertificates::Kind;
        QTest::addColumn<TestCertificates::Kind>("kind");
        QTest::addColumn<QString>("cause");
        QTest::newRow("5 self-signed") << SelfSigned << u"self-signed"_s;
        QTest::newRow("6 expired") << Expired << u"expired"_s;
        QTest::newRow("7 wrong host") << WrongHost << u"host name did not match"_s;
    }

    void distrusts()
    {
        QFETCH(TestCertificates::Kind, kind);
        QFETCH(QString, cause);
        const QSslConfiguration tls = m_certificates.server(kind);
        FaultPlay play;
        QVERIFY(play.server().listenSecurely(tls));
        Fault fault = failed("", u"a"_s, Kind::Tls);
        fault.where = play.server().url();
        fault.says = cause;
        fault.arrivals = 0;
        const QString problem = playFault(play, fault);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QByteArray fingerprint =
            tls.localCertificate().digest(QCryptographicHash::Sha256).toHex(':').toUpper();
        const QString said = play.answer(0).error->message;
        QVERIFY2(said.contains(QString::fromLatin1(fingerprint)), qPrintable(said));
        QVERIFY(play.server().arrivals().isEmpty());
        end(play, problem);
    }

    void trustsTheGoodOne()
    {
        FaultPlay play;
        QVERIFY(play.server().listenSecurely(m_certificates.server(TestCertificates::Kind::Good)));
        const Fault fault{.words = u"a"_s,
                          .status = Complete,
                          .text = wordsOfServer(8),
                          .where = play.server().url()};
        end(play, playFault(play, fault));
    }

    void handshakeIsNeverAnswered()
    {
        FaultPlay play;
        play.server().setIntake({.rate = 0});
        Fault fault = failed("8 TLS, silent", u"a"_s, Kind::ConnectTimeout);
        fault.where = withScheme(play.server().url(), u"https"_s);
        fault.pauses = connectTimeouts();
        fault.arrivals = 0;
        end(play, playFault(play, fault));
    }

    void wrongScheme_data()
    {
        QTest::addColumn<bool>("isSecureServer");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("9 https to an http port") << false << Kind::Tls;
        QTest::newRow("10 http to an https port") << true << Kind::NoReply;
    }

    void wrongScheme()
    {
        QFETCH(bool, isSecureServer);
        QFETCH(Error::Kind, kind);
        FaultPlay play;
        if (isSecureServer)
            QVERIFY(
                play.server().listenSecurely(m_certificates.server(TestCertificates::Kind::Good)));
        Fault fault = failed("", u"a"_s, kind);
        fault.where = withScheme(play.server().url(), isSecureServer ? u"http"_s : u"https"_s);
        fault.arrivals = 0;
        const QString problem = playFault(play, fault);
        QVERIFY(play.server().arrivals().isEmpty());
        end(play, problem);
    }

    void localhostIsFoundAtOnce() // 11: IPv6 first, the server on IPv4 only
    {
        FaultPlay play;
        const Fault fault{.words = u"a"_s,
                          .status = Complete,
                          .text = wordsOfServer(8),
                          .where = withHost(play.server().url(), u"localhost"_s)};
        end(play, playFault(play, fault));
    }

    void thisMachineIsReachedWithoutProxy() // 12
    {
        FakeServer proxy;
        QVERIFY(proxy.listen());
        FaultPlay play;
        const ProxyForAll all(proxy.url());
        const Fault fault{.words = u"a"_s,
                          .status = Complete,
                          .text = wordsOfServer(8),
                          .where = play.server().url()};
        const QString problem = playFault(play, fault);
        QCOMPARE(proxy.accepted(), 0);
        end(play, problem);
    }

    void proxyFails_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<bool>("isThere");
        const QUrl plain(u"http://something.invalid/v1"_s);
        const QUrl secret(u"https://something.invalid/v1"_s);
        QTest::newRow("13 proxy says 407, http") << plain << true;
        QTest::newRow("13 proxy says 407, https") << secret << true;
        QTest::newRow("13 proxy down, http") << plain << false;
        QTest::newRow("13 proxy down, https") << secret << false;
        QTest::newRow("13 proxy down, localhost") << withHost(plain, u"x.localhost"_s) << false;
    }

    void proxyFails()
    {
        QFETCH(QUrl, url);
        QFETCH(bool, isThere);
        FakeServer proxy;
        proxy.setDefaultScenario(Scenario::fromModel(u"err407"_s));
        QVERIFY(proxy.listen());
        FaultPlay play;
        const ProxyForAll all(isThere ? proxy.url() : closedPort());
        Fault fault = failed("", u"a"_s, Kind::Proxy);
        fault.where = url;
        fault.arrivals = 0;
        const QString problem = playFault(play, fault);
        for (const Arrival &arrival : proxy.arrivals())
            QVERIFY(url.scheme() == u"http"_s || arrival.key().isEmpty());
        QVERIFY(proxy.arrivals().size() <= 1);
        end(play, problem);
    }

private:
    static void end(FaultPlay &play, const QString &problem)
    {
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QString broken = play.close();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }

    const TestCertificates m_certificates;
    const BlackHole m_hole;
};

QTEST_GUILESS_MAIN(ConnectFaultsTest)
#include "tst_connectfaults.moc"
