#include "tests/support/fakeserver.h"
#include "tests/support/rawclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The types of a stream's events in order; "a+" for several a.
QByteArray typesIn(const QByteArray &stream)
{
    QByteArrayList types;
    for (const QByteArray &line : stream.split('\n')) {
        if (!line.startsWith("event: "))
            continue;
        const QByteArray type = line.mid(7);
        if (types.isEmpty() || (types.constLast() != type && types.constLast() != type + '+'))
            types.append(type);
        else
            types.last() = type + '+';
    }
    return types.join(' ');
}

/// Whether every event tells its own type in its data.
bool agrees(const QByteArray &stream)
{
    const QByteArrayList events = stream.split('\n');
    for (qsizetype i = 0; i + 1 < events.size(); ++i) {
        if (!events[i].startsWith("event: "))
            continue;
        const QJsonObject data = QJsonDocument::fromJson(events[i + 1].mid(6)).object();
        if (data["type"_L1].toString().toUtf8() != events[i].mid(7))
            return false;
    }
    return true;
}

} // namespace

/// The protocols beside Chat Completions: the request's path chooses.
class FakeServerVoicesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
    }

    void streams_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("types");
        QTest::addColumn<QByteArray>("has");
        const auto row =
            [](const char *path, const char *model, const char *types, const char *has) {
                QTest::addRow("%s %s", path, model) << QByteArray(path) << QByteArray(model)
                                                    << QByteArray(types) << QByteArray(has);
            };
        const char *messages = "/v1/messages";
        row(messages,
            "tokens2",
            "message_start content_block_start content_block_delta+ content_block_stop "
            "message_delta message_stop",
            "\"delta\":{\"type\":\"text_delta\",\"text\":\"bravo \"}");
        row(messages,
            "think2-tokens1",
            "message_start content_block_start content_block_delta+ content_block_stop "
            "content_block_start content_block_delta content_block_stop message_delta message_stop",
            "\"index\":1,\"content_block\":{\"type\":\"text\"");
        row(messages,
            "think2-interleave-tokens2",
            "message_start content_block_start content_block_delta content_block_stop "
            "content_block_start content_block_delta content_block_stop content_block_start "
            "content_block_delta content_block_stop content_block_start content_block_delta "
            "content_block_stop message_delta message_stop",
            "\"index\":3,\"content_block\":{\"type\":\"text\"");
        row(messages, "inerr0", "error", "\"api_error\"");
        row(messages, "refusal", "", "\"stop_reason\":\"refusal\"");
        row(messages, "err429-retry7", "", "\"rate_limit_error\"");
        row(messages, "json-tokens1", "", "\"content\":[{\"type\":\"text\",\"text\":\"alpha \"}]");
        const char *responses = "/v1/responses?x=1";
        row(responses,
            "tokens2",
            "response.created response.in_progress response.output_item.added "
            "response.output_text.delta+ response.output_text.done response.completed",
            "\"output_tokens\":2");
        row(responses,
            "think2-tokens1",
            "response.created response.in_progress response.output_item.added "
            "response.reasoning_summary_text.delta+ response.output_item.added "
            "response.output_text.delta response.output_text.done response.completed",
            "\"reasoning_tokens\":2");
        row(responses, "inerr0", "error", "\"code\":\"server_error\"");
        row(responses, "overloaded0", "response.failed", "\"server_is_overloaded\"");
        row(responses, "length", "", "\"reason\":\"max_output_tokens\"");
        row(responses, "err404", "", "\"model_not_found\"");
        const char *ollama = "/api/chat";
        row(ollama, "tokens2", "", "\"content\":\"bravo \"},\"done\":false}\n");
        row(ollama, "think2-tokens1", "", "\"content\":\"\",\"thinking\":\"alpha \"");
        row(ollama, "length", "", "\"done\":true,\"done_reason\":\"length\"");
        row(ollama, "err404", "", "{\"error\":\"model \\\"err404\\\" not found");
        // Here the path names the model.
        row("/v1beta/models/think1-tokens1:streamGenerateContent?alt=sse",
            "",
            "",
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"alpha "
            "\",\"thought\":true}]");
        row("/v1beta/models/filter%2Dtokens1:streamGenerateContent?alt=sse",
            "",
            "",
            "\"finishReason\":\"SAFETY\"");
        row("/models/err400:streamGenerateContent", "", "", "\"API_KEY_INVALID\"");
    }

    void streams()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, types);
        QFETCH(QByteArray, has);
        const QByteArray body = "{\"model\":\"" + model + "\",\"stream\":true}";
        RawClient client(m_server->url(),
                         "POST " + path +
                             " HTTP/1.1\r\nHost: h\r\nx-api-key: sk-canary\r\n"
                             "Content-Length: " +
                             QByteArray::number(body.size()) + "\r\n\r\n" + body);

        QVERIFY2(QTest::qWaitFor([&] { return client.received().contains(has); }),
                 client.received().constData());
        QCOMPARE(m_server->arrivals().constFirst().key(), u"sk-canary"_s);
        if (types.isEmpty())
            return;
        QTRY_VERIFY(client.received().endsWith("0\r\n\r\n"));
        QCOMPARE(typesIn(client.chunkedBody()), types);
        QVERIFY(agrees(client.chunkedBody()));
    }

private:
    std::unique_ptr<FakeServer> m_server;
};

QTEST_GUILESS_MAIN(FakeServerVoicesTest)
#include "tst_fakeservervoices.moc"
