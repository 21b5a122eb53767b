#include "tests/support/fakeserver.h"
#include "tests/support/rawclient.h"
#include "tests/support/slicer.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <netinet/in.h>
#include <numeric>
#include <sys/socket.h>
#include <unistd.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray bodyOf(const RawClient &client)
{
    return client.received().mid(client.received().indexOf("\r\n\r\n") + 4);
}

} // namespace

/// How bodies are framed, cut and broken, byte by byte.
class FakeServerBodiesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
    }

    void breaksBodies_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<bool>("closes");
        const auto closes = [](const char *model, const QByteArray &end) {
            QTest::newRow(model) << end << true;
        };
        const auto stays = [](const char *model, const QByteArray &end) {
            QTest::newRow(model) << end << false;
        };
        closes("halfline1", "\n\n\r\n7\r\ndata: {\r\n");
        closes("halfline1-untilclose", "\n\ndata: {");
        closes("halfevent1-untilclose", "[{\"index\":");
        stays("halfevent1-untilclose-keptopen", "[{\"index\":");
        closes("cut1-untilclose", "}\n\n");
        closes("cut1-http10", "}\n\n");
        closes("rst1-http10", "}\n\n");
        closes("nodone1-http10", "}\n\n");
        closes("http10", "data: [DONE]\n\n");
        closes("untilreset", "data: [DONE]\n\n");
        closes("negativechunk1", "\r\n-5\r\n");
        closes("hugechunk1", "\r\nffffffffffffffffff\r\n");
        stays("badchunk1-keptopen", "\r\nzzz\r\n");
        stays("negativechunk1-keptopen", "\r\n-5\r\n");
        stays("hugechunk1-keptopen", "\r\nffffffffffffffffff\r\n");
        stays("longbody", "data: [DONE]\n\ndata: {");
    }

    void breaksBodies()
    {
        QFETCH(QByteArray, end);
        QFETCH(bool, closes);
        RawClient client(m_server->url(), RawClient::chat(QTest::currentDataTag()));

        QVERIFY2(QTest::qWaitFor([&] { return client.received().contains(end); }),
                 client.received().constData());
        QVERIFY(QTest::qWaitFor([&] { return client.isClosed() == closes; }));
    }

    void promisesAnotherLength_data()
    {
        QTest::addColumn<int>("missing"); // -1 = more than promised
        QTest::newRow("shortlength1") << 1;
        QTest::newRow("shortlength1-hugeline200") << 1;
        QTest::newRow("json-shortlength1") << 1;
        QTest::newRow("json-shortlength1-hugeline200") << 1;
        QTest::newRow("longbody-hangup") << -1;
        QTest::newRow("json-longbody-hangup") << -1;
    }

    void promisesAnotherLength()
    {
        QFETCH(int, missing);
        RawClient client(m_server->url(), RawClient::chat(QTest::currentDataTag()));
        QTRY_VERIFY(client.isClosed());
        const auto promised = QRegularExpression(u"Content-Length: (\\d+)"_s)
                                  .match(QString::fromUtf8(client.received()))
                                  .captured(1)
                                  .toLongLong();
        const qsizetype size = bodyOf(client).size();
        QVERIFY(promised > 0);
        QVERIFY(missing > 0 ? promised > size : promised < size);
        if (QByteArray(QTest::currentDataTag()).contains("huge"))
            QVERIFY(size > 100'000);
    }

    void resetsTheConnectionForReal_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("resetafter") << QByteArray();
        QTest::newRow("rst1") << QByteArray("alpha ");
        QTest::newRow("halfline1") << QByteArray("data: {\r\n");
        QTest::newRow("cut1-byreset") << QByteArray("alpha ");
        QTest::newRow("untilclose-rst1") << QByteArray("alpha ");
        QTest::newRow("untilreset") << QByteArray("[DONE]\n\n");
        QTest::newRow("shortlength1-byreset") << QByteArray("alpha ");
        QTest::newRow("json-shortlength-byreset") << QByteArray("alpha ");
    }

    void resetsTheConnectionForReal()
    {
        QFETCH(QByteArray, before);
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(m_server->url().port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address),
                 0);
        const QByteArray request = RawClient::chat(QTest::currentDataTag());
        QCOMPARE(::send(client, request.data(), size_t(request.size()), 0), request.size());

        QByteArray received;
        int error = 0;
        const auto isOver = [&] {
            std::array<char, 4096> bytes{};
            const ssize_t size = ::recv(client, bytes.data(), bytes.size(), MSG_DONTWAIT);
            received.append(bytes.data(), std::max(ssize_t(0), size));
            error = size < 0 && errno != EAGAIN ? errno : error;
            return size == 0 || error != 0;
        };
        QVERIFY(QTest::qWaitFor(isOver));
        QVERIFY(received.contains(before)); // the reset overtakes nothing
        QCOMPARE(error, ECONNRESET);
        ::close(client);
    }

    void cutsEverythingSent_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::newRow("slices1-") << QByteArray("wrongmodel-utf8");
        QTest::newRow("slices2-") << QByteArray("wrongmodel-splitemoji-mixedlines");
        QTest::newRow("slices7-") << QByteArray("err500");
        QTest::newRow("bytewise-") << QByteArray("err400");
        QTest::newRow("split-") << QByteArray("wrongmodel-json");
    }

    void cutsEverythingSent()
    {
        QFETCH(QByteArray, model);
        RawClient whole(m_server->url(), RawClient::chat(model + "-hangup"));
        RawClient cut(m_server->url(),
                      RawClient::chat(QTest::currentDataTag() + model + "-hangup"));

        QTRY_VERIFY(whole.isClosed() && cut.isClosed());
        QVERIFY(whole.received().size() > 100);
        QCOMPARE(cut.received(), whole.received());
        QVERIFY(cut.reads() > whole.reads());
    }

    void cutsTheSameWayForTheSameSeed()
    {
        Slicer one(BodyFaults::Slicing::Random, 5);
        Slicer same(BodyFaults::Slicing::Random, 5);
        Slicer other(BodyFaults::Slicing::Random, 6);
        const ReplyStep step{.bytes = QByteArray(5000, 'x'), .then = ReplyStep::Then::Reset};
        const auto sizes = [&step](Slicer &slicer) {
            QList<qsizetype> list;
            const QList<ReplyStep> pieces = slicer.cut(step);
            for (const ReplyStep &piece : pieces)
                list.append(piece.bytes.size());
            return list;
        };
        const QList<qsizetype> first = sizes(one);
        QCOMPARE(sizes(same), first);
        QVERIFY(sizes(other) != first);
        QCOMPARE(std::accumulate(first.begin(), first.end(), qsizetype(0)), 5000);
        QVERIFY(std::ranges::count(first, 1) > 3);
        QCOMPARE(one.cut(step).last().then, ReplyStep::Then::Reset);
    }

    void sendsOneByteChunks()
    {
        RawClient client(m_server->url(), RawClient::chat("tinychunks-utf8-tokens2"));
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QVERIFY(client.chunkedBody().contains("世界 "));
        QVERIFY(client.received().contains("1\r\nd\r\n1\r\na\r\n1\r\nt\r\n"));
    }

    void compressesUnasked_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::newRow("gzip-tokens3") << true;
        QTest::newRow("json-gzip-tokens3") << true;
        QTest::newRow("gzipcut-tokens3") << false;
    }

    /// Qt's own client knows whether it is gzip.
    void compressesUnasked()
    {
        QFETCH(bool, whole);
        const std::unique_ptr<QNetworkReply> reply = post(QTest::currentDataTag());
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->readAll().contains(R"("finish_reason":"stop")"), whole);
    }

    void sendsABomb()
    {
        RawClient client(m_server->url(), RawClient::chat("gzipbomb8-tokens1"));
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QVERIFY(client.received().contains("\r\nContent-Encoding: gzip\r\n"));
        QVERIFY(client.received().size() < 64 * 1024);
        QVERIFY(client.chunkedBody().startsWith("\x1F\x8B\x08"));
        const QByteArray size = client.chunkedBody().right(4);
        QVERIFY(quint8(size[2]) >= 0x80); // 8 MiB and a little, little-endian
    }

private:
    std::unique_ptr<QNetworkReply> post(const QByteArray &model)
    {
        QNetworkRequest request(QUrl(m_server->url().toString() + u"/chat/completions"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const QByteArray body = "{\"stream\":true,\"model\":\"" + model + "\"}";
        return std::unique_ptr<QNetworkReply>(m_network.post(request, body));
    }

    std::unique_ptr<FakeServer> m_server;
    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(FakeServerBodiesTest)
#include "tst_fakeserverbodies.moc"
