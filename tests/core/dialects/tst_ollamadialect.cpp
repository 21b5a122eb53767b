#include "core/dialects/dialects.h"
#include "core/dialects/ollamadialect.h"
#include "tests/core/dialects/goldenstreams.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QList<Message> Hello{{Message::Role::User, u"Hello"_s}};

QJsonObject bodyFor(const Parameters &parameters, const QList<Message> &messages = Hello)
{
    return OllamaDialect().body({.model = u"m"_s, .parameters = parameters}, messages);
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<Piece> line(const QByteArray &json)
{
    return OllamaDialect().read({.type = {}, .data = json});
}

Error badRequest(const QString &message)
{
    return {.kind = Error::Kind::BadRequest, .http = 400, .message = message};
}

} // namespace

class OllamaDialectTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isFoundByName();
    void replaysRecordedStreams_data() { addGoldenStreams(u"ollama"_s); }
    void replaysRecordedStreams() { compareGoldenStream(OllamaDialect()); }
    void survivesDamagedStreams_data() { addGoldenStreams(u"ollama"_s); }
    void survivesDamagedStreams() { damageGoldenStream(OllamaDialect()); }
    void writesTheConversation();
    void sendsWhatIsSet();
    void thinksAsAsked_data();
    void thinksAsAsked();
    void asksForEnoughContext_data();
    void asksForEnoughContext();
    void findsTheAddress_data();
    void findsTheAddress();
    void sendsTheKeyOnlyIfThereIsOne();
    void correctsThinking_data();
    void correctsThinking();
    void readsLines();
    void countsWhatWasEvaluated_data();
    void countsWhatWasEvaluated();
    void refusesLinesThatAreNone();
    void readsWholeReplies_data();
    void readsWholeReplies();
};

void OllamaDialectTest::isFoundByName()
{
    const Dialect *dialect = dialectNamed(u"ollama"_s);
    QVERIFY(dynamic_cast<const OllamaDialect *>(dialect));
    QCOMPARE(dialect->framing(), Dialect::Framing::Lines);
}

void OllamaDialectTest::writesTheConversation()
{
    const QJsonObject body = bodyFor({},
                                     {{Message::Role::System, u"Be brief."_s},
                                      {Message::Role::User, u"Hello"_s},
                                      {Message::Role::Assistant, u"Hi"_s}});

    const QByteArray expected =
        R"({"messages":[{"content":"Be brief.","role":"system"},{"content":"Hello","role":"user"},{"content":"Hi","role":"assistant"}],"model":"m","stream":true,"truncate":false})";
    QCOMPARE(compact(body), expected);
}

void OllamaDialectTest::sendsWhatIsSet()
{
    const QJsonObject body = bodyFor({.temperature = 0.0,
                                      .topP = 0.5,
                                      .maxTokens = 7,
                                      .seed = 42,
                                      .stop = {u"END"_s, u"\n\n"_s}});
    const QByteArray expected =
        R"({"num_predict":7,"seed":42,"stop":["END","\n\n"],"temperature":0,"top_p":0.5})";
    QCOMPARE(compact(body["options"_L1].toObject()), expected);
    QVERIFY(!body.contains("think"_L1));
}

void OllamaDialectTest::thinksAsAsked_data()
{
    QTest::addColumn<QString>("effort");
    QTest::addColumn<QJsonValue>("think");

    QTest::newRow("none") << u"none"_s << QJsonValue(false);
    QTest::newRow("minimal") << u"minimal"_s << QJsonValue(u"low"_s);
    for (const auto &level : {u"low"_s, u"medium"_s, u"high"_s, u"max"_s})
        QTest::newRow(qPrintable(level)) << level << QJsonValue(level);
    QTest::newRow("xhigh") << u"xhigh"_s << QJsonValue(u"high"_s);
}

void OllamaDialectTest::thinksAsAsked()
{
    QFETCH(QString, effort);
    QFETCH(QJsonValue, think);
    QCOMPARE(bodyFor({.reasoningEffort = effort})["think"_L1], think);
}

void OllamaDialectTest::asksForEnoughContext_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<int>("maxTokens"); // 0: not set
    QTest::addColumn<int>("context");   // 0: not asked for

    const auto text = [](qsizetype size) { return QString(size, u'x'); };
    QTest::newRow("short") << text(100) << 0 << 0;
    QTest::newRow("just short") << text(6000) << 0 << 0;
    QTest::newRow("longer") << text(6200) << 0 << 8192;
    QTest::newRow("long") << text(60'000) << 0 << 32768;
    QTest::newRow("another alphabet") << QString(4000, u'議') << 0 << 8192;
    QTest::newRow("long answer") << text(100) << 5000 << 8192;
    QTest::newRow("short answer") << text(6200) << 100 << 0;
    QTest::newRow("absurd") << text(9'000'000) << 0 << 1048576;
    QTest::newRow("absurd answer") << text(100) << std::numeric_limits<int>::max() << 1048576;
}

void OllamaDialectTest::asksForEnoughContext()
{
    QFETCH(QString, question);
    QFETCH(int, maxTokens);
    QFETCH(int, context);

    Parameters parameters;
    if (maxTokens > 0)
        parameters.maxTokens = maxTokens;
    const QJsonObject body = bodyFor(parameters, {{Message::Role::User, question}});
    const QJsonValue asked = body["options"_L1]["num_ctx"_L1];
    QCOMPARE(asked.toInt(), context);
    QCOMPARE(asked.isUndefined(), context == 0);
}

void OllamaDialectTest::findsTheAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("address");

    const QString local = u"http://127.0.0.1:11434/api/chat"_s;
    for (const char *path :
         {"", "/", "/api", "/api/", "/api/chat", "/v1", "/v1/", "/v1/chat/completions"})
        QTest::newRow(path) << QString(u"http://127.0.0.1:11434"_s + QLatin1StringView(path))
                            << local;
    QTest::newRow("cloud") << u"https://ollama.com/api"_s << u"https://ollama.com/api/chat"_s;
    QTest::newRow("behind a proxy")
        << u"https://box.example/ollama%20two/"_s << u"https://box.example/ollama%20two/api/chat"_s;
}

void OllamaDialectTest::findsTheAddress()
{
    QFETCH(QString, base);
    QFETCH(QString, address);

    const HttpRequest request = OllamaDialect().request({.endpoint = {.url = QUrl(base)}}, {}, {});
    QCOMPARE(request.url.toString(QUrl::FullyEncoded), address);
}

void OllamaDialectTest::sendsTheKeyOnlyIfThereIsOne()
{
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    const Headers plain{{"Content-Type", "application/json"}, {"Accept", "application/x-ndjson"}};
    const Member seat{.endpoint = {.url = QUrl(u"https://ollama.com"_s)}};
    const QJsonObject body{{u"model"_s, u"m"_s}};

    const HttpRequest open = OllamaDialect().request(seat, body, {});
    QCOMPARE(open.headers, plain);
    QCOMPARE(open.body, QByteArray(R"({"model":"m"})"));
    const HttpRequest keyed = OllamaDialect().request(seat, body, Secret("sk-1"));
    QCOMPARE(keyed.headers, plain + Headers({{"Authorization", "Bearer sk-1"}}));
}

void OllamaDialectTest::correctsThinking_data()
{
    QTest::addColumn<QJsonValue>("think");
    QTest::addColumn<Error>("error");
    QTest::addColumn<QByteArray>("corrected"); // empty: nothing to mend

    const QJsonValue high(u"high"_s);
    const QString unable = u"\"m\" does not support thinking"_s;
    QTest::newRow("cannot think") << high << badRequest(unable) << R"({"model":"m"})"_ba;
    QTest::newRow("cannot be switched")
        << QJsonValue(true) << badRequest(unable) << R"({"model":"m"})"_ba;
    QTest::newRow("unknown level")
        << high << badRequest(u"invalid think value: \"high\" (must be true or false)"_s)
        << R"({"model":"m","think":true})"_ba;
    QTest::newRow("levels unknown")
        << high
        << badRequest(u"json: cannot unmarshal string into Go struct field ChatRequest.think"_s)
        << R"({"model":"m","think":true})"_ba;
    QTest::newRow("not asked for")
        << QJsonValue(QJsonValue::Undefined) << badRequest(unable) << QByteArray();
    QTest::newRow("something else") << high << badRequest(u"no such option"_s) << QByteArray();
    QTest::newRow("no bad request")
        << high << Error{.kind = Error::Kind::Server, .http = 500, .message = unable}
        << QByteArray();
}

void OllamaDialectTest::correctsThinking()
{
    QFETCH(QJsonValue, think);
    QFETCH(Error, error);
    QFETCH(QByteArray, corrected);

    QJsonObject body{{u"model"_s, u"m"_s}};
    if (!think.isUndefined())
        body[u"think"_s] = think;
    const auto mended = OllamaDialect().corrected(body, error);
    QCOMPARE(mended ? compact(*mended) : QByteArray(), corrected);
}

void OllamaDialectTest::readsLines()
{
    QCOMPARE(*line(R"({"message":{"role":"assistant","content":"","thinking":"Hm"},"done":false})"),
             (Piece{.reasoning = u"Hm"_s}));
    QCOMPARE(*line(R"({"message":{"role":"assistant","content":"Hi"},"done":false})"),
             (Piece{.text = u"Hi"_s}));
    QCOMPARE(*line(R"({"message":{"content":"!"},"done":true,"done_reason":"stop"})"),
             (Piece{.text = u"!"_s, .finish = Notice::None, .last = true}));
    QCOMPARE(*line(R"({"done":true,"done_reason":"length"})"),
             (Piece{.finish = Notice::Length, .reason = u"length"_s, .last = true}));
    QCOMPARE(*line(R"({"done":true})"), (Piece{.finish = Notice::None, .last = true}));
    QCOMPARE(*line(R"({"done":true,"done_reason":"load"})"),
             (Piece{.finish = Notice::None, .reason = u"load"_s, .last = true}));
    QCOMPARE(*line(R"({"status":"pulling"})"), Piece());

    const Result<Piece> failed = line(R"({"error":"model runner has unexpectedly stopped"})");
    QCOMPARE(failed->error->kind, Error::Kind::Server);
    QCOMPARE(failed->error->message, u"model runner has unexpectedly stopped"_s);
    QVERIFY(!failed->last);
}

void OllamaDialectTest::countsWhatWasEvaluated_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<std::optional<Usage>>("usage");

    using Counted = std::optional<Usage>;
    QTest::newRow("all") << R"("prompt_eval_count":26,"eval_count":282)"_ba
                         << Counted(Usage{.input = 26, .output = 282});
    QTest::newRow("prompt was known")
        << R"("eval_count":282)"_ba << Counted(Usage{.input = 0, .output = 282});
    QTest::newRow("nothing written")
        << R"("prompt_eval_count":26)"_ba << Counted(Usage{.input = 26, .output = 0});
    QTest::newRow("nothing counted") << R"("total_duration":17)"_ba << Counted();
    QTest::newRow("nonsense") << R"("prompt_eval_count":-1,"eval_count":"many")"_ba
                              << Counted(Usage{.input = 0, .output = 0});
}

void OllamaDialectTest::countsWhatWasEvaluated()
{
    QFETCH(QByteArray, fields);
    QFETCH(std::optional<Usage>, usage);
    QCOMPARE(line("{\"done\":true," + fields + '}')->usage, usage);
    QVERIFY(!line("{\"done\":false," + fields + '}')->usage);
}

void OllamaDialectTest::refusesLinesThatAreNone()
{
    const Result<Piece> piece = line("{secret-payload}");
    QVERIFY(!piece);
    QCOMPARE(piece.error().kind, Error::Kind::Protocol);
    QVERIFY(!piece.error().message.contains("secret"_L1));
}

void OllamaDialectTest::readsWholeReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error"); // empty: none

    QTest::newRow("answer") << R"({"message":{"content":"Hi"},"done":true,"done_reason":"stop"})"_ba
                            << u"Hi"_s << QString();
    QTest::newRow("error") << R"({"error":"out of memory"})"_ba << QString() << u"server"_s;
    QTest::newRow("page") << "<!doctype html><title>Log in</title>"_ba << QString()
                          << u"not_an_api"_s;
    QTest::newRow("greeting") << "Ollama is running"_ba << QString() << u"not_an_api"_s;
    QTest::newRow("something else") << R"({"version":"0.9"})"_ba << QString() << u"protocol"_s;
    QTest::newRow("cut") << R"({"message":{)"_ba << QString() << u"protocol"_s;
    QTest::newRow("nothing") << "\n"_ba << QString() << u"empty_answer"_s;
}

void OllamaDialectTest::readsWholeReplies()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    QFETCH(QString, error);

    const Result<Piece> piece = OllamaDialect().readWhole(body);
    const std::optional<Error> failed = piece ? piece->error : piece.error();
    QCOMPARE(failed ? errorKindName(failed->kind) : QString(), error);
    QCOMPARE(piece ? piece->text : QString(), text);
    QVERIFY(!piece || piece->last);
}

QTEST_GUILESS_MAIN(OllamaDialectTest)
#include "tst_ollamadialect.moc"
