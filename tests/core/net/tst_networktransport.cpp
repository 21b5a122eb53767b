#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "tests/support/byteserver.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QHostInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpRequest chat(const QUrl &base, const QByteArray &model)
{
    return {.url = QUrl(base.toString() + "/chat/completions"_L1),
            .headers = {{"Content-Type", "application/json"},
                        {"Accept", "text/event-stream"},
                        {"Authorization", "Bearer sk-canary"}},
            .body = R"({"model":")" + model + R"(","messages":[],"stream":true})"};
}

qsizetype listedDescriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System).size();
}

/// Posts a request and writes down what becomes of it.
class Exchange final
{
public:
    Exchange(Transport &transport, const HttpRequest &request) : m_stream(transport.send(request))
    {
        ByteStream *stream = m_stream.get();
        QObject::connect(stream, &ByteStream::sent, stream, [this] { m_log += u"sent"_s; });
        QObject::connect(
            stream, &ByteStream::headersReceived, stream, [this](const HttpHead &received) {
                head = received;
                m_log += u"headers"_s;
            });
        QObject::connect(stream, &ByteStream::received, stream, [this](const QByteArray &bytes) {
            body += bytes;
            if (m_log.last() != "received"_L1)
                m_log += u"received"_s;
        });
        QObject::connect(stream, &ByteStream::closed, stream, [this](const Done &done) {
            result = done;
            m_log += u"closed"_s;
        });
    }

    void drop() { m_stream.reset(); }
    bool has(const QString &signal) const { return m_log.contains(signal); }
    bool isClosed() const { return has(u"closed"_s); }
    /// The signals in order; any number of received() in a row counts as one.
    const QStringList &log() const { return m_log; }

    HttpHead head;
    QByteArray body;
    Done result;

private:
    std::unique_ptr<ByteStream> m_stream;
    QStringList m_log;
};

} // namespace

class NetworkTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationVersion(u"1.2.3"_s); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
    }

    void sendsEverythingAtTheSameMoment_data()
    {
        QTest::addColumn<int>("requests");
        QTest::newRow("64") << 64;
        QTest::newRow("100") << 100;
    }

    void sendsEverythingAtTheSameMoment()
    {
        QFETCH(int, requests);
        NetworkTransport transport(m_clock);
        m_server->hold(requests);
        std::vector<std::unique_ptr<Exchange>> exchanges;
        for (int i = 0; i < requests; ++i)
            exchanges.push_back(std::make_unique<Exchange>(
                transport, chat(m_server->url(), "tag" + QByteArray::number(i) + "x")));

        for (const auto &exchange : exchanges)
            QTRY_VERIFY_WITH_TIMEOUT(exchange->isClosed(), 20'000);
        QCOMPARE(m_server->maxConcurrent(), requests);
        QCOMPARE(m_server->arrivals().size(), requests);
        QCOMPARE(transport.pool().size(), requests);
        for (int i = 0; i < requests; ++i) {
            QVERIFY(exchanges[size_t(i)]->result);
            const QByteArray own = '"' + QByteArray::number(i) + "x0 ";
            QVERIFY(exchanges[size_t(i)]->body.contains(own));
        }
    }

    void sendsOnceWhateverTheServerDoes_data()
    {
        QTest::addColumn<bool>("endsWell");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("normal") << true << Error::Kind::Cancelled;
        QTest::newRow("closeafter") << false << Error::Kind::NoReply;
        QTest::newRow("resetafter") << false << Error::Kind::NoReply;
        QTest::newRow("halfstatus") << false << Error::Kind::NoReply;
        QTest::newRow("halfheaders") << false << Error::Kind::NoReply;
        QTest::newRow("nothttp") << false << Error::Kind::NoReply; // Qt cannot tell
        QTest::newRow("cut2") << false << Error::Kind::Interrupted;
        QTest::newRow("rst2-rate50") << false << Error::Kind::Interrupted;
    }

    void sendsOnceWhateverTheServerDoes()
    {
        QFETCH(bool, endsWell);
        QFETCH(Error::Kind, kind);
        NetworkTransport transport(m_clock);

        Exchange exchange(transport, chat(m_server->url(), QTest::currentDataTag()));

        QTRY_VERIFY(exchange.isClosed());
        QCOMPARE(bool(exchange.result), endsWell);
        if (!endsWell)
            QCOMPARE(exchange.result.error().kind, kind);
        QCOMPARE(m_server->arrivals().size(), 1);
        QCOMPARE(exchange.log().count(u"closed"_s), 1);
        QCOMPARE(exchange.log().last(), u"closed"_s);
    }

    void sendsOnceWhenRefusedDuringTheUpload()
    {
        const ByteServer server("HTTP/1.1 413 Payload Too Large\r\nContent-Length: 0\r\n\r\n",
                                ByteServer::When::AtFirstBytes);
        NetworkTransport transport(m_clock);
        HttpRequest request = chat(server.url(), "big");
        request.body = QByteArray(8 * 1024 * 1024, ' ');

        Exchange exchange(transport, request);

        QTRY_VERIFY(exchange.isClosed());
        QCOMPARE(server.received().size(), 1);
    }

    void saysNothingButWhatIsNeeded()
    {
        const ByteServer server("HTTP/1.1 200 OK\r\nSet-Cookie: id=1; Path=/\r\n"
                                "Content-Length: 2\r\n\r\n{}");
        NetworkTransport transport(m_clock);
        const HttpRequest request = chat(server.url(), "m");
        for (int i = 0; i < 2; ++i) {
            Exchange exchange(transport, request);
            QTRY_VERIFY(exchange.isClosed());
            QCOMPARE(exchange.body, "{}"_ba);
        }

        const QByteArray expected = "POST /v1/chat/completions HTTP/1.1\r\n"
                                    "Host: 127.0.0.1:" +
                                    QByteArray::number(server.port()) +
                                    "\r\n"
                                    "User-Agent: Conclave/1.2.3\r\n"
                                    "Accept-Language: *\r\n"
                                    "Accept-Encoding: identity\r\n"
                                    "Connection: close\r\n"
                                    "Content-Type: application/json\r\n"
                                    "Accept: text/event-stream\r\n"
                                    "Authorization: Bearer sk-canary\r\n"
                                    "Content-Length: " +
                                    QByteArray::number(request.body.size()) + "\r\n\r\n" +
                                    request.body;
        QCOMPARE(server.received().size(), 2);
        for (const QByteArray &received : server.received())
            QCOMPARE(received, expected);
    }

    void followsNoRedirect_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const char *status : {"301", "302", "303", "307", "308"})
            QTest::newRow(status) << QByteArray(status);
    }

    void followsNoRedirect()
    {
        QFETCH(QByteArray, status);
        FakeServer other;
        QVERIFY(other.listen());
        NetworkTransport transport(m_clock);
        const QByteArray port = QByteArray::number(other.url().port());

        Exchange exchange(transport, chat(m_server->url(), "redirect" + port + "-status" + status));

        QTRY_VERIFY(exchange.isClosed());
        QVERIFY(exchange.result);
        QCOMPARE(exchange.head.status, status.toInt());
        QCOMPARE(exchange.head.location, "http://127.0.0.1:" + port + "/v1/chat/completions");
        QCOMPARE(m_server->arrivals().size(), 1);
        QCOMPARE(other.openConnections(), 0);
        QVERIFY(other.arrivals().isEmpty());
    }

    void deliversTheBodyOfAFailure_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 429, 500, 502, 503, 504, 529})
            QTest::addRow("%d", status) << status;
    }

    void deliversTheBodyOfAFailure()
    {
        QFETCH(int, status);
        NetworkTransport transport(m_clock);

        Exchange exchange(transport,
                          chat(m_server->url(), "err" + QByteArray::number(status) + "-retry7"));

        QTRY_VERIFY(exchange.isClosed());
        QVERIFY(exchange.result);
        QCOMPARE(exchange.head.status, status);
        QCOMPARE(exchange.head.contentType, "application/json"_ba);
        QCOMPARE(exchange.head.retryAfter, "7"_ba);
        QVERIFY2(exchange.body.startsWith(R"({"error":{)"), exchange.body.constData());
        QCOMPARE(exchange.log(),
                 QStringList({u"sent"_s, u"headers"_s, u"received"_s, u"closed"_s}));
    }

    void takesTheFirstOfSeveralHints()
    {
        const ByteServer server("HTTP/1.1 429 Slow Down\r\nRetry-After: 2\r\nRetry-After: 3\r\n"
                                "Content-Length: 0\r\n\r\n");
        NetworkTransport transport(m_clock);
        Exchange exchange(transport, chat(server.url(), "m"));
        QTRY_VERIFY(exchange.isClosed());
        QCOMPARE(exchange.head.retryAfter, "2"_ba);
    }

    void carriesEveryHint_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<HttpHead>("head");
        const auto row = [](const char *name, const char *headers, const HttpHead &head) {
            QTest::newRow(name) << QByteArray(headers) << head;
        };
        const auto limits = [](const QList<RateLimit> &all) { return HttpHead{.rateLimits = all}; };
        row("none", "", {});
        row("exact wait", "Retry-After-Ms: 250\r\n", {.retryAfterMs = "250"});
        row("word", "X-Should-Retry: False\r\n", {.shouldRetry = "false"});
        row("first word",
            "x-should-retry: true\r\nx-should-retry: false\r\n",
            {.shouldRetry = "true"});
        row("OpenAI",
            "x-ratelimit-limit-requests: 60\r\nX-RateLimit-Remaining-Requests: 0\r\n"
            "x-ratelimit-reset-requests: 1s\r\nx-ratelimit-remaining-tokens: 149\r\n"
            "x-ratelimit-reset-tokens: 6m0s\r\n",
            limits({{"0", "1s"}, {"149", "6m0s"}}));
        row("Anthropic",
            "anthropic-ratelimit-requests-remaining: 4\r\n"
            "anthropic-ratelimit-requests-reset: 2023-09-29T16:27:00Z\r\n"
            "anthropic-ratelimit-tokens-remaining: 0\r\n"
            "anthropic-ratelimit-tokens-reset: 2023-09-29T16:28:00Z\r\n"
            "anthropic-ratelimit-output-tokens-remaining: 7\r\n",
            limits({{"4", "2023-09-29T16:27:00Z"}, {"0", "2023-09-29T16:28:00Z"}, {"7", ""}}));
        row("IETF draft",
            "RateLimit-Remaining: 0\r\nRateLimit-Reset: 30\r\n",
            limits({{"0", "30"}}));
        row("OpenRouter",
            "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1696004827000\r\n",
            limits({{"0", "1696004827000"}}));
        row("repeated",
            "RateLimit-Remaining: 100\r\nRateLimit-Remaining: 0\r\n"
            "RateLimit-Reset: 120\r\nRateLimit-Reset: 3\r\n",
            limits({{"100", "120"}}));
        row("only a reset", "RateLimit-Reset: 30\r\n", {});
    }

    void carriesEveryHint()
    {
        QFETCH(const QByteArray, headers);
        QFETCH(HttpHead, head);
        head.status = 429;
        const ByteServer server("HTTP/1.1 429 Slow Down\r\n" + headers +
                                "Content-Length: 0\r\n\r\n");
        NetworkTransport transport(m_clock);
        Exchange exchange(transport, chat(server.url(), "m"));
        QTRY_VERIFY(exchange.isClosed());
        QCOMPARE(exchange.head, head);
    }

    void saysWhenNothingListens()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1/v1"_s.arg(closed.serverPort()));
        closed.close();
        NetworkTransport transport(m_clock);

        Exchange exchange(transport, chat(url, "m"));

        QVERIFY(!exchange.isClosed()); // never from inside post()
        QTRY_VERIFY(exchange.isClosed());
        QCOMPARE(exchange.result.error().kind, Error::Kind::Refused);
        QCOMPARE(exchange.log(), QStringList(u"closed"_s));
    }

    void saysWhenTheNameIsUnknown()
    {
        NetworkTransport transport(m_clock);
        Exchange exchange(transport, chat(QUrl(u"http://nonexistent.invalid/v1"_s), "m"));
        QTRY_VERIFY_WITH_TIMEOUT(exchange.isClosed(), 15'000);
        if (exchange.result || exchange.result.error().kind != Error::Kind::HostNotFound) {
            const auto looked = QHostInfo::fromName(u"nonexistent.invalid"_s).error();
            if (looked != QHostInfo::HostNotFound)
                QSKIP("this machine's resolver does not say that a name is unknown");
        }
        QCOMPARE(exchange.result.error().kind, Error::Kind::HostNotFound);
    }

    void dropsSilentlyInEveryPhase_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QString>("after");
        QTest::newRow("at once") << "silent"_ba << QString();
        QTest::newRow("sent") << "silent"_ba << u"sent"_s;
        QTest::newRow("headers") << "early-ttft60000"_ba << u"headers"_s;
        QTest::newRow("streaming") << "endless-rate200"_ba << u"received"_s;
        QTest::newRow("flood") << "endless-rate2000"_ba << u"received"_s;
        QTest::newRow("closed") << "normal"_ba << u"closed"_s;
    }

    void dropsSilentlyInEveryPhase()
    {
        QFETCH(QByteArray, model);
        QFETCH(QString, after);
        NetworkTransport transport(m_clock);
        for (int i = 0; i < 8; ++i) {
            Exchange exchange(transport, chat(m_server->url(), model));
            QTRY_VERIFY(after.isEmpty() || exchange.has(after));
            const QStringList before = exchange.log();
            exchange.drop();
            QTRY_COMPARE(m_server->openConnections(), 0);
            QCOMPARE(exchange.log(), before);
        }
        // The thread of an exchange that was not over might never come back.
        QCOMPARE(transport.pool().size(), after == u"closed" ? 1 : 0);
    }

    void dropsFromItsOwnSlots_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("sent") << 0;
        QTest::newRow("headers") << 1;
        QTest::newRow("received") << 2;
        QTest::newRow("closed") << 3;
    }

    void dropsFromItsOwnSlots()
    {
        QFETCH(int, signal);
        NetworkTransport transport(m_clock);
        ByteStream *stream = transport.send(chat(m_server->url(), "normal")).release();
        const QSignalSpy destroyed(stream, &QObject::destroyed);
        const auto drop = [stream] { stream->deleteLater(); };
        switch (signal) {
        case 0:
            connect(stream, &ByteStream::sent, stream, drop);
            break;
        case 1:
            connect(stream, &ByteStream::headersReceived, stream, drop);
            break;
        case 2:
            connect(stream, &ByteStream::received, stream, drop);
            break;
        default:
            connect(stream, &ByteStream::closed, stream, drop);
        }
        QTRY_COMPARE(destroyed.size(), 1);
        QTRY_COMPARE(m_server->openConnections(), 0);
        QVERIFY(m_server->arrivals().size() <= 1);
    }

    void oneResetHarmsNobodyElse()
    {
        NetworkTransport transport(m_clock);
        m_server->hold(13);
        std::vector<std::unique_ptr<Exchange>> exchanges;
        for (int i = 0; i < 13; ++i) {
            const QByteArray model = i == 5 ? "resetafter" : "normal";
            exchanges.push_back(
                std::make_unique<Exchange>(transport, chat(m_server->url(), model)));
        }
        for (size_t i = 0; i < exchanges.size(); ++i) {
            QTRY_VERIFY(exchanges[i]->isClosed());
            QCOMPARE(bool(exchanges[i]->result), i != 5);
        }
        QCOMPARE(m_server->arrivals().size(), 13);
    }

    void keepsAsManyManagersAsItNeeds()
    {
        FakeClock clock;
        NetworkTransport transport(clock);
        std::vector<std::unique_ptr<Exchange>> exchanges;
        m_server->hold(4);
        for (int i = 0; i < 3; ++i)
            exchanges.push_back(
                std::make_unique<Exchange>(transport, chat(m_server->url(), "normal")));
        QTRY_COMPARE(m_server->arrivals().size(), 3);
        QCOMPARE(transport.pool().size(), 3);
        m_server->release();
        for (const auto &exchange : exchanges)
            QTRY_VERIFY(exchange->isClosed());

        exchanges.resize(2); // the third manager idles
        QCOMPARE(transport.pool().size(), 3);
        clock.advance(59s);
        QCOMPARE(transport.pool().size(), 3);
        clock.advance(1s);
        QCOMPARE(transport.pool().size(), 2);

        exchanges.clear();
        clock.advance(60s);
        QCOMPARE(transport.pool().size(), 1);
        Exchange again(transport, chat(m_server->url(), "normal"));
        QCOMPARE(transport.pool().size(), 1);
        QTRY_VERIFY(again.isClosed());
        QVERIFY(again.result);
    }

    void opensNoMoreThanTheSystemBears()
    {
        constexpr int Bearable = 5;
        const int limit = openDescriptors(descriptorLimit()) + ConnectionPool::DescriptorsKeptFree +
                          Bearable * ConnectionPool::DescriptorsEach;
        NetworkTransport transport(m_clock, limit);
        std::vector<std::unique_ptr<Exchange>> exchanges;
        for (int i = 0; i < Bearable + 2; ++i)
            exchanges.push_back(
                std::make_unique<Exchange>(transport, chat(m_server->url(), "early-ttft60000")));
        QVERIFY(std::ranges::none_of(exchanges, &Exchange::isClosed)); // not from inside send()
        for (int i = 0; i < Bearable; ++i)
            QTRY_VERIFY(exchanges[size_t(i)]->has(u"headers"_s));
        for (int i = Bearable; i < Bearable + 2; ++i) {
            const Exchange &tooMany = *exchanges[size_t(i)];
            QTRY_COMPARE(tooMany.log(), QStringList(u"closed"_s));
            QCOMPARE(tooMany.result.error().kind, Error::Kind::OutOfConnections);
            QVERIFY(tooMany.result.error().message.contains(u"connections"));
        }
        QCOMPARE(transport.pool().size(), Bearable);

        exchanges.erase(exchanges.begin());
        const auto hasRoom = [&] { // as soon as the thread that is left has ended
            const Exchange next(transport, chat(m_server->url(), "normal"));
            return QTest::qWaitFor([&next] { return next.isClosed(); }) && next.result;
        };
        QTRY_VERIFY(hasRoom());
    }

    void leavesNothingOpen()
    {
        NetworkTransport transport(m_clock);
        {
            Exchange first(transport, chat(m_server->url(), "normal"));
            QTRY_VERIFY(first.isClosed());
        }
        QTRY_COMPARE(m_server->openConnections(), 0);
        const qsizetype before = listedDescriptors();
        for (int i = 0; i < 2000; ++i) {
            Exchange exchange(transport, chat(m_server->url(), "endless-rate100"));
            if (i % 10 == 0)
                QTRY_VERIFY(exchange.has(u"sent"_s));
            if (i % 50 == 0)
                QTRY_VERIFY(exchange.has(u"received"_s));
        }
        Exchange last(transport, chat(m_server->url(), "normal"));
        QTRY_VERIFY(last.isClosed());
        QVERIFY(last.result);
        last.drop();
        QTRY_COMPARE(m_server->openConnections(), 0);
        QTRY_VERIFY2(listedDescriptors() <= before + 2,
                     qPrintable(u"%1, then %2"_s.arg(before).arg(listedDescriptors())));
        QCOMPARE(transport.pool().size(), 1);
    }

private:
    SystemClock m_clock;
    std::unique_ptr<FakeServer> m_server;
};

QTEST_GUILESS_MAIN(NetworkTransportTest)
#include "tst_networktransport.moc"
