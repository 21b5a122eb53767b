#include "core/dialects/dialects.h"
#include "core/dialects/geminidialect.h"
#include "tests/core/dialects/goldenstreams.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QList<Message> Hello{{Message::Role::User, u"Hello"_s}};

QJsonObject bodyFor(const QString &model, const Parameters &parameters = {})
{
    return GeminiDialect().body({.model = model, .parameters = parameters}, Hello);
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<Piece> read(const QByteArray &json)
{
    return GeminiDialect().read({.type = {}, .data = json});
}

/// A response with one candidate, of these members.
Result<Piece> candidate(const QByteArray &members)
{
    return read("{\"candidates\":[{" + members + "}]}");
}

HttpRequest requestTo(const QString &base, const QString &model, const Secret &key = {})
{
    return GeminiDialect().request({.endpoint = {.url = QUrl(base)}, .model = model}, {}, key);
}

Error badRequest(const QString &message)
{
    return {.kind = Error::Kind::BadRequest, .http = 400, .message = message};
}

} // namespace

class GeminiDialectTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void isFoundByName();
    void replaysRecordedStreams_data() { addGoldenStreams(u"gemini"_s); }
    void replaysRecordedStreams() { compareGoldenStream(GeminiDialect()); }
    void survivesDamagedStreams_data() { addGoldenStreams(u"gemini"_s); }
    void survivesDamagedStreams() { damageGoldenStream(GeminiDialect()); }
    void writesTheConversation();
    void sendsOnlyWhatIsSet();
    void thinksAsAsked_data();
    void thinksAsAsked();
    void findsTheAddress_data();
    void findsTheAddress();
    void neverPutsTheKeyIntoTheAddress();
    void correctsWhatIsRefused_data();
    void correctsWhatIsRefused();
    void readsParts();
    void readsTheEnd_data();
    void readsTheEnd();
    void readsABlockedQuestion();
    void countsTokens_data();
    void countsTokens();
    void saysNothingOfThePayloadInAnError();
    void readsWholeReplies_data();
    void readsWholeReplies();
};

void GeminiDialectTest::isFoundByName()
{
    const Dialect *dialect = dialectNamed(u"gemini"_s);
    QVERIFY(dynamic_cast<const GeminiDialect *>(dialect));
    QCOMPARE(dialect->framing(), Dialect::Framing::Events);
}

void GeminiDialectTest::writesTheConversation()
{
    const QJsonObject body = GeminiDialect().body({.model = u"gemini-2.0-flash"_s},
                                                  {{Message::Role::System, u"Be brief."_s},
                                                   {Message::Role::User, u"Hello"_s},
                                                   {Message::Role::Assistant, u"Hi"_s},
                                                   {Message::Role::User, u"Why?"_s}});

    const QByteArray expected =
        R"({"contents":[{"parts":[{"text":"Hello"}],"role":"user"},{"parts":[{"text":"Hi"}],"role":"model"},{"parts":[{"text":"Why?"}],"role":"user"}],"systemInstruction":{"parts":[{"text":"Be brief."}]}})";
    QCOMPARE(compact(body), expected);
}

void GeminiDialectTest::sendsOnlyWhatIsSet()
{
    QCOMPARE(bodyFor(u"gemini-2.0-flash"_s).keys(), QStringList{u"contents"_s});
    const QJsonObject body =
        bodyFor(u"gemini-2.0-flash"_s,
                {.temperature = 0.0, .topP = 0.5, .maxTokens = 7, .seed = 42, .stop = {u"END"_s}});
    const QByteArray expected =
        R"({"maxOutputTokens":7,"seed":42,"stopSequences":["END"],"temperature":0,"topP":0.5})";
    QCOMPARE(compact(body["generationConfig"_L1].toObject()), expected);
}

void GeminiDialectTest::thinksAsAsked_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<QByteArray>("config");

    const auto row = [](const char *model, const char *effort, const QByteArray &config) {
        QTest::addRow("%s, %s", model, effort)
            << QString::fromLatin1(model) << QString::fromLatin1(effort) << config;
    };
    const auto level = [](const QByteArray &name) -> QByteArray {
        return R"({"includeThoughts":true,"thinkingLevel":")" + name + "\"}";
    };
    const auto budget = [](int tokens) -> QByteArray {
        return R"({"includeThoughts":true,"thinkingBudget":)" + QByteArray::number(tokens) + '}';
    };
    row("gemini-3-pro-preview", "none", level("MINIMAL"));
    row("gemini-3-pro-preview", "minimal", level("MINIMAL"));
    row("models/gemini-3.5-flash", "low", level("LOW"));
    row("gemini-3-flash", "medium", level("MEDIUM"));
    row("gemini-3-flash", "high", level("HIGH"));
    row("gemini-3", "xhigh", level("HIGH"));
    row("gemini-10-flash", "max", level("HIGH"));
    row("gemini-2.5-flash", "none", R"({"thinkingBudget":0})");
    row("gemini-2.5-pro", "none", budget(128));
    row("gemini-2.5-flash-lite", "minimal", budget(512));
    row("gemini-2.5-flash", "low", budget(1024));
    row("gemini-2.5-flash", "medium", budget(8192));
    row("gemini-2.5-pro", "high", budget(24576));
    row("gemini-2.5-flash", "xhigh", budget(24576));
    row("gemini-2.5-pro", "max", budget(32768));
    row("gemini-flash-latest", "low", budget(1024));

    constexpr auto Shown = R"({"includeThoughts":true})";
    row("gemini-2.5-pro", "", Shown);
    row("models/gemini-3-flash", "", Shown);
    for (const char *other : {"gemini-2.0-flash",
                              "gemini-2.5-flash-lite",
                              "gemini-2.5-flash-image",
                              "gemini-flash-latest",
                              "gemma-3-27b-it",
                              "gemini-",
                              ""})
        row(other, "", "{}");
}

void GeminiDialectTest::thinksAsAsked()
{
    QFETCH(QString, model);
    QFETCH(QString, effort);
    QFETCH(QByteArray, config);
    const QJsonObject body = bodyFor(model, {.reasoningEffort = effort});
    QCOMPARE(compact(body["generationConfig"_L1]["thinkingConfig"_L1].toObject()), config);
}

void GeminiDialectTest::findsTheAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("path");

    const auto row = [](const char *base, const char *model, const char *path) {
        QTest::addRow("%s %s", base, model)
            << QString::fromLatin1(base) << QString::fromLatin1(model) << QString::fromLatin1(path);
    };
    constexpr auto Usual = "/v1beta/models/m:streamGenerateContent";
    row("", "m", Usual);
    row("/", "m", Usual);
    row("/v1beta", "m", Usual);
    row("/v1beta/", "m", Usual);
    row("/v1beta/models", "m", Usual);
    row("/v1beta/models/", "m", Usual);
    row("/v1beta/models/gemini-2.5-pro", "m", Usual);
    row("/v1beta/models/gemini-2.5-pro:generateContent", "m", Usual);
    row("/v1beta/models/other:streamGenerateContent?alt=sse", "m", Usual);
    row("/v1beta/openai/", "m", Usual);
    row("/v1beta/openai/chat/completions", "m", Usual);
    row("/models/x", "m", Usual);
    row("/v1", "m", "/v1/models/m:streamGenerateContent");
    row("/proxy%20two/v1beta", "m", "/proxy%20two/v1beta/models/m:streamGenerateContent");
    row("", "models/m", Usual);
    row("", "tunedModels/t", "/v1beta/tunedModels/t:streamGenerateContent");
    row("", "a/b?c#d e", "/v1beta/models/a%2Fb%3Fc%23d%20e:streamGenerateContent");
}

void GeminiDialectTest::findsTheAddress()
{
    QFETCH(QString, base);
    QFETCH(QString, model);
    QFETCH(QString, path);
    const QString host = u"https://generativelanguage.googleapis.com"_s;

    QCOMPARE(requestTo(host + base, model).url.toString(QUrl::FullyEncoded),
             host + path + u"?alt=sse"_s);
}

void GeminiDialectTest::neverPutsTheKeyIntoTheAddress()
{
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    const Headers plain{{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}};
    const QString pasted = u"https://gemini.example/v1beta?key=AIza-pasted#AIza-pasted"_s;

    const HttpRequest open = requestTo(pasted, u"m"_s);
    QCOMPARE(open.headers, plain);
    QCOMPARE(open.url.query(), u"alt=sse"_s);
    const HttpRequest keyed = requestTo(pasted, u"m"_s, Secret("AIza-1"));
    QCOMPARE(keyed.headers, plain + Headers({{"x-goog-api-key", "AIza-1"}}));
    QCOMPARE(keyed.url, open.url);
    QVERIFY(!keyed.url.toString().contains("AIza"_L1));
    QVERIFY(!keyed.body.contains("AIza"));
}

void GeminiDialectTest::correctsWhatIsRefused_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QByteArray>("corrected"); // empty: nothing to mend

    const QByteArray thinkless =
        R"({"contents":[{"parts":[{"text":"Hello"}],"role":"user"}],"generationConfig":{"temperature":1},"systemInstruction":{"parts":[{"text":"Be brief."}]}})";
    const QByteArray folded =
        R"({"contents":[{"parts":[{"text":"Be brief."},{"text":"Hello"}],"role":"user"}],"generationConfig":{"temperature":1,"thinkingConfig":{"includeThoughts":true,"thinkingLevel":"MINIMAL"}}})";
    for (
        const auto &words :
        {u"Thinking level MINIMAL is not supported for this model."_s,
         u"Unable to submit request because Thinking_config.include_thoughts is only enabled when thinking is enabled."_s,
         u"Invalid JSON payload received. Unknown name \"thinkingConfig\" at 'generation_config'"_s})
        QTest::newRow(qPrintable(words)) << badRequest(words) << thinkless;
    QTest::newRow("Gemma")
        << badRequest(u"Developer instruction is not enabled for models/gemma-3-27b-it"_s)
        << folded;
    QTest::newRow("something else") << badRequest(u"Bad seed"_s) << QByteArray();
    QTest::newRow("no bad request")
        << Error{.kind = Error::Kind::Server, .http = 500, .message = u"thinking failed"_s}
        << QByteArray();
}

void GeminiDialectTest::correctsWhatIsRefused()
{
    QFETCH(Error, error);
    QFETCH(QByteArray, corrected);
    const GeminiDialect dialect;
    const QJsonObject body =
        dialect.body({.model = u"gemini-3-pro"_s,
                      .parameters = {.temperature = 1, .reasoningEffort = u"minimal"_s}},
                     {{Message::Role::System, u"Be brief."_s}, {Message::Role::User, u"Hello"_s}});

    const auto mended = dialect.corrected(body, error);
    QCOMPARE(mended ? compact(*mended) : QByteArray(), corrected);
    if (mended)
        QVERIFY(!dialect.corrected(*mended, error));
}

void GeminiDialectTest::readsParts()
{
    QCOMPARE(
        *candidate(
            R"("content":{"parts":[{"text":"Hm","thought":true},{"text":"He"},{"text":"llo"},{"inlineData":{}}]},"index":0)"),
        (Piece{.text = u"Hello"_s, .reasoning = u"Hm"_s}));
    QCOMPARE(*read(R"({"candidates":[{"index":1,"content":{"parts":[{"text":"no"}]}}]})"), Piece());
    for (const char *nothing : {R"({"candidates":[{"content":{"role":"model"}}]})",
                                R"({"candidates":[{"content":{"parts":null}}]})",
                                R"({"candidates":[{"content":null}]})",
                                R"({"candidates":[{}]})",
                                R"({"candidates":[]})",
                                R"({"modelVersion":"x"})",
                                "{}",
                                "null",
                                " "})
        QCOMPARE(*read(nothing), Piece());
}

void GeminiDialectTest::readsTheEnd_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<Notice>("notice");

    const auto row = [](const char *reason, Notice notice) {
        QTest::newRow(reason) << QByteArray(reason) << notice;
    };
    row("STOP", Notice::None);
    row("MAX_TOKENS", Notice::Length);
    for (const char *filtered : {"SAFETY",
                                 "RECITATION",
                                 "LANGUAGE",
                                 "BLOCKLIST",
                                 "PROHIBITED_CONTENT",
                                 "SPII",
                                 "IMAGE_SAFETY",
                                 "IMAGE_PROHIBITED_CONTENT",
                                 "IMAGE_RECITATION"})
        row(filtered, Notice::Filtered);
    for (const char *tool :
         {"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS"})
        row(tool, Notice::ToolCall);
    row("A_LATER_NAME", Notice::None);
}

void GeminiDialectTest::readsTheEnd()
{
    QFETCH(QByteArray, reason);
    QFETCH(Notice, notice);

    const QString words = reason == "STOP" ? QString() : QString::fromLatin1(reason + ": Sorry.");
    QCOMPARE(*candidate("\"finishReason\":\"" + reason + "\",\"finishMessage\":\"Sorry.\""),
             (Piece{.finish = notice, .reason = words}));
    QCOMPARE(*candidate("\"finishReason\":\"FINISH_REASON_UNSPECIFIED\""), Piece());

    const Result<Piece> failed = candidate("\"finishReason\":\"OTHER\"");
    QCOMPARE(failed->error->kind, Error::Kind::Server);
    QCOMPARE(failed->error->message, u"finishReason: OTHER"_s);
}

void GeminiDialectTest::readsABlockedQuestion()
{
    const Result<Piece> piece = read(
        R"({"promptFeedback":{"blockReason":"SAFETY","safetyRatings":[]},"usageMetadata":{"promptTokenCount":8,"totalTokenCount":8}})");
    QCOMPARE(*piece,
             (Piece{.usage = Usage{.input = 8, .output = 0},
                    .finish = Notice::Filtered,
                    .reason = u"SAFETY"_s}));
    QCOMPARE(read(R"({"promptFeedback":{"blockReason":"OTHER","blockReasonMessage":"No\nway"}})")
                 ->reason,
             u"OTHER: No way"_s);
    QCOMPARE(*read(R"({"promptFeedback":{"safetyRatings":[]}})"), Piece());
}

void GeminiDialectTest::countsTokens_data()
{
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<std::optional<Usage>>("usage");

    using Counted = std::optional<Usage>;
    QTest::newRow("all")
        << R"({"promptTokenCount":7,"candidatesTokenCount":45,"thoughtsTokenCount":51,"totalTokenCount":103,"cachedContentTokenCount":4})"_ba
        << Counted(Usage{.input = 7, .output = 96, .reasoning = 51, .cached = 4});
    QTest::newRow("only thoughts yet") << R"({"promptTokenCount":7,"thoughtsTokenCount":51})"_ba
                                       << Counted(Usage{.input = 7, .output = 51, .reasoning = 51});
    QTest::newRow("nothing written")
        << R"({"promptTokenCount":7})"_ba << Counted(Usage{.input = 7, .output = 0});
    QTest::newRow("tools") << R"({"promptTokenCount":7,"toolUsePromptTokenCount":3})"_ba
                           << Counted(Usage{.input = 10, .output = 0});
    QTest::newRow("more cached than sent")
        << R"({"promptTokenCount":7,"cachedContentTokenCount":8})"_ba
        << Counted(Usage{.input = 7, .output = 0});
    QTest::newRow("nothing") << "{}"_ba << Counted();
    QTest::newRow("null") << "null"_ba << Counted();
}

void GeminiDialectTest::countsTokens()
{
    QFETCH(QByteArray, metadata);
    QFETCH(std::optional<Usage>, usage);
    QCOMPARE(read("{\"usageMetadata\":" + metadata + '}')->usage, usage);
}

void GeminiDialectTest::saysNothingOfThePayloadInAnError()
{
    const Result<Piece> piece = read("{secret-payload}");
    QVERIFY(!piece);
    QCOMPARE(piece.error().kind, Error::Kind::Protocol);
    QVERIFY(!piece.error().message.contains("secret"_L1));
}

void GeminiDialectTest::readsWholeReplies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error"); // empty: none

    const QByteArray he = R"({"candidates":[{"content":{"parts":[{"text":"He"}]}}]})";
    const QByteArray llo =
        R"({"candidates":[{"content":{"parts":[{"text":"llo"}]},"finishReason":"STOP"}]})";
    const QByteArray busy =
        R"({"error":{"code":503,"message":"Overloaded","status":"UNAVAILABLE"}})";
    QTest::newRow("answer") << llo << u"llo"_s << QString();
    QTest::newRow("list") << QByteArray("[" + he + ",\r\n" + llo + "\n]\n") << u"Hello"_s
                          << QString();
    QTest::newRow("error") << busy << QString() << u"overloaded"_s;
    QTest::newRow("error in a list")
        << QByteArray('[' + busy + ']') << QString() << u"overloaded"_s;
    QTest::newRow("error after text")
        << QByteArray('[' + he + ',' + busy + ']') << u"He"_s << u"overloaded"_s;
    QTest::newRow("page") << "<!doctype html><title>Log in</title>"_ba << QString()
                          << u"not_an_api"_s;
    QTest::newRow("something else") << R"({"version":"0.9"})"_ba << QString() << u"protocol"_s;
    QTest::newRow("empty list") << "[]"_ba << QString() << u"protocol"_s;
    QTest::newRow("cut") << QByteArray('[' + he + ',') << QString() << u"protocol"_s;
    QTest::newRow("nothing") << "\n"_ba << QString() << u"empty_answer"_s;
}

void GeminiDialectTest::readsWholeReplies()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    QFETCH(QString, error);

    const Result<Piece> piece = GeminiDialect().readWhole(body);
    const std::optional<Error> failed = piece ? piece->error : piece.error();
    QCOMPARE(failed ? errorKindName(failed->kind) : QString(), error);
    QCOMPARE(piece ? piece->text : QString(), text);
    QVERIFY(!piece || piece->last);
}

QTEST_GUILESS_MAIN(GeminiDialectTest)
#include "tst_geminidialect.moc"
