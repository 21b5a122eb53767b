#include "core/dialects/openaidialect.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// What goes to a server at `url` beside model and question.
QJsonObject askedOf(const QString &url, const Parameters &parameters)
{
    const Member member{.endpoint = {.url = QUrl(url)}, .model = u"m"_s, .parameters = parameters};
    QJsonObject body = OpenAiDialect().body(member, {{Message::Role::User, u"Hello"_s}});
    for (const auto key : {"model"_L1, "messages"_L1, "stream"_L1})
        body.remove(key);
    return body;
}

} // namespace

/// How every provider is told what the user set.
class OpenAiBodiesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void sayEverythingInTheProvidersWords_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("effort");
        QTest::addColumn<bool>("asksForUsage");

        const auto row = [](const char *url,
                            bool usage,
                            const QByteArray &limit = "max_tokens",
                            const QByteArray &seed = "seed",
                            const QByteArray &effort = "'reasoning_effort':'low'") {
            QTest::newRow(url) << limit << seed << effort << usage;
        };
        row("https://api.openai.com/v1", true, "max_completion_tokens");
        row("https://my.openai.azure.com/openai/v1", true);
        row("https://openrouter.ai/api/v1",
            true,
            "max_tokens",
            "seed",
            "'reasoning':{'effort':'low'}");
        row("https://api.mistral.ai/v1", false, "max_tokens", "random_seed");
        row("https://api.deepseek.com/v1", true);
        row("https://api.groq.com/openai/v1", true);
        row("https://api.x.ai/v1", true);
        row("https://api.together.xyz/v1", true);
        row("http://127.0.0.1:11434/v1", true);
        row("http://192.168.1.20:8000/v1", true);
        row("https://llm.example.com/v1", false);
        row("https://generativelanguage.googleapis.com/v1beta/openai", false);
    }
    void sayEverythingInTheProvidersWords()
    {
        QFETCH(QByteArray, limit);
        QFETCH(QByteArray, seed);
        QFETCH(QByteArray, effort);
        QFETCH(bool, asksForUsage);
        QByteArray expected = "{'temperature':0.5,'top_p':0.25,'stop':['END','\\n\\n'],'" + limit +
                              "':7,'" + seed + "':9007199254740993," + effort;
        if (asksForUsage)
            expected += ",'stream_options':{'include_usage':true}";
        expected = expected.replace('\'', '"') + '}';

        const QJsonObject asked = askedOf(QString::fromLatin1(QTest::currentDataTag()),
                                          {.temperature = 0.5,
                                           .topP = 0.25,
                                           .maxTokens = 7,
                                           .seed = 9'007'199'254'740'993,
                                           .stop = {u"END"_s, u"\n\n"_s},
                                           .reasoningEffort = u"low"_s});

        QCOMPARE(compact(asked), compact(QJsonDocument::fromJson(expected).object()));
    }

    void holdNothingThatIsNotSet_data() { sayEverythingInTheProvidersWords_data(); }
    void holdNothingThatIsNotSet()
    {
        QFETCH(bool, asksForUsage);
        const QJsonObject asked = askedOf(QString::fromLatin1(QTest::currentDataTag()), {});
        QCOMPARE(asked.keys(), asksForUsage ? QStringList{u"stream_options"_s} : QStringList());
    }

    void turnReasoningOffInTheProvidersWords_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("https://llm.example.com/v1") << R"({"reasoning_effort":"none"})"_ba;
        QTest::newRow("https://api.mistral.ai/v1") << R"({"reasoning_effort":"none"})"_ba;
        QTest::newRow("https://api.deepseek.com") << R"({"thinking":{"type":"disabled"}})"_ba;
        QTest::newRow("https://openrouter.ai/api/v1") << R"({"reasoning":{"effort":"none"}})"_ba;
    }
    void turnReasoningOffInTheProvidersWords()
    {
        QFETCH(QByteArray, asked);
        QJsonObject body =
            askedOf(QString::fromLatin1(QTest::currentDataTag()), {.reasoningEffort = u"none"_s});
        body.remove("stream_options"_L1);
        QCOMPARE(compact(body), asked);
    }

    void theKeyGoesIntoTheProvidersHeader_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("https://llm.example.com/v1") << "Authorization"_ba
                                                    << "Bearer sk-1"_ba;
        QTest::newRow("https://api.openai.com/v1") << "Authorization"_ba
                                                   << "Bearer sk-1"_ba;
        QTest::newRow("https://my.openai.azure.com/openai/v1") << "api-key"_ba
                                                               << "sk-1"_ba;
    }
    void theKeyGoesIntoTheProvidersHeader()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        const Member seat{.endpoint = {.url = QUrl(QString::fromLatin1(QTest::currentDataTag()))}};
        const HttpRequest request = OpenAiDialect().request(seat, {}, Secret("sk-1"));
        QCOMPARE(request.headers.size(), 3);
        QCOMPARE(request.headers.last(), std::pair(header, value));
    }
};

QTEST_GUILESS_MAIN(OpenAiBodiesTest)
#include "tst_openaibodies.moc"
