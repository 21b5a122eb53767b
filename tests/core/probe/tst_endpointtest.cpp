#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "core/probe/endpointtest.h"
#include "tests/support/fakeserver.h"
#include "tests/support/testcertificates.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

using Verdict = EndpointReport::Verdict;
using Hint = EndpointHint::Kind;

/// A test, and what it found out.
class Tested final
{
public:
    Tested(Transport &transport,
           const Clock &clock,
           const QUrl &url,
           const Secret &key = {},
           const QString &model = {})
        : test(std::make_unique<EndpointTest>(transport, clock, Endpoint{.url = url}, key, model))
    {
        QObject::connect(
            test.get(), &EndpointTest::finished, &m_context, [this](const EndpointReport &found) {
                report = found;
                ++ends;
                test.reset();
            });
        test->start();
    }

    std::unique_ptr<EndpointTest> test;
    EndpointReport report;
    int ends = 0;

private:
    QObject m_context;
};

} // namespace

class EndpointTestTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
        m_transport = std::make_unique<NetworkTransport>(m_clock);
    }

    void allIsWell()
    {
        ServerKind kind = serverKind("vllm");
        kind.key = u"sk-good-0123456789"_s;
        m_server->setKind(kind);
        Tested tested = run(m_server->url(), Secret("sk-good-0123456789"), u"Qwen/Qwen3-32B"_s);
        QVERIFY(!tested.ends); // never from inside start()
        QTRY_VERIFY(tested.ends);

        QCOMPARE(tested.report.isReached, Verdict::Yes);
        QCOMPARE(tested.report.isKeyAccepted, Verdict::Yes);
        QCOMPARE(tested.report.isModelListed, Verdict::Yes);
        QVERIFY(tested.report.roundTrip);
        QVERIFY(!tested.report.error);
        QVERIFY(tested.report.hints.isEmpty());
        QCOMPARE(tested.report.list.models.size(), 1);
    }

    void theKeyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("wrong") << "sk-wrong-0123456789"_ba;
        QTest::newRow("none") << ""_ba;
    }
    void theKeyIsRefused()
    {
        QFETCH(QByteArray, key);
        ServerKind kind = serverKind("vllm");
        kind.key = u"sk-good"_s;
        m_server->setKind(kind);
        Tested tested = run(m_server->url(), Secret(key), u"m"_s);
        QTRY_VERIFY(tested.ends);

        QCOMPARE(tested.report.isReached, Verdict::Yes);
        QCOMPARE(tested.report.isKeyAccepted, Verdict::No);
        QCOMPARE(tested.report.isModelListed, Verdict::Unknown);
        QVERIFY(tested.report.error);
        QCOMPARE(tested.report.error->kind, Error::Kind::Unauthorized);
    }

    void aListForEverybodySaysNothingOfTheKey()
    {
        m_server->setKind(serverKind("compatible"));
        Tested tested = run(m_server->url(), Secret("sk-any"), u"some-model"_s);
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isKeyAccepted, Verdict::Unknown);
        QCOMPARE(tested.report.isModelListed, Verdict::Yes);
    }

    void nothingGivenIsNothingTested()
    {
        m_server->setKind(serverKind("compatible"));
        Tested tested = run(m_server->url());
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isReached, Verdict::Yes);
        QCOMPARE(tested.report.isKeyAccepted, Verdict::Skipped);
        QCOMPARE(tested.report.isModelListed, Verdict::Skipped);
        QCOMPARE(m_server->probes().size(), 1);
    }

    void namesNearModels()
    {
        m_server->setModels({u"gpt-5.2"_s, u"gpt-5.2-mini"_s, u"o4-mini"_s});
        Tested tested = run(m_server->url(), {}, u"GPT 5.2"_s);
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isModelListed, Verdict::No);
        QCOMPARE(tested.report.hints.size(), 2);
        QCOMPARE(tested.report.hints.first(),
                 (EndpointHint{.kind = Hint::NearModel, .model = u"gpt-5.2"_s}));
    }

    void aModelThatIsNoChatIsListedAllTheSame()
    {
        m_server->setModels({u"gpt-5.2"_s, u"text-embedding-3"_s});
        Tested tested = run(m_server->url(), {}, u"text-embedding-3"_s);
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isModelListed, Verdict::Yes);
        QCOMPARE(tested.report.list.others, QStringList{u"text-embedding-3"_s});
    }

    void findsTheMissingPath_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("entered");
        QTest::addColumn<QString>("hint");
        QTest::newRow("LM Studio's no") << "lmstudio"_ba << u"/v2"_s << u"/v1"_s;
        QTest::newRow("404") << "vllm"_ba << u"/api"_s << u"/v1"_s;
        QTest::newRow("deep") << "openrouter"_ba << u"/api"_s << u"/api/v1"_s;
        QTest::newRow("root") << "openrouter"_ba << u"/"_s << u"/api/v1"_s;
        QTest::newRow("nothing there") << "page"_ba << u"/api"_s << QString();
        QTest::newRow("everything there") << "yes"_ba << u"/api"_s << QString();
    }
    void findsTheMissingPath()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QString, entered);
        QFETCH(QString, hint);
        m_server->setKind(serverKind(kind));
        Tested tested = run(at(entered), Secret("sk-canary"));
        QTRY_VERIFY(tested.ends);

        QCOMPARE(tested.report.isReached, Verdict::Yes);
        QVERIFY(tested.report.error);
        QCOMPARE(tested.report.hints.size(), hint.isEmpty() ? 0 : 1);
        if (!hint.isEmpty())
            QCOMPARE(tested.report.hints.first(),
                     (EndpointHint{.kind = Hint::OtherPath, .url = at(hint)}));
    }

    void saysThatItIsAPage()
    {
        m_server->setKind(serverKind("page"));
        Tested tested = run(m_server->url());
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isReached, Verdict::Yes);
        QCOMPARE(tested.report.error->kind, Error::Kind::NotAnApi);
        QCOMPARE(tested.report.isKeyAccepted, Verdict::Unknown);
    }

    void noListIsNoFault()
    {
        ServerKind none; // JSON 404 everywhere
        m_server->setKind(none);
        Tested tested = run(m_server->url(), Secret("sk-any"), u"m"_s);
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isReached, Verdict::Yes);
        QCOMPARE(tested.report.isKeyAccepted, Verdict::Unknown);
        QCOMPARE(tested.report.isModelListed, Verdict::Unknown);
        QCOMPARE(tested.report.error->kind, Error::Kind::NotFound);
    }

    void nobodyThere()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1/v1"_s.arg(gone.serverPort()));
        gone.close();
        Tested tested = run(url, Secret("sk-canary"));
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isReached, Verdict::No);
        QCOMPARE(tested.report.error->kind, Error::Kind::Refused);
        QVERIFY(!tested.report.roundTrip);
        QVERIFY(tested.report.hints.isEmpty());
    }

    void anUnusableAddressIsNotAsked()
    {
        Tested tested = run(QUrl(u"http://me:secret@127.0.0.1:1/v1"_s), Secret("sk-canary"));
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isReached, Verdict::Unknown);
        QCOMPARE(tested.report.error->kind, Error::Kind::Configuration);
    }

    void tlsAtAPlainPort()
    {
        m_server->setKind(serverKind("compatible"));
        QUrl url = m_server->url();
        url.setScheme(u"https"_s);
        Tested tested = run(url, Secret("sk-canary-0123456789"));
        QTRY_VERIFY(tested.ends);

        QCOMPARE(tested.report.isReached, Verdict::No);
        QCOMPARE(tested.report.error->kind, Error::Kind::Tls);
        QCOMPARE(tested.report.hints,
                 (QList{EndpointHint{.kind = Hint::OtherScheme, .url = m_server->url()}}));
        for (const Arrival &probe : m_server->probes())
            QCOMPARE(probe.key(), QString()); // not over plain HTTP, which nobody entered
    }

    void plainHttpAtATlsPort_data()
    {
        QTest::addColumn<TestCertificates::Kind>("certificate");
        QTest::newRow("good") << TestCertificates::Kind::Good;
        QTest::newRow("of nobody we know") << TestCertificates::Kind::SelfSigned;
    }
    void plainHttpAtATlsPort()
    {
        QFETCH(TestCertificates::Kind, certificate);
        QVERIFY2(m_certificates.isValid(), "openssl is missing");
        FakeServer secure;
        QVERIFY(secure.listenSecurely(m_certificates.server(certificate)));
        QUrl url = secure.url();
        url.setScheme(u"http"_s);
        Tested tested = run(url, Secret("sk-canary"));
        QTRY_VERIFY(tested.ends);

        QCOMPARE(tested.report.isReached, Verdict::No);
        QCOMPARE(tested.report.hints,
                 (QList{EndpointHint{.kind = Hint::OtherScheme, .url = secure.url()}}));
    }

    void aBadCertificateIsNoWrongScheme()
    {
        FakeServer secure;
        QVERIFY(secure.listenSecurely(m_certificates.server(TestCertificates::Kind::SelfSigned)));
        Tested tested = run(secure.url(), Secret("sk-canary"));
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.isReached, Verdict::No);
        QCOMPARE(tested.report.error->kind, Error::Kind::Tls);
        QVERIFY(tested.report.hints.isEmpty());
    }

    void aRedirectIsNotFollowed()
    {
        FakeServer other;
        QVERIFY(other.listen());
        ServerKind kind;
        kind.otherwise = {.status = 308,
                          .headers = {{"Location", other.url().toEncoded() + "/models"}}};
        m_server->setKind(kind);
        Tested tested = run(m_server->url(), Secret("sk-canary"));
        QTRY_VERIFY(tested.ends);
        QCOMPARE(tested.report.error->kind, Error::Kind::Redirected);
        QCOMPARE(tested.report.isReached, Verdict::Yes);
        QCOMPARE(other.accepted(), 0);
    }

    void stopsSilentlyWhenDestroyed()
    {
        m_server->setKind(serverKind("silent"));
        Tested tested = run(m_server->url());
        QTRY_COMPARE(m_server->openConnections(), 1);
        tested.test.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(tested.ends, 0);
    }

private:
    QUrl at(const QString &path) const
    {
        QUrl url = m_server->url();
        url.setPath(path);
        return url;
    }

    Tested run(const QUrl &url, const Secret &key = {}, const QString &model = {})
    {
        return {*m_transport, m_clock, url, key, model};
    }

    SystemClock m_clock;
    const TestCertificates m_certificates;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<NetworkTransport> m_transport;
};

QTEST_GUILESS_MAIN(EndpointTestTest)
#include "tst_endpointtest.moc"
