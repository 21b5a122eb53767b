#include "core/dialects/dialects.h"
#include "core/dialects/responsesdialect.h"
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
    return ResponsesDialect().body(member, messages);
}

HttpRequest requestTo(const QString &base, const Secret &key = {})
{
    return ResponsesDialect().request(
        {.endpoint = {.url = QUrl(base)}}, {{u"model"_s, u"m"_s}}, key);
}

} // namespace

class ResponsesDialectTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isFoundByName() { QVERIFY(dialectNamed(u"responses"_s)); }

    void replaysRecordedStreams_data() { addGoldenStreams(u"responses"_s); }
    void replaysRecordedStreams() { compareGoldenStream(ResponsesDialect()); }
    void survivesDamagedStreams_data() { addGoldenStreams(u"responses"_s); }
    void survivesDamagedStreams() { damageGoldenStream(ResponsesDialect()); }

    void readsWholeReplies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("plain")
            << "\n{'status':'completed','error':null,'output_text':'WRONG','output':[{'type':'reasoning','summary':[{'type':'summary_text','text':'A'},{'type':'summary_text','text':'B'}]},{'type':'message','phase':'commentary','content':[{'type':'output_text','text':'C'}]},{'type':'message','phase':'final_answer','content':[{'type':'output_text','text':'H'},{'type':'output_text','text':'i'}]},{'type':'hologram','content':[{'text':'WRONG'}]}],'usage':{'input_tokens':3,'output_tokens':2}}"_ba
            << "{'text':'Hi','reasoning':'A\\n\\nB\\n\\nC','usage':{'input':3,'output':2},'finish':'complete','error':null,'last':true}"_ba;
        QTest::newRow("refusal")
            << "{'status':'completed','output':[{'type':'message','content':[{'type':'refusal','refusal':'No.'}]}]}"_ba
            << "{'text':'No.','reasoning':'','usage':null,'finish':'refused','error':null,'last':true}"_ba;
        QTest::newRow("length")
            << "{'status':'incomplete','incomplete_details':{'reason':'max_output_tokens'},'output':[]}"_ba
            << "{'text':'','reasoning':'','usage':null,'finish':'length','error':null,'last':true}"_ba;
        QTest::newRow("failed")
            << "{'status':'failed','error':{'code':'server_error','message':'Sorry.'},'output':[]}"_ba
            << "{'text':'','reasoning':'','usage':null,'finish':null,'error':{'kind':'server','message':'Sorry.'},'last':true}"_ba;
        QTest::newRow("tool call")
            << "{'status':'completed','output':[{'type':'function_call','name':'f','arguments':'{}'}]}"_ba
            << "{'text':'','reasoning':'','usage':null,'finish':'tool_call','error':null,'last':true}"_ba;
        QTest::newRow("cancelled")
            << "{'status':'cancelled','output':[]}"_ba
            << "{'text':'','reasoning':'','usage':null,'finish':null,'error':{'kind':'interrupted','message':'the provider cancelled the response'},'last':true}"_ba;
    }

    void readsWholeReplies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        const Result<Piece> piece = ResponsesDialect().readWhole(body.replace('\'', '"'));
        QCOMPARE(printed(accumulated({piece})), printed(object(expected)));
    }

    void refusesWholeRepliesThatAreNone()
    {
        const auto kind = [](const QByteArray &body) {
            const Result<Piece> piece = ResponsesDialect().readWhole(body);
            return piece ? QString() : errorKindName(piece.error().kind);
        };
        QCOMPARE(kind("<html><title>Log in</title>"), u"not_an_api"_s);
        QCOMPARE(kind("{\"choices\":[]}"), u"protocol"_s);
        QCOMPARE(kind("{\"output\":[{"), u"protocol"_s);
        QCOMPARE(kind("  "), u"empty_answer"_s);
    }

    void saysNothingOfThePayloadInAnError()
    {
        const Result<Piece> piece = ResponsesDialect().read({.data = "{secret-payload}"});
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
                 printed(object("{'model':'m','store':false,'stream':true,"
                                "'instructions':'Be brief.\\n\\nIn verse.','input':["
                                "{'role':'user','content':'Hello'},"
                                "{'role':'assistant','content':'Hi'},"
                                "{'role':'user','content':'More'}]}")));
    }

    void sendsOnlyWhatIsSet()
    {
        QCOMPARE(bodyFor({}).keys(),
                 (QStringList{u"input"_s, u"model"_s, u"store"_s, u"stream"_s}));
        const QJsonObject all = bodyFor({.temperature = 0.0,
                                         .topP = 0.5,
                                         .maxTokens = 70,
                                         .seed = 3,
                                         .stop = {u"END"_s},
                                         .reasoningEffort = u"high"_s});
        QCOMPARE(printed(all),
                 printed(object("{'model':'m','store':false,'stream':true,'temperature':0,"
                                "'top_p':0.5,'max_output_tokens':70,"
                                "'input':[{'role':'user','content':'Hi'}],"
                                "'reasoning':{'effort':'high','summary':'auto'}}")));
        QCOMPARE(bodyFor({.reasoningEffort = u"none"_s})["reasoning"_L1],
                 QJsonValue(QJsonObject{{u"effort"_s, u"none"_s}}));
    }

    void findsTheAddress_data()
    {
        QTest::addColumn<QString>("address");
        const QString official = u"https://api.openai.com/v1/responses"_s;
        for (const char *base : {"https://api.openai.com",
                                 "https://api.openai.com/v1",
                                 "https://api.openai.com/v1/",
                                 "https://api.openai.com/v1/responses"})
            QTest::newRow(base) << official;
        QTest::newRow("https://llm.example.com/api") << u"https://llm.example.com/api/responses"_s;
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
        const Headers plain{{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
        QCOMPARE(requestTo(u"https://llm.example.com"_s).headers, plain);
        QCOMPARE(requestTo(u"https://llm.example.com"_s, Secret("sk-1")).headers,
                 plain + Headers({{"Authorization", "Bearer sk-1"}}));
    }

    void correctsARejectedParameter_data()
    {
        QTest::addColumn<QByteArray>("corrected");
        const auto row = [](const char *parameter, const QByteArray &corrected = {}) {
            QTest::newRow(parameter) << corrected;
        };
        const QByteArray start =
            "{'input':[],'instructions':'i','max_output_tokens':9,'model':'m',";
        const QByteArray reasoning = "'reasoning':{'effort':'low','summary':'auto'},";
        row("");
        row("model");
        row("input");
        row("input.0.content");
        row("instructions");
        row("store"); // rather no answer than a stored one
        row("top_k");
        row("top_p");
        row("temperature", start + reasoning + "'store':false,'stream':true}");
        row("reasoning.summary",
            start + "'reasoning':{'effort':'low'},'store':false,'stream':true,'temperature':1}");
        row("reasoning.effort", start + "'store':false,'stream':true,'temperature':1}");
        row("reasoning", start + "'store':false,'stream':true,'temperature':1}");
        row("stream", start + reasoning + "'store':false,'stream':false,'temperature':1}");
        row("max_output_tokens",
            "{'input':[],'instructions':'i','model':'m'," + reasoning +
                "'store':false,'stream':true,'temperature':1}");
    }

    void correctsARejectedParameter()
    {
        QFETCH(QByteArray, corrected);
        const QJsonObject body =
            object("{'model':'m','input':[],'instructions':'i','store':false,'stream':true,"
                   "'temperature':1,'max_output_tokens':9,"
                   "'reasoning':{'effort':'low','summary':'auto'}}");
        const Error error{.kind = Error::Kind::BadRequest,
                          .http = 400,
                          .parameter = QString::fromUtf8(QTest::currentDataTag())};
        const auto mended = ResponsesDialect().corrected(body, error);
        const QByteArray json =
            mended ? QJsonDocument(*mended).toJson(QJsonDocument::Compact) : QByteArray();
        QCOMPARE(json, corrected.replace('\'', '"'));
    }
};

QTEST_GUILESS_MAIN(ResponsesDialectTest)
#include "tst_responsesdialect.moc"
