#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "core/probe/discovery.h"
#include "tests/support/blackhole.h"
#include "tests/support/countedtransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeserver.h"
#include "tests/support/faketransport.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A port of this machine at which nothing listens.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QStringList namesOf(const QList<FoundServer> &servers)
{
    QStringList names;
    for (const FoundServer &server : servers)
        names.append(server.name);
    return names;
}

/// A discovery, and how it ended.
class Search final
{
public:
    Search(Transport &transport, const Clock &clock, const QList<quint16> &ports)
        : discovery(std::make_unique<Discovery>(transport, clock, ports))
    {
        QObject::connect(discovery.get(),
                         &Discovery::found,
                         &m_context,
                         [this](const FoundServer &server) { found.append(server); });
        QObject::connect(discovery.get(),
                         &Discovery::finished,
                         &m_context,
                         [this](const QList<FoundServer> &servers) {
                             result = servers;
                             milliseconds = m_timer.elapsed();
                             ++ends;
                             if (destroysInAnswer)
                                 discovery.reset();
                         });
        m_timer.start();
        discovery->start();
        startMilliseconds = m_timer.elapsed();
    }

    std::unique_ptr<Discovery> discovery;
    QList<FoundServer> found;
    QList<FoundServer> result;
    qint64 startMilliseconds = 0; ///< That start() took.
    qint64 milliseconds = 0;
    int ends = 0;
    bool destroysInAnswer = false;

private:
    QObject m_context;
    QElapsedTimer m_timer;
};

} // namespace

class DiscoveryTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_servers.clear();
        m_transport = std::make_unique<NetworkTransport>(m_clock);
    }

    void findsServersOfAllKindsAtOnce()
    {
        QList<quint16> ports{freePort()};
        for (const char *kind : {"ollama",
                                 "page",
                                 "lmstudio",
                                 "llamacpp",
                                 "chroma",
                                 "vllm",
                                 "koboldcpp",
                                 "localai",
                                 "yes"})
            ports.append(serve(serverKind(kind)));
        Search search(*m_transport, m_clock, ports);
        QVERIFY(!search.ends); // never from inside start()
        QTRY_VERIFY(search.ends);

        QCOMPARE(namesOf(search.result),
                 (QStringList{u"Ollama"_s,
                              u"LM Studio"_s,
                              u"llama.cpp"_s,
                              u"vLLM"_s,
                              u"KoboldCpp"_s,
                              u"LocalAI"_s}));
        QCOMPARE(search.found.size(), search.result.size());
        const FoundServer &ollama = search.result.first();
        QCOMPARE(ollama.provider, u"ollama"_s);
        QCOMPARE(ollama.url.port(), int(ports[1]));
        QCOMPARE(ollama.models.size(), 1);
        QCOMPARE(ollama.models.first().id, u"llama3.2:latest"_s);
        qInfo("10 ports, 9 servers: %lld ms, start() %lld ms",
              search.milliseconds,
              search.startMilliseconds);
        QTest::qWait(0);
        QCOMPARE(search.ends, 1);
    }

    void asksNoMoreOfAPageThanOnce()
    {
        Search search(*m_transport, m_clock, {serve(serverKind("page"))});
        QTRY_VERIFY(search.ends);
        QCOMPARE(m_servers.front()->probes().size(), 1);
        QCOMPARE(m_servers.front()->probes().first().key(), QString());
    }

    void endsSoonWhenNothingListens()
    {
        QList<quint16> ports;
        for (int i = 0; i < 11; ++i)
            ports.append(freePort());
        Search search(*m_transport, m_clock, ports);
        QTRY_VERIFY(search.ends);
        QVERIFY(search.result.isEmpty());
        qInfo("11 ports, nothing there: %lld ms, start() %lld ms",
              search.milliseconds,
              search.startMilliseconds);
        QVERIFY(search.milliseconds < 1000);
    }

    void aSilentServerHoldsNobodyUp()
    {
        const BlackHole hole;
        QVERIFY(hole.port());
        Search search(*m_transport,
                      m_clock,
                      {hole.port(), serve(serverKind("silent")), serve(serverKind("ollama"))});
        QTRY_COMPARE(namesOf(search.found), QStringList{u"Ollama"_s});
        QVERIFY(!search.ends);
        QTRY_VERIFY(search.ends);
        QCOMPARE(namesOf(search.result), QStringList{u"Ollama"_s});
        qInfo("a silent server and a hole: %lld ms", search.milliseconds);
        QVERIFY(search.milliseconds < 5000); // on a machine with much else to do
    }

    void survivesAFlood()
    {
        ServerKind flood = serverKind("compatible");
        flood.otherwise = {.body = QByteArray(2 * 1024 * 1024, '[')};
        ServerKind deep;
        deep.otherwise = {.body = QByteArray(900 * 1024, '[')};
        Scenario endless;
        endless.opening = Scenario::Opening::EndlessHeaders;
        endless.pause = 0ms;
        auto headers = std::make_unique<FakeServer>();
        QVERIFY(headers->listen());
        headers->setDefaultScenario(endless);
        const auto headersPort = quint16(headers->url().port());
        m_servers.push_back(std::move(headers));

        FakeClock clock;
        Search search(*m_transport,
                      clock,
                      {headersPort, serve(flood), serve(deep), serve(serverKind("ollama"))});
        QTRY_COMPARE_WITH_TIMEOUT(search.found.size(), 2, 20'000);
        clock.advance(Discovery::LongestTime); // the headers have no end
        QTRY_VERIFY(search.ends);
        QCOMPARE(namesOf(search.result), (QStringList{u"OpenAI-compatible"_s, u"Ollama"_s}));
    }

    void seesThatAKeyIsNeeded()
    {
        ServerKind kind = serverKind("vllm");
        kind.key = u"sk-local"_s;
        Search search(*m_transport, m_clock, {serve(kind)});
        QTRY_VERIFY(search.ends);
        QCOMPARE(namesOf(search.result), QStringList{u"vLLM"_s});
        QVERIFY(search.result.first().needsKey);
        QVERIFY(search.result.first().models.isEmpty());
    }

    void nowhereToLookIsAnEnd()
    {
        Search search(*m_transport, m_clock, {});
        QCOMPARE(search.ends, 0);
        QTRY_COMPARE(search.ends, 1);
    }

    void stopsWithWhatIsFound()
    {
        Search search(
            *m_transport, m_clock, {serve(serverKind("silent")), serve(serverKind("lmstudio"))});
        QTRY_COMPARE(search.found.size(), 1);
        search.discovery->stop();
        QCOMPARE(search.ends, 0);
        QTRY_COMPARE(search.ends, 1);
        QCOMPARE(namesOf(search.result), QStringList{u"LM Studio"_s});
        search.discovery->stop();
        QTest::qWait(0);
        QCOMPARE(search.ends, 1);
    }

    void dropsEverythingWhenDestroyed()
    {
        CountedTransport counted(*m_transport);
        Search search(counted, m_clock, {serve(serverKind("silent"))});
        QTRY_COMPARE(m_servers.front()->openConnections(), 1);
        search.discovery.reset();
        QCOMPARE(counted.alive(), 0);
        QTRY_COMPARE(m_servers.front()->openConnections(), 0);
        QCOMPARE(search.ends, 0);
    }

    void mayBeDestroyedInAnswer()
    {
        Search search(*m_transport, m_clock, {serve(serverKind("ollama"))});
        search.destroysInAnswer = true;
        QTRY_VERIFY(search.ends);
        QVERIFY(!search.discovery);
    }

    void neverHasMoreThanSomeExchangesAtOnce()
    {
        FakeTransport transport;
        FakeClock clock;
        QList<quint16> ports;
        for (quint16 port = 4000; port < 4100; ++port)
            ports.append(port);
        Search search(transport, clock, ports);
        QCOMPARE(transport.posted().size(), Discovery::MostAtOnce);

        // Refusals make room.
        transport.wire(0).close(Error{.kind = Error::Kind::Refused});
        QTRY_COMPARE(transport.posted().size(), Discovery::MostAtOnce + 1);
    }

    void endsWithinItsTimeWhateverHappens()
    {
        FakeTransport transport;
        FakeClock clock;
        QList<quint16> ports;
        for (quint16 port = 4000; port < 4100; ++port)
            ports.append(port);
        Search search(transport, clock, ports);
        clock.advance(499ms);
        QCoreApplication::processEvents();
        QCOMPARE(transport.posted().size(), Discovery::MostAtOnce);
        clock.advance(1ms); // nobody connects: the next ones
        QTRY_COMPARE(transport.posted().size(), 2 * Discovery::MostAtOnce);
        for (const FakeTransport::Posted &posted : transport.posted()) {
            if (posted.wire)
                posted.wire->send();
        }
        clock.advance(1499ms);
        QCoreApplication::processEvents();
        QCOMPARE(search.ends, 0);
        clock.advance(1ms);
        QTRY_COMPARE(search.ends, 1);
        QVERIFY(search.result.isEmpty());
        QCOMPARE(transport.posted().size(), 2 * Discovery::MostAtOnce);
        QCOMPARE(transport.drops(), 2 * Discovery::MostAtOnce);
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void asksOnlyThisMachine()
    {
        FakeTransport transport;
        Search search(transport, m_clock, Discovery::usualPorts());
        QCOMPARE(transport.posted().size(), Discovery::usualPorts().size());
        for (const FakeTransport::Posted &posted : transport.posted()) {
            QCOMPARE(posted.request.url.host(), u"127.0.0.1"_s);
            QCOMPARE(posted.request.method, HttpRequest::Method::Get);
        }
    }

private:
    quint16 serve(const ServerKind &kind)
    {
        auto server = std::make_unique<FakeServer>();
        server->listen();
        server->setKind(kind);
        m_servers.push_back(std::move(server));
        return quint16(m_servers.back()->url().port());
    }

    SystemClock m_clock;
    std::vector<std::unique_ptr<FakeServer>> m_servers;
    std::unique_ptr<NetworkTransport> m_transport;
};

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "tst_discovery.moc"
