#include "core/probe/fingerprint.h"
#include "tests/support/serverkind.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a server of this kind says to every path, without a network between.
PathReplies repliesOf(const ServerKind &kind)
{
    PathReplies replies;
    for (const QString &path : QStringList{firstPath()} + otherPaths()) {
        const Arrival arrival{.method = "GET", .path = path.toLatin1()};
        const QByteArray bytes = kind.reply(arrival).bytes;
        if (bytes.isEmpty())
            continue;
        const qsizetype head = bytes.indexOf("\r\n\r\n") + 4;
        replies[path] = {.head = {.status = bytes.mid(9, 3).toInt()}, .body = bytes.mid(head)};
    }
    return replies;
}

struct Expected
{
    QString name; ///< Empty: it is none.
    QString provider;
    QString version;
    QString url = u"http://127.0.0.1:4000/v1"_s;
    QStringList models;
};

QStringList idsOf(const QList<ModelInfo> &models)
{
    QStringList ids;
    for (const ModelInfo &model : models)
        ids.append(model.id);
    return ids;
}

} // namespace

class FingerprintTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void tellsServersApart_data()
    {
        QTest::addColumn<Expected>("expected");
        const QString plain = u"http://127.0.0.1:4000"_s;
        const auto row = [](const char *kind, const Expected &expected) {
            QTest::newRow(kind) << expected;
        };
        row("ollama", {u"Ollama"_s, u"ollama"_s, u"0.12.3"_s, plain, {u"llama3.2:latest"_s}});
        row("lmstudio",
            {.name = u"LM Studio"_s, .provider = u"lmstudio"_s, .models = {u"qwen/qwen3-8b"_s}});
        row("lmstudio-before",
            {.name = u"LM Studio"_s, .provider = u"lmstudio"_s, .models = {u"qwen3-8b"_s}});
        row("llamacpp",
            {.name = u"llama.cpp"_s,
             .provider = u"llamacpp"_s,
             .version = u"b7000-abc"_s,
             .models = {u"gemma.gguf"_s}});
        row("llamacpp-loading", {.name = u"llama.cpp"_s, .provider = u"llamacpp"_s});
        row("vllm",
            {.name = u"vLLM"_s,
             .provider = u"vllm"_s,
             .version = u"0.11.0"_s,
             .models = {u"Qwen/Qwen3-32B"_s}});
        row("sglang", {.name = u"SGLang"_s, .models = {u"Qwen/Qwen3-8B"_s}});
        row("koboldcpp",
            {.name = u"KoboldCpp"_s, .version = u"1.99"_s, .models = {u"koboldcpp/x"_s}});
        row("localai", {.name = u"LocalAI"_s, .version = u"3.5.0"_s, .models = {u"hermes"_s}});
        row("webui", {.name = u"text-generation-webui"_s, .models = {u"Qwen3-8B.gguf"_s}});
        row("jan", {.name = u"OpenAI-compatible"_s, .models = {u"jan-v1-4b"_s}}); // by its port
        row("compatible", {.name = u"OpenAI-compatible"_s, .models = {u"some-model"_s}});
        for (const char *none : {"chroma", "page", "yes", "airplay", "silent", "openrouter"})
            row(none, {});
    }
    void tellsServersApart()
    {
        QFETCH(Expected, expected);
        const auto server = fingerprint(4000, repliesOf(serverKind(QTest::currentDataTag())));

        QCOMPARE(server.has_value(), !expected.name.isEmpty());
        if (!server)
            return;
        QCOMPARE(server->name, expected.name);
        QCOMPARE(server->provider, expected.provider);
        QCOMPARE(server->version, expected.version);
        QCOMPARE(server->url.toString(), expected.url);
        QCOMPARE(server->dialect, expected.provider == "ollama"_L1 ? u"ollama"_s : u"openai"_s);
        QCOMPARE(idsOf(server->models), expected.models);
        QVERIFY(!server->needsKey);
        QCOMPARE(server->isLoading, QTest::currentDataTag() == "llamacpp-loading"_ba);
    }

    void seesThatAKeyIsNeeded_data()
    {
        QTest::addColumn<quint16>("port");
        QTest::addColumn<QString>("name");
        QTest::newRow("vllm") << quint16(8000) << u"vLLM"_s;
        QTest::newRow("llamacpp") << quint16(8080) << u"llama.cpp"_s;
        QTest::newRow("jan") << quint16(1337) << u"Jan"_s;
        // Anything may refuse strangers.
        QTest::newRow("compatible") << quint16(8080) << QString();
    }
    void seesThatAKeyIsNeeded()
    {
        QFETCH(quint16, port);
        QFETCH(QString, name);
        ServerKind kind = serverKind(QTest::currentDataTag());
        kind.key = u"sk-local"_s;

        const auto server = fingerprint(port, repliesOf(kind));

        QCOMPARE(server ? server->name : QString(), name);
        QVERIFY(!server || server->needsKey);
    }

    void goesByTheFirstReply_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("mayBe");
        QTest::newRow("a list") << 200 << R"({"data":[]})"_ba << true;
        QTest::newRow("an error") << 503 << R"({"error":{}})"_ba << true;
        QTest::newRow("plain text") << 404 << "404 page not found"_ba << true;
        QTest::newRow("key needed") << 401 << ""_ba << true;
        QTest::newRow("a page") << 200 << "\n<!doctype html>"_ba << false;
        QTest::newRow("nothing") << 200 << ""_ba << false;
        QTest::newRow("AirPlay") << 403 << ""_ba << false;
    }
    void goesByTheFirstReply()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QTEST(mayBeAnApi({.head = {.status = status}, .body = body}), "mayBe");
    }

    void nothingIsNothing()
    {
        QVERIFY(!fingerprint(11434, {}));
        QVERIFY(!fingerprint(1337, {}));
    }

    void showsNoControlCharacters()
    {
        PathReplies replies = repliesOf(serverKind("ollama"));
        replies[u"/api/version"_s].body =
            "{'version':'0\\u001b[31m\\nLONG'}"_ba.replace('\'', '"').replace(
                "LONG", QByteArray(1000, 'x'));
        replies[u"/api/tags"_s].body = R"({"models":[{"name":"a\u202eb"},{"name":"ok"}]})";

        const auto server = fingerprint(11434, replies);

        QVERIFY(server);
        QVERIFY(server->version.startsWith(u"0␛[31m xxx"_s));
        QCOMPARE(server->version.size(), 40);
        QCOMPARE(idsOf(server->models), QStringList{u"ok"_s});
    }

    void takesNoListWithoutEnd()
    {
        PathReplies replies = repliesOf(serverKind("compatible"));
        QByteArray models;
        for (int i = 0; i < 5000; ++i)
            models += "{'id':'m" + QByteArray::number(i) + "'},";
        models.chop(1);
        replies[firstPath()].body =
            QByteArray("{'object':'list','data':[" + models + "]}").replace('\'', '"');
        QCOMPARE(fingerprint(8080, replies)->models.size(), 1000);
    }
};

QTEST_GUILESS_MAIN(FingerprintTest)
#include "tst_fingerprint.moc"
