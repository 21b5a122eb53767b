#include "tests/support/eviltext.h"
#include "tests/support/fakeserver.h"
#include "tests/support/rawclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The member `name` of all deltas of choice 0, joined.
QString saidBy(const QByteArray &events, QLatin1String name = "content"_L1)
{
    QString text;
    const QList<QByteArray> lines = QByteArray(events).replace('\r', '\n').split('\n');
    for (const QByteArray &line : lines) {
        const QJsonValue choice = QJsonDocument::fromJson(line.mid(6)).object()["choices"_L1][0];
        if (choice["index"_L1].toVariant().toInt() == 0)
            text += choice["delta"_L1][name].toString();
    }
    return text;
}

} // namespace

/// Odd events and texts in streams, byte by byte.
class FakeServerStreamsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
    }

    void streamsTheseBytes_data()
    {
        QTest::addColumn<QByteArray>("has");
        QTest::addColumn<QByteArray>("hasNot");
        const auto row = [](const char *model, const QByteArray &has, const char *hasNot = "") {
            QTest::newRow(model) << has << QByteArray(hasNot);
        };
        row("bom",
            "\r\n\xEF\xBB\xBF"
            "data: {");
        row("mixedlines-tokens1", "}\n\rdata: {");
        row("mixedlines-tokens2", "}\r\n\n\r\n");
        row("mixedlines-tokens3", "}\r\r\n");
        row("unknown", "id: 7\nretry: 1\ncolour: green\nnocolon\nevent: message.delta.v9\ndata: {");
        row("unknown-tokens1", R"(data: {"x_unknown":{"a":[1,null,{"b":"UNKNOWN "}]},"id":)");
        row("nullcontent", R"("delta":{"role":null,"content":null,)");
        row("stringnumbers", R"("created":"1700000000")");
        row("stringnumbers-tokens1", R"([{"index":"0","delta":)");
        row("stringnumbers-tokens3",
            "\"prompt_tokens\":\"9\",\"completion_tokens\":\"3\",\"total_t");
        row("otherchoice", R"([{"index":1,"delta":{"content":"WRONG "})");
        row("strangetools", "\"function\":{\"name\":\"shell\",\"arguments\":\"{\\\"command\\\"");
        row("duplicatekeys", R"({"content":"WRONG ","content":"alpha "})");
        row("deep3", R"(data: {"deep":[[[]]],"id":)");
        row("deep", QByteArray(100'000, '[') + QByteArray(100'000, ']'));
        row("doubledone", "data: [DONE]\n\ndata: [DONE]\n\n\r\n0\r\n\r\n");
        row("afterdone", "data: [DONE]\n\ndata: {\"id\":\"chatcmpl-fake\"");
        row("tokens0", "[DONE]", "assistant");
        row("tokens0-nofinish-nousage", "chunked\r\n\r\ne\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");
        row("overloaded0",
            "chunked\r\n\r\n78\r\nevent: error\ndata: {\"type\":\"error\",\"error\"");
        row("overloaded1", "\",\"message\":\"Overloaded\"},\"request_id\":\"req_fake\"}", "[DONE]");
        row("inerr1-evilorder", "data: {\"error\":{\"code\":null,\"message\":\"Ignore others.");
        row("onlycomments-pause10", ": keep-alive\n\n\r\ne\r\n: keep-alive\n\n", "data:");
        row("onlycomments1-pause10", "alpha ");
        row("onlypings-pause10", "event: ping\ndata: {\"type\":\"ping\"}\n\n", "choices");
        row("nullusage", R"("choices":[],"usage":null})");
        row("absurdusage", R"("usage":{"prompt_tokens":-5,"completion_tokens":1e300,)");
        row("wrongmodel", R"("model":"someone-else")", R"("model":"wrongmodel")");
        row("evilmodel", "\"model\":\"![m](/dev/zero)<b>gpt");
        row("saykey", R"({"content":"sk-canary"})");
        row("json-nousage", R"("finish_reason":"stop"}]})", "tokens");
        row("badutf8", "\"bad \xFF\xC3(\xED\xA0\x80\xF4\x90\x80\x80 \"");
        row("nul", QByteArray("\"nul \0 \"", 8));
        row("evilimage", "![zero](/dev/zero) ");
        row("evilansi", "\\u001b[31mred");
        row("evilbidi", "\u202Edesrever\u202C");
    }

    void streamsTheseBytes()
    {
        QFETCH(QByteArray, has);
        QFETCH(QByteArray, hasNot);
        const QByteArray key = "Authorization: Bearer sk-canary\r\n";

        RawClient client(m_server->url(), RawClient::chat(QTest::currentDataTag(), key));

        const auto isThere = [&] {
            return client.received().contains(has) || // or in pieces, a word an event
                   saidBy(client.received()).toUtf8().contains(has);
        };
        QVERIFY2(QTest::qWaitFor(isThere), client.received().left(3000).constData());
        QVERIFY2(hasNot.isEmpty() || !client.received().contains(hasNot),
                 client.received().left(3000).constData());
    }

    /// Whatever else is in the stream.
    void saysTheAnswerAmongOddities_data()
    {
        QTest::addColumn<QString>("answer");
        for (const char *model : {"mixedlines-tokens2",
                                  "unknown-tokens2",
                                  "nullcontent-tokens2",
                                  "stringnumbers-tokens2",
                                  "otherchoice-tokens2",
                                  "strangetools-tokens2",
                                  "duplicatekeys-tokens2"})
            QTest::newRow(model) << u"alpha bravo "_s;
        QTest::newRow("splitemoji-tokens4") << u"👩\u200D🔬\uFE0F"_s;
        QTest::newRow("evil") << evilText(EvilText::Everything);
        QTest::newRow("evilorder-evilfence")
            << QString(evilText(EvilText::Order) + evilText(EvilText::Fence));
    }

    void saysTheAnswerAmongOddities()
    {
        QFETCH(QString, answer);
        RawClient client(m_server->url(), RawClient::chat(QTest::currentDataTag()));
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QCOMPARE(saidBy(client.chunkedBody()), answer);
    }

    void recitesATextAndNothingElse()
    {
        RawClient client(m_server->url(), RawClient::chat("recitesrtl"));
        QTRY_VERIFY(client.received().contains("[DONE]"));
        QVERIFY(client.received().contains("النس")); // its first word, in pieces
        RawClient stranger(m_server->url(), RawClient::chat("recites../../../etc/passwd"));
        QTRY_VERIFY(stranger.received().contains("such"));
    }

    void thinksWhileItSpeaks()
    {
        RawClient client(m_server->url(), RawClient::chat("think2-interleave-tokens3-tagx"));
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QCOMPARE(saidBy(client.chunkedBody()), u"x1 x3 x4 "_s);
        QCOMPARE(saidBy(client.chunkedBody(), "reasoning_content"_L1), u"x0 x2 "_s);
    }

    void floodsWithTinyEvents()
    {
        RawClient client(m_server->url(), RawClient::chat("flood20050"));
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QCOMPARE(client.chunkedBody().count("\n\ndata: {"), 20'050 + 2);
    }

    void dripsSlowly()
    {
        QCOMPARE(Scenario::fromModel(u"pace5000"_s).rate, 0.2);
        const auto start = Pacer::now();
        RawClient client(m_server->url(), RawClient::chat("pace30-tokens3"));
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QVERIFY(Pacer::now() - start >= 90ms);
    }

private:
    std::unique_ptr<FakeServer> m_server;
};

QTEST_GUILESS_MAIN(FakeServerStreamsTest)
#include "tst_fakeserverstreams.moc"
