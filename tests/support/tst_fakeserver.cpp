#include "tests/support/fakeserver.h"
#include "tests/support/rawclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
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

/// The texts of all content deltas, joined.
QString contentOf(const QByteArray &events)
{
    QString text;
    const QList<QByteArray> lines = events.split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject chunk = QJsonDocument::fromJson(line.mid(6)).object();
        text += chunk["choices"_L1][0]["delta"_L1]["content"_L1].toString();
    }
    return text;
}

} // namespace

class FakeServerTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
    }

    void streamsAnAnswerInWholeChunks()
    {
        RawClient client(m_server->url(), RawClient::chat("tagx-tokens3"));

        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        const QByteArray body = client.chunkedBody();
        QCOMPARE(contentOf(body), u"x0 x1 x2 "_s);
        const qsizetype finish = body.indexOf(R"("finish_reason":"stop")");
        const qsizetype usage = body.indexOf(R"("completion_tokens":3)");
        QVERIFY(finish > 0);
        QVERIFY(usage > finish);
        QVERIFY(body.endsWith("}\n\ndata: [DONE]\n\n"));
        QVERIFY(!client.isClosed());
    }

    void playsItsScenarios_data()
    {
        QTest::addColumn<QByteArray>("has");
        QTest::addColumn<QByteArray>("hasNot");
        QTest::addColumn<bool>("closes");
        const auto stays = [](const char *model, const char *has, const char *hasNot = "") {
            QTest::newRow(model) << QByteArray(has) << QByteArray(hasNot) << false;
        };
        const auto closes = [](const char *model, const char *has, const char *hasNot = "") {
            QTest::newRow(model) << QByteArray(has) << QByteArray(hasNot) << true;
        };
        stays("err401", "Incorrect API key provided: sk-canary");
        stays("err404", R"("code":"model_not_found")");
        stays("err429-retry7", "\r\nRetry-After: 7\r\n");
        stays("err500", "HTTP/1.1 500 Internal Server Error\r\n");
        stays("err503", "server_is_overloaded");
        stays("html", "Content-Type: text/html", "data:");
        stays("json", R"("message":{"role":"assistant","content":"alpha bravo )", "data:");
        stays("jsonerror", "HTTP/1.1 200 OK\r\nContent-Type: application/json", "choices");
        stays("redirect81", "307 Temporary Redirect\r\nLocation: http://127.0.0.1:81/v1/");
        stays("redirectsame-status308", "308 Permanent Redirect\r\nLocation: /elsewhere/");
        stays("empty200", "text/event-stream\r\nContent-Length: 0\r\n\r\n");
        stays("status204", "HTTP/1.1 204 No Content\r\n\r\n");
        stays("early103-tokens1", "HTTP/1.1 103 Early Hints\r\n");
        stays("nodone1", "alpha", "[DONE]");
        stays("nofinish-tokens1", "[DONE]\n\n\r\n0\r\n\r\n", R"("finish_reason":"stop")");
        stays("bad1-tokens2", "\"system_fingerpri\n\n");
        stays("inerr1", R"(data: {"error":{)", R"("finish_reason":"stop")");
        stays("stall2", "bravo ", "charlie");
        stays("length", R"("finish_reason":"length")");
        stays("filter", R"("finish_reason":"content_filter")");
        stays("toolcall-tokens1", R"("delta":{"tool_calls":[{)");
        stays("refusal-tokens1", R"("delta":{"refusal":"alpha ")");
        stays("think2-tokens1", R"("reasoning_content":"bravo ")", R"("content":"alpha ")");
        stays("nousage", "[DONE]", "completion_tokens");
        stays("nochoices", R"(data: {"id":"","object":"","created":0,"model":"","choices":[])");
        stays("arraycontent", R"("content":[{"type":"text","text":"alpha "}])");
        stays("crlf", "data: [DONE]\r\n\r\n\r\n0\r\n\r\n");
        stays("comment", ": keep-alive\n\n");
        stays("utf8", "世界 ");
        stays("openend", "data: [DONE]\n\n", "\r\n0\r\n");
        stays("split", "data: [DONE]\n\n\r\n0\r\n\r\n");
        closes("cut2", "bravo ", "charlie");
        closes("closeafter", "", "HTTP");
        closes("resetafter", "", "HTTP");
        closes("halfstatus", "HTTP/1.1 20", "200");
        closes("halfheaders", "Content-Type: text/eve", "event");
        closes("nothttp", "SSH-2.0", "HTTP");
        closes("badchunk1", "\r\nzzz\r\n");
        closes("shortlength2", "\r\nContent-Length: ", "[DONE]");
        closes("untilclose", "data: [DONE]\n\n", "chunked");
    }

    void playsItsScenarios()
    {
        QFETCH(QByteArray, has);
        QFETCH(QByteArray, hasNot);
        QFETCH(bool, closes);
        const QByteArray key = "Authorization: Bearer sk-canary\r\n";

        RawClient client(m_server->url(), RawClient::chat(QTest::currentDataTag(), key));

        QTRY_COMPARE(m_server->arrivals().size(), 1);
        QTRY_VERIFY2(client.received().contains(has), client.received().constData());
        QVERIFY2(hasNot.isEmpty() || !client.received().contains(hasNot),
                 client.received().constData());
        QTRY_COMPARE(client.isClosed(), closes);
        QCOMPARE(m_server->arrivals().size(), 1);
    }

    void promisesMoreThanItSends()
    {
        RawClient client(m_server->url(), RawClient::chat("shortlength2-tokens4"));
        QTRY_VERIFY(client.isClosed());

        const qsizetype bodyStart = client.received().indexOf("\r\n\r\n") + 4;
        const auto promised = QRegularExpression(u"Content-Length: (\\d+)"_s)
                                  .match(QString::fromUtf8(client.received()))
                                  .captured(1)
                                  .toLongLong();
        QVERIFY(promised > client.received().size() - bodyStart);
    }

    void answersWholeWhenNoStreamIsAsked()
    {
        const QByteArray body = R"({"model":"tagx-tokens2"})";
        RawClient client(m_server->url(),
                         "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: " +
                             QByteArray::number(body.size()) + "\r\n\r\n" + body);

        QTRY_VERIFY(client.received().contains(R"("content":"x0 x1 ")"));
    }

    void sendsByteByByte()
    {
        RawClient client(m_server->url(), RawClient::chat("bytewise-tokens1"));

        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QVERIFY(client.reads() > client.received().size() / 2);
        QCOMPARE(contentOf(client.chunkedBody()), u"alpha "_s);
    }

    void sendsOneHugeLine()
    {
        RawClient client(m_server->url(), RawClient::chat("hugeline2048-tokens1"));

        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QCOMPARE(contentOf(client.chunkedBody()).size(), 2048 * 1024);
    }

    void sendsHeadersWithTheFirstTokenUnlessEarly()
    {
        RawClient late(m_server->url(), RawClient::chat("ttft60000"));
        RawClient early(m_server->url(), RawClient::chat("ttft60000-early"));

        QTRY_VERIFY(early.received().endsWith("\r\n\r\n"));
        QVERIFY(late.received().isEmpty());
    }

    void sendsNoTokenBeforeItsTime()
    {
        const auto start = Pacer::now();
        RawClient client(m_server->url(), RawClient::chat("ttft40-rate100-tokens6"));

        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QVERIFY(Pacer::now() - start >= 100ms);
        QVERIFY(client.reads() > 1);
        QVERIFY(m_server->lateness().calls > 1);
    }

    void logsWhatArrives()
    {
        const QSignalSpy arrived(m_server.get(), &FakeServer::arrived);
        RawClient client(m_server->url(), RawClient::chat("anyone", "X-Colour: green\r\n"));

        QTRY_COMPARE(arrived.size(), 1);
        const Arrival &arrival = m_server->arrivals().constFirst();
        QCOMPARE(arrival.method, "POST");
        QCOMPARE(arrival.path, "/v1/chat/completions");
        QCOMPARE(arrival.header("x-colour"), "green");
        QCOMPARE(arrival.model, u"anyone"_s);
        QVERIFY(arrival.body.endsWith('}'));
        QVERIFY(arrival.streamAsked && arrival.usageAsked);
        QVERIFY(arrival.at <= Pacer::now() && arrival.at > Pacer::now() - 60s);
    }

    void holdsRepliesUntilAllRequestsAreThere()
    {
        m_server->hold(64);
        std::vector<std::unique_ptr<RawClient>> clients;
        const auto ask = [&] {
            clients.push_back(
                std::make_unique<RawClient>(m_server->url(), RawClient::chat("tokens1")));
        };
        while (clients.size() < 63)
            ask();
        QTRY_COMPARE(m_server->concurrentRequests(), 63);
        for (const auto &client : clients)
            QVERIFY(client->received().isEmpty());

        ask();

        for (const auto &client : clients)
            QTRY_VERIFY(client->received().endsWith("0\r\n\r\n"));
        QCOMPARE(m_server->maxConcurrent(), 64);
        QCOMPARE(m_server->concurrentRequests(), 0);
        QCOMPARE(m_server->openConnections(), 64);
    }

    void releasesByHandAndForgetsWhoLeft()
    {
        m_server->hold(99);
        RawClient stays(m_server->url(), RawClient::chat("tokens1"));
        RawClient leaves(m_server->url(), RawClient::chat("tokens1"));
        QTRY_COMPARE(m_server->concurrentRequests(), 2);
        leaves.leave();
        QTRY_COMPARE(m_server->concurrentRequests(), 1);

        m_server->release();

        QTRY_VERIFY(stays.received().endsWith("0\r\n\r\n"));
    }

    void countsASilentRequestUntilItsClientLeaves()
    {
        RawClient client(m_server->url(), RawClient::chat("silent"));
        QTRY_COMPARE(m_server->concurrentRequests(), 1);

        client.leave();

        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(m_server->concurrentRequests(), 0);
        QVERIFY(client.received().isEmpty());
    }

    void streamsEndlesslyUntilTheClientLeaves()
    {
        RawClient client(m_server->url(), RawClient::chat("endless"));
        QTRY_VERIFY(client.received().size() > 4'194'304);

        client.leave();

        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void survivesClientsThatLeaveInTheMiddle()
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        clients.reserve(20);
        for (int i = 0; i < 20; ++i)
            clients.push_back(std::make_unique<RawClient>(
                m_server->url(), RawClient::chat("rate1000-endless") + RawClient::chat("next")));
        for (const auto &client : clients)
            QTRY_VERIFY(client->received().contains("charlie"));

        clients.clear();

        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(m_server->arrivals().size(), 20);
    }

    void answersSeveralRequestsOnOneConnection()
    {
        const QByteArray request = RawClient::chat("tagx-tokens1");
        RawClient client(m_server->url(), request + request);

        QTRY_COMPARE(client.received().count("[DONE]"), 2);
        QCOMPARE(m_server->openConnections(), 1);
        QCOMPARE(m_server->maxConcurrent(), 1);
    }

    void takesScenariosFromCode()
    {
        Scenario failure;
        failure.opening = Scenario::Opening::Error;
        failure.status = 500;
        Scenario answer;
        answer.text = u"Paris, of course."_s;
        m_server->setScenarios(u"flaky"_s, {failure, answer});

        RawClient first(m_server->url(), RawClient::chat("flaky"));
        QTRY_VERIFY(first.received().startsWith("HTTP/1.1 500 "));
        RawClient second(m_server->url(), RawClient::chat("flaky"));
        QTRY_VERIFY(second.received().endsWith("0\r\n\r\n"));
        QCOMPARE(contentOf(second.chunkedBody()), answer.text);
    }

    void goesWrongOnlySoManyTimes()
    {
        RawClient first(m_server->url(), RawClient::chat("err503-times1"));
        QTRY_VERIFY(first.received().startsWith("HTTP/1.1 503 "));
        RawClient second(m_server->url(), RawClient::chat("err503-times1"));
        QTRY_VERIFY(second.received().contains("[DONE]"));
    }

    void servesClientsThatWantTheConnectionClosed()
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(m_server->url().toString() + u"/chat/completions"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("Connection", "close");
        const std::unique_ptr<QNetworkReply> reply(
            network.post(request, R"({"model":"tagx-tokens2-rate100","stream":true})"));

        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(contentOf(reply->readAll()), u"x0 x1 "_s);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void listsModelsAndReportsOnItself()
    {
        m_server->setModels({u"one"_s, u"two"_s});
        RawClient chat(m_server->url(), RawClient::chat("tokens1"));
        QTRY_COMPARE(m_server->arrivals().size(), 1);
        RawClient models(m_server->url(), "GET /v1/models HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(models.received().contains(R"("id":"two")"));

        RawClient stats(m_server->url(), "GET /stats HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(stats.received().contains(R"("arrivals":1)"));
        QVERIFY(stats.received().contains(R"("probes":1)"));
        const QByteArray moment = R"("last_arrival_us":)" +
                                  QByteArray::number(qint64(m_server->arrivals()[0].at.count()));
        QVERIFY(stats.received().contains(moment));
        RawClient reset(m_server->url(), "POST /stats/reset HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(reset.received().contains(R"("arrivals":0,)"));
    }

    void keepsProbesApart()
    {
        const QSignalSpy arrived(m_server.get(), &FakeServer::arrived);
        const QSignalSpy probed(m_server.get(), &FakeServer::probed);
        RawClient models(m_server->url(), "GET /v1/models HTTP/1.1\r\nX-Api-Key: k\r\n\r\n");

        QTRY_COMPARE(m_server->probes().size(), 1);
        QCOMPARE(m_server->probes().constFirst().key(), u"k"_s);
        QVERIFY(m_server->arrivals().isEmpty());
        QCOMPARE(probed.size(), 1);
        QCOMPARE(arrived.size(), 0);
        QCOMPARE(m_server->accepted(), 1);
    }

    void saysNoKeyInFull()
    {
        const QByteArray key = "Authorization: Bearer sk-canary-0123456789\r\n";
        RawClient client(m_server->url(), RawClient::chat("anyone", key));
        QTRY_COMPARE(m_server->arrivals().size(), 1);
        Arrival arrival = m_server->arrivals().constFirst();
        QCOMPARE(arrival.key(), u"sk-canary-0123456789"_s);
        const QString summary = arrival.summary();
        QVERIFY2(summary.startsWith(u"POST /v1/chat/completions model=anyone key=sk-c… body="_s),
                 qPrintable(summary));

        arrival.headers = {{"Authorization", "Bearer abc"}};
        arrival.path = "/v1/chat/completions?key=sk-canary";
        QVERIFY(arrival.summary().contains(u"key=…"_s));
        QVERIFY(!arrival.summary().contains("canary"_L1));
    }

private:
    std::unique_ptr<FakeServer> m_server;
};

QTEST_GUILESS_MAIN(FakeServerTest)
#include "tst_fakeserver.moc"
