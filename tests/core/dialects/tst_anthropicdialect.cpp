#include "core/dialects/anthropicdialect.h"
#include "core/dialects/dialects.h"
#include "core/dialects/errorbody.h"
#include "tests/core/dialects/goldenstreams.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject object(QByteArray json)
{
    return QJsonDocument::fromJson(json.replace('\'', '"')).object();
}

QJsonObject bodyFor(const Parameters &parameters,
                    const QList<Message> &messages = {{.text = u"Hi"_s}})
{
    const Member member{.model = u"m"_s, .parameters = parameters};
    return AnthropicDialect().body(member, messages);
}

HttpRequest requestTo(const QString &base, const Secret &key = {})
{
    return AnthropicDialect().request(
        {.endpoint = {.url = QUrl(base)}}, {{u"model"_s, u"m"_s}}, key);
}

} // namespace

class AnthropicDialectTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isFoundByName() { QVERIFY(dialectNamed(u"anthropic"_s)); }

    void replaysRecordedStreams_data() { addGoldenStreams(u"anthropic"_s); }
    void replaysRecordedStreams() { compareGoldenStream(AnthropicDialect()); }
    void survivesDamagedStreams_data() { addGoldenStreams(u"anthropic"_s); }
    void survivesDamagedStreams() { damageGoldenStream(AnthropicDialect()); }

    void readsWholeReplies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("plain")
            << "{'type':'message','content':[{'type':'text','text':'H'},{'type':'text','text':'i'}],'stop_reason':'end_turn','usage':{'input_tokens':3,'cache_read_input_tokens':4,'cache_creation_input_tokens':5,'output_tokens':2}}"_ba
            << "{'text':'Hi','reasoning':'','usage':{'input':12,'output':2,'cached':4},'finish':'complete','error':null,'last':true}"_ba;
        QTest::newRow("thinking")
            << "\n {'content':[{'type':'thinking','thinking':'A','signature':'WRONG'},{'type':'redacted_thinking','data':'WRONG'},{'type':'thinking','thinking':'B'},{'type':'text','text':'Hi'},{'type':'hologram','text':'WRONG'}],'stop_reason':'max_tokens'}"_ba
            << "{'text':'Hi','reasoning':'A\\n\\nB','usage':null,'finish':'length','error':null,'last':true}"_ba;
        QTest::newRow("refusal")
            << "{'content':[],'stop_reason':'refusal'}"_ba
            << "{'text':'','reasoning':'','usage':null,'finish':'refused','error':null,'last':true}"_ba;
        QTest::newRow("error")
            << "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"_ba
            << "{'text':'','reasoning':'','usage':null,'finish':null,'error':{'kind':'overloaded','message':'Overloaded'},'last':true}"_ba;
    }

    void readsWholeReplies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        const Result<Piece> piece = AnthropicDialect().readWhole(body.replace('\'', '"'));
        QCOMPARE(printed(accumulated({piece})), printed(object(expected)));
    }

    void refusesWholeRepliesThatAreNone()
    {
        const auto kind = [](const QByteArray &body) {
            const Result<Piece> piece = AnthropicDialect().readWhole(body);
            return piece ? QString() : errorKindName(piece.error().kind);
        };
        QCOMPARE(kind("<html><title>Log in</title>"), u"not_an_api"_s);
        QCOMPARE(kind("{\"choices\":[]}"), u"protocol"_s);
        QCOMPARE(kind("{\"content\":[{"), u"protocol"_s);
        QCOMPARE(kind("  "), u"empty_answer"_s);
    }

    void saysNothingOfThePayloadInAnError()
    {
        const Result<Piece> piece = AnthropicDialect().read({.data = "{secret-payload}"});
        QVERIFY(!piece);
        QVERIFY(!piece.error().message.contains("secret"_L1));
    }

    void writesTheConversation()
    {
        using enum Message::Role;
        QCOMPARE(printed(bodyFor({},
                                 {{System, u"Be brief."_s},
                                  {User, u"Hello"_s},
                                  {Assistant, u"Hi"_s},
                                  {System, u"In verse."_s},
                                  {User, u"More"_s}})),
                 printed(object("{'model':'m','max_tokens':16384,'stream':true,"
                                "'system':'Be brief.\\n\\nIn verse.','messages':["
                                "{'role':'user','content':'Hello'},"
                                "{'role':'assistant','content':'Hi'},"
                                "{'role':'user','content':'More'}]}")));
    }

    void theTwoSidesTakeTurns()
    {
        using enum Message::Role;
        const QJsonObject body = bodyFor(
            {}, {{System, {}}, {User, u"A"_s}, {User, u"B"_s}, {Assistant, {}}, {User, u"C"_s}});
        QCOMPARE(printed({{u"m"_s, body["messages"_L1]}}),
                 printed(object("{'m':[{'role':'user','content':'A\\n\\nB\\n\\nC'}]}")));
        QVERIFY(!body.contains("system"_L1));
    }

    void sendsOnlyWhatIsSet()
    {
        QCOMPARE(bodyFor({}).keys(),
                 (QStringList{u"max_tokens"_s, u"messages"_s, u"model"_s, u"stream"_s}));
        const QJsonObject all = bodyFor({.temperature = 0.0,
                                         .topP = 0.5,
                                         .maxTokens = 7,
                                         .seed = 3,
                                         .stop = {u"END"_s},
                                         .reasoningEffort = u"high"_s});
        QCOMPARE(printed(all),
                 printed(object("{'model':'m','max_tokens':7,'stream':true,'temperature':0,"
                                "'top_p':0.5,'stop_sequences':['END'],"
                                "'messages':[{'role':'user','content':'Hi'}],"
                                "'thinking':{'type':'adaptive','display':'summarized'},"
                                "'output_config':{'effort':'high'}}")));
    }

    void asksForAnEffortInItsOwnWords()
    {
        QCOMPARE(bodyFor({.reasoningEffort = u"minimal"_s})["output_config"_L1]["effort"_L1],
                 QJsonValue(u"low"_s));
        const QJsonObject none = bodyFor({.reasoningEffort = u"none"_s});
        QCOMPARE(none["thinking"_L1]["type"_L1], QJsonValue(u"disabled"_s));
        QVERIFY(!none.contains("output_config"_L1));
    }

    void findsTheAddress_data()
    {
        QTest::addColumn<QString>("address");
        const QString official = u"https://api.anthropic.com/v1/messages"_s;
        for (const char *base : {"https://api.anthropic.com",
                                 "https://api.anthropic.com/",
                                 "https://api.anthropic.com/v1",
                                 "https://api.anthropic.com/v1/",
                                 "https://api.anthropic.com/v1/messages",
                                 "https://api.anthropic.com/v1/messages/"})
            QTest::newRow(base) << official;
        QTest::newRow("https://llm.example.com/anthropic")
            << u"https://llm.example.com/anthropic/v1/messages"_s;
        QTest::newRow("https://llm.example.com/a%2Fb%20c/")
            << u"https://llm.example.com/a%2Fb%20c/v1/messages"_s;
        QTest::newRow("conclave:guide") << u"conclave:guide"_s;
    }

    void findsTheAddress()
    {
        QFETCH(QString, address);
        const QString base = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(requestTo(base).url.toString(QUrl::FullyEncoded), address);
    }

    void sendsTheKeyOnlyIfThereIsOne()
    {
        using Headers = QList<std::pair<QByteArray, QByteArray>>;
        const Headers plain{{"Content-Type", "application/json"},
                            {"Accept", "text/event-stream"},
                            {"anthropic-version", "2023-06-01"}};
        QCOMPARE(requestTo(u"https://llm.example.com"_s).headers, plain);
        QCOMPARE(requestTo(u"https://llm.example.com"_s, Secret("sk-1")).headers,
                 plain + Headers({{"x-api-key", "sk-1"}}));
        QCOMPARE(requestTo({}).body, QByteArray("{\"model\":\"m\"}"));
    }

    /// What error of 400 makes of temperature, top_p, thinking, output_config, stop_sequences and
    /// max_tokens: the names of what is left.
    void correctsWhatAModelDoesNotTake_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<int>("maxTokens");
        const auto row = [](const char *message, const QString &left, int maxTokens = 100'000) {
            QTest::newRow(message) << left << maxTokens;
        };
        const QString all = u"output_config stop_sequences temperature thinking top_p"_s;
        row("temperature: Only the default (1) value is supported by this model.",
            u"output_config stop_sequences thinking"_s);
        row("`temperature` may only be set to 1 when thinking is enabled.",
            u"output_config stop_sequences thinking"_s);
        row("top_p must be at least 0.99 for this model",
            u"output_config stop_sequences thinking"_s);
        row("`temperature` and `top_p` cannot both be specified for this model.",
            u"output_config stop_sequences temperature thinking"_s);
        row("thinking.type: Input should be 'enabled' or 'disabled'",
            u"stop_sequences temperature top_p"_s);
        row("adaptive thinking is not supported by this model",
            u"stop_sequences temperature top_p"_s);
        row("output_config: Extra inputs are not permitted", u"stop_sequences temperature top_p"_s);
        row("This model does not support the effort parameter.",
            u"stop_sequences temperature top_p"_s);
        row("stop_sequences: too many", u"output_config temperature thinking top_p"_s);
        row("max_tokens: 100000 > 8192, which is the maximum allowed number of output tokens for m",
            all,
            8192);
        row("max_tokens: must be greater than thinking.budget_tokens", all);
        row("max_tokens: 5 > 200000, which is no maximum", all);
        row("model: m", all);
        row("messages: at least one message is required", all);
        row("temperatures are rising", all);
        row("", all);
    }

    void correctsWhatAModelDoesNotTake()
    {
        QFETCH(QString, left);
        QFETCH(int, maxTokens);
        const QJsonObject body = bodyFor({.temperature = 0.5,
                                          .topP = 0.5,
                                          .maxTokens = 100'000,
                                          .stop = {u"END"_s},
                                          .reasoningEffort = u"high"_s});
        const QJsonObject inner{{u"type"_s, u"invalid_request_error"_s},
                                {u"message"_s, QString::fromUtf8(QTest::currentDataTag())}};
        const QJsonObject reply{{u"type"_s, u"error"_s}, {u"error"_s, inner}};
        const Error error = errorFromReply({.status = 400}, QJsonDocument(reply).toJson(), {});

        const auto corrected = AnthropicDialect().corrected(body, error);

        const QJsonObject sent = corrected.value_or(body);
        QVERIFY(!corrected || *corrected != body);
        QCOMPARE(sent["max_tokens"_L1].toInt(), maxTokens);
        QCOMPARE(sent["messages"_L1], body["messages"_L1]);
        QStringList keys = sent.keys();
        for (const auto &needed : {u"max_tokens"_s, u"messages"_s, u"model"_s, u"stream"_s})
            keys.removeOne(needed);
        QCOMPARE(keys.join(u' '), left);
    }

    void correctsOnlyBadRequests()
    {
        const Error error{.kind = Error::Kind::Server, .message = u"temperature"_s};
        QVERIFY(!AnthropicDialect().corrected(bodyFor({.temperature = 0.5}), error));
        const Error foreign{.kind = Error::Kind::BadRequest, .parameter = u"model"_s};
        QVERIFY(!AnthropicDialect().corrected(bodyFor({.temperature = 0.5}), foreign));
    }
};

QTEST_GUILESS_MAIN(AnthropicDialectTest)
#include "tst_anthropicdialect.moc"
