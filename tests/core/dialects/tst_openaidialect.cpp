#include "core/dialects/dialects.h"
#include "core/dialects/openaidialect.h"
#include "tests/core/dialects/goldenstreams.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

Endpoint endpointAt(const QString &url)
{
    return {.url = QUrl(url)};
}

QJsonObject bodyFor(const QString &url, const Parameters &parameters = {})
{
    const Member member{.endpoint = endpointAt(url), .model = u"m"_s, .parameters = parameters};
    return OpenAiDialect().body(member, {{Message::Role::User, u"Hello"_s}});
}

} // namespace

class OpenAiDialectTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isFoundByName();
    void replaysRecordedStreams_data() { addGoldenStreams(u"openai"_s); }
    void replaysRecordedStreams() { compareGoldenStream(OpenAiDialect()); }
    void survivesDamagedStreams_data() { addGoldenStreams(u"openai"_s); }
    void survivesDamagedStreams() { damageGoldenStream(OpenAiDialect()); }
    void survivesDeepNesting();
    void readsNamedErrors_data();
    void readsNamedErrors();
    void takesOnlyTheExactEndMarker_data();
    void takesOnlyTheExactEndMarker();
    void saysNothingOfThePayloadInAnError();
    void readsWholeReplies_data();
    void readsWholeReplies();
    void refusesWholeRepliesThatAreNone_data();
    void refusesWholeRepliesThatAreNone();
    void writesTheConversation();
    void sendsOnlyWhatIsSet();
    void limitsTokensInTheServersWords();
    void asksForUsageOnlyWhereItIsUnderstood();
    void findsTheAddress_data();
    void findsTheAddress();
    void correctsARejectedParameter_data();
    void correctsARejectedParameter();
    void sendsTheKeyOnlyIfThereIsOne();
};

void OpenAiDialectTest::isFoundByName()
{
    QVERIFY(dialectNamed(u"openai"_s));
    QCOMPARE(dialectNamed(u"openai"_s), dialectNamed(u"openai"_s));
    QVERIFY(!dialectNamed(u"OpenAI"_s));
    QVERIFY(!dialectNamed({}));
}

void OpenAiDialectTest::survivesDeepNesting()
{
    const QByteArray open = QByteArray("[").repeated(900);
    const QByteArray close = QByteArray("]").repeated(900);
    const OpenAiDialect dialect;

    const auto content = dialect.read(
        {.data = R"({"choices":[{"delta":{"content":)" + open + R"("deep")" + close + "}}]}"});
    QCOMPARE(content->text, u"deep"_s);
    const auto error = dialect.read({.data = R"({"error":)" + open + R"("deep")" + close + "}"});
    QCOMPARE(error->error->message, u"deep"_s);
    QVERIFY(!dialect.read({.data = QByteArray("[").repeated(5000)}));
}

void OpenAiDialectTest::readsNamedErrors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");

    QTest::newRow("flat") << QByteArray(R"({"message":"slower","code":"rate_limit_exceeded"})")
                          << u"rate_limited"_s << u"slower"_s;
    QTest::newRow("nested") << QByteArray(R"({"error":{"message":"slower","code":429}})")
                            << u"rate_limited"_s << u"slower"_s;
    QTest::newRow("text inside") << QByteArray(R"({"error":"text"})") << u"server"_s << u"text"_s;
    QTest::newRow("text") << QByteArray(R"("text")") << u"server"_s << u"text"_s;
    QTest::newRow("null") << QByteArray("null") << u"server"_s << QString();
    QTest::newRow("number") << QByteArray("42") << u"server"_s << QString();
    QTest::newRow("empty object") << QByteArray("{}") << u"server"_s << QString();
}

void OpenAiDialectTest::readsNamedErrors()
{
    QFETCH(QByteArray, data);
    QFETCH(QString, kind);
    QFETCH(QString, message);

    const Result<Piece> piece = OpenAiDialect().read({.type = "error", .data = data});

    QVERIFY(piece);
    QVERIFY(piece->error);
    QCOMPARE(errorKindName(piece->error->kind), kind);
    QCOMPARE(piece->error->message, message);
}

void OpenAiDialectTest::takesOnlyTheExactEndMarker_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("isLast");

    QTest::newRow("exact") << QByteArray("[DONE]") << true;
    QTest::newRow("letter after") << QByteArray("[DONE]x") << false;
    QTest::newRow("space after") << QByteArray("[DONE] ") << false;
    QTest::newRow("tab after") << QByteArray("[DONE]\t") << false;
    QTest::newRow("second line") << QByteArray("[DONE]\n{}") << false;
    QTest::newRow("lower case") << QByteArray("[done]") << false;
}

void OpenAiDialectTest::takesOnlyTheExactEndMarker()
{
    QFETCH(QByteArray, data);
    QFETCH(bool, isLast);

    const Result<Piece> piece = OpenAiDialect().read({.data = data});

    if (isLast)
        QVERIFY(piece && piece->last);
    else
        QVERIFY(!piece && piece.error().kind == Error::Kind::Protocol);
    QVERIFY(OpenAiDialect().read({.type = "error", .data = "[DONE]"})->last);
}

void OpenAiDialectTest::saysNothingOfThePayloadInAnError()
{
    const Result<Piece> piece = OpenAiDialect().read({.data = "{secret-payload}"});
    QVERIFY(!piece);
    QVERIFY(!piece.error().message.contains("secret"_L1));
}

void OpenAiDialectTest::readsWholeReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    const QByteArray answer =
        R"({"id":"1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hi","reasoning_content":"Hm"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}})";
    const QByteArray expected =
        R"({"text":"Hi","reasoning":"Hm","usage":{"input":3,"output":2},"finish":"complete","error":null,"last":true})";
    QTest::newRow("plain") << answer << expected;
    QTest::newRow("after blank lines") << QByteArray("\n\n \n" + answer) << expected;
    QTest::newRow("refusal")
        << QByteArray(
               R"({"choices":[{"message":{"content":null,"refusal":"No."},"finish_reason":"stop"}]})")
        << QByteArray(
               R"({"text":"No.","reasoning":"","usage":null,"finish":"refused","error":null,"last":true})");
    QTest::newRow("thinking parts")
        << QByteArray(
               R"({"choices":[{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm"}]},{"type":"text","text":"Hi"}]},"finish_reason":"length"}]})")
        << QByteArray(
               R"({"text":"Hi","reasoning":"Hm","usage":null,"finish":"length","error":null,"last":true})");
    QTest::newRow("error")
        << QByteArray(R"({"error":{"message":"slower","code":429}})")
        << QByteArray(
               R"({"text":"","reasoning":"","usage":null,"finish":null,"error":{"kind":"rate_limited","message":"slower"},"last":true})");
    QTest::newRow("no choices")
        << QByteArray(R"({"choices":[]})")
        << QByteArray(
               R"({"text":"","reasoning":"","usage":null,"finish":null,"error":null,"last":true})");
}

void OpenAiDialectTest::readsWholeReplies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);

    const QJsonObject answer = accumulated({OpenAiDialect().readWhole(body)});

    QCOMPARE(printed(answer), printed(QJsonDocument::fromJson(expected).object()));
}

void OpenAiDialectTest::refusesWholeRepliesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");

    QTest::newRow("web page") << QByteArray("\n<!doctype html><title>Log in</title>")
                              << u"not_an_api"_s;
    QTest::newRow("text") << QByteArray("Ollama is running") << u"not_an_api"_s;
    QTest::newRow("cut") << QByteArray(R"({"choices":[{"mess)") << u"protocol"_s;
    QTest::newRow("something else") << QByteArray(R"({"version":"1"})") << u"protocol"_s;
    QTest::newRow("nothing") << QByteArray("\n\n") << u"empty_answer"_s;
}

void OpenAiDialectTest::refusesWholeRepliesThatAreNone()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);

    const Result<Piece> piece = OpenAiDialect().readWhole(body);

    QVERIFY(!piece);
    QCOMPARE(errorKindName(piece.error().kind), kind);
}

void OpenAiDialectTest::writesTheConversation()
{
    const Member member{.endpoint = endpointAt(u"https://llm.example.com/v1"_s), .model = u"m"_s};
    const QJsonObject body = OpenAiDialect().body(member,
                                                  {{Message::Role::System, u"Be brief."_s},
                                                   {Message::Role::User, u"Hello"_s},
                                                   {Message::Role::Assistant, u"Hi"_s}});

    const QByteArray expected =
        R"({"model":"m","stream":true,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi"}]})";
    QCOMPARE(printed(body), printed(QJsonDocument::fromJson(expected).object()));
}

void OpenAiDialectTest::sendsOnlyWhatIsSet()
{
    const QString url = u"https://llm.example.com/v1"_s;
    QCOMPARE(bodyFor(url).keys(), (QStringList{u"messages"_s, u"model"_s, u"stream"_s}));
    QCOMPARE(bodyFor(url, {.temperature = 0.0})["temperature"_L1], QJsonValue(0.0));
}

void OpenAiDialectTest::limitsTokensInTheServersWords()
{
    const Parameters limited{.maxTokens = 7};
    const QJsonObject openAi = bodyFor(u"https://api.openai.com/v1"_s, limited);
    QCOMPARE(openAi["max_completion_tokens"_L1], QJsonValue(7));
    QVERIFY(!openAi.contains("max_tokens"_L1));
    const QJsonObject mistral = bodyFor(u"https://api.mistral.ai/v1"_s, limited);
    QCOMPARE(mistral["max_tokens"_L1], QJsonValue(7));
    QVERIFY(!mistral.contains("max_completion_tokens"_L1));
}

void OpenAiDialectTest::asksForUsageOnlyWhereItIsUnderstood()
{
    QCOMPARE(bodyFor(u"http://127.0.0.1:1234/v1"_s)["stream_options"_L1],
             QJsonValue(QJsonObject{{u"include_usage"_s, true}}));
    QVERIFY(!bodyFor(u"https://api.mistral.ai/v1"_s).contains("stream_options"_L1));
}

void OpenAiDialectTest::findsTheAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("address");

    const QString local = u"http://127.0.0.1:1234/v1/chat/completions"_s;
    QTest::newRow("v1") << u"http://127.0.0.1:1234/v1"_s << local;
    QTest::newRow("v1/") << u"http://127.0.0.1:1234/v1/"_s << local;
    QTest::newRow("bare") << u"http://127.0.0.1:1234"_s << local;
    QTest::newRow("bare/") << u"http://127.0.0.1:1234/"_s << local;
    QTest::newRow("full") << local << local;
    QTest::newRow("full/") << QString(local + u"//") << local;
    QTest::newRow("other path") << u"https://api.groq.com/openai/v1"_s
                                << u"https://api.groq.com/openai/v1/chat/completions"_s;
    QTest::newRow("other version")
        << u"https://llm.example.com/v4"_s << u"https://llm.example.com/v4/chat/completions"_s;
    QTest::newRow("bare, of a known provider")
        << u"https://openrouter.ai/"_s << u"https://openrouter.ai/api/v1/chat/completions"_s;
    QTest::newRow("bare, of a provider of several dialects")
        << u"https://api.openai.com"_s << u"https://api.openai.com/v1/chat/completions"_s;
    QTest::newRow("dated")
        << u"https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21"_s
        << u"https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21"_s;
    QTest::newRow("escaped") << u"https://llm.example.com/a%2Fb%20c"_s
                             << u"https://llm.example.com/a%2Fb%20c/chat/completions"_s;
    QTest::newRow("Guide") << u"conclave:guide"_s << u"conclave:guide"_s;
}

void OpenAiDialectTest::findsTheAddress()
{
    QFETCH(QString, base);
    QFETCH(QString, address);

    const HttpRequest request = OpenAiDialect().request({.endpoint = endpointAt(base)}, {}, {});

    QCOMPARE(request.url.toString(QUrl::FullyEncoded), address);
}

void OpenAiDialectTest::correctsARejectedParameter_data()
{
    QTest::addColumn<QString>("rejected");
    QTest::addColumn<QByteArray>("corrected");

    QTest::newRow("unnamed") << QString() << QByteArray();
    QTest::newRow("not in the request") << u"top_k"_s << QByteArray();
    QTest::newRow("model") << u"model"_s << QByteArray();
    QTest::newRow("messages") << u"messages"_s << QByteArray();
    QTest::newRow("max_tokens")
        << u"max_tokens"_s
        << "{'max_completion_tokens':9,'messages':[],'model':'m','stream':true,'stream_options':{},'temperature':1}"_ba;
    QTest::newRow("temperature")
        << u"temperature"_s
        << "{'max_tokens':9,'messages':[],'model':'m','stream':true,'stream_options':{}}"_ba;
    QTest::newRow("stream_options")
        << u"stream_options"_s
        << "{'max_tokens':9,'messages':[],'model':'m','stream':true,'temperature':1}"_ba;
    QTest::newRow("stream")
        << u"stream"_s
        << "{'max_tokens':9,'messages':[],'model':'m','stream':false,'temperature':1}"_ba;
}

void OpenAiDialectTest::correctsARejectedParameter()
{
    QFETCH(QString, rejected);
    QFETCH(QByteArray, corrected);
    const QJsonObject body{{u"model"_s, u"m"_s},
                           {u"messages"_s, QJsonArray()},
                           {u"max_tokens"_s, 9},
                           {u"temperature"_s, 1},
                           {u"stream"_s, true},
                           {u"stream_options"_s, QJsonObject()}};
    const auto mended = OpenAiDialect().corrected(
        body, {.kind = Error::Kind::BadRequest, .http = 400, .parameter = rejected});
    const QByteArray json =
        mended ? QJsonDocument(*mended).toJson(QJsonDocument::Compact) : QByteArray();
    QCOMPARE(json, corrected.replace('\'', '"'));
}

void OpenAiDialectTest::sendsTheKeyOnlyIfThereIsOne()
{
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    const Member seat{.endpoint = endpointAt(u"https://llm.example.com/v1"_s)};
    const QJsonObject body{{u"model"_s, u"m"_s}};
    const Headers plain{{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};

    const HttpRequest open = OpenAiDialect().request(seat, body, {});
    QCOMPARE(open.headers, plain);
    QCOMPARE(open.body, QByteArray(R"({"model":"m"})"));

    const HttpRequest keyed = OpenAiDialect().request(seat, body, Secret("sk-1"));
    QCOMPARE(keyed.headers, plain + Headers({{"Authorization", "Bearer sk-1"}}));
}

QTEST_GUILESS_MAIN(OpenAiDialectTest)
#include "tst_openaidialect.moc"
