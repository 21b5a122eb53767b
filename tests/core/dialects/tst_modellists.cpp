#include "core/dialects/anthropicmodels.h"
#include "core/dialects/chatmodels.h"
#include "core/dialects/dialects.h"
#include "core/dialects/geminimodels.h"
#include "core/dialects/openaidialect.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject toJson(const ModelInfo &model)
{
    QJsonObject json{{u"id"_s, model.id}};
    if (!model.name.isEmpty())
        json[u"name"_s] = model.name;
    if (model.contextWindow)
        json[u"context"_s] = *model.contextWindow;
    if (model.maxOutput)
        json[u"output"_s] = *model.maxOutput;
    if (model.isLoaded)
        json[u"loaded"_s] = *model.isLoaded;
    if (model.runsElsewhere)
        json[u"elsewhere"_s] = true;
    return json;
}

QJsonObject toJson(const Result<ModelPage> &page)
{
    if (!page)
        return {{u"error"_s, errorKindName(page.error().kind)}};
    QJsonArray models;
    for (const ModelInfo &model : page->models)
        models.append(toJson(model));
    QJsonObject json{{u"models"_s, models}};
    if (!page->others.isEmpty())
        json[u"others"_s] = QJsonArray::fromStringList(page->others);
    if (!page->next.isEmpty())
        json[u"next"_s] = page->next;
    return json;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpRequest modelsRequest(const QString &dialect, const QString &base, const Secret &key = {})
{
    const Endpoint endpoint{.dialect = dialect, .url = QUrl(base)};
    return dialectNamed(dialect)->modelsRequest(endpoint, key, {});
}

} // namespace

class ModelListsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readRecordedLists_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QJsonObject>("expected");
        const QDir data(QString::fromUtf8(CONCLAVE_TEST_DATA) + "/models"_L1);
        const QFileInfoList replies = data.entryInfoList({u"*.reply"_s}, QDir::Files);
        QVERIFY(replies.size() > 20);
        for (const QFileInfo &info : replies) {
            const QByteArray json = contents(data.filePath(info.completeBaseName() + ".json"_L1));
            QTest::newRow(qPrintable(info.completeBaseName()))
                << contents(info.filePath()) << QJsonDocument::fromJson(json).object();
        }
    }
    void readRecordedLists()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QJsonObject, expected);
        const QString dialect = QString::fromLatin1(QTest::currentDataTag()).section(u'-', 0, 0);
        QVERIFY(!expected.isEmpty());
        QCOMPARE(QJsonDocument(toJson(dialectNamed(dialect)->readModels(reply))).toJson(),
                 QJsonDocument(expected).toJson());
    }

    void surviveBeingCut_data() { readRecordedLists_data(); }
    void surviveBeingCut()
    {
        QFETCH(QByteArray, reply);
        for (qsizetype size = 0; size < reply.size(); size += 1 + size / 20) {
            for (const QString &dialect : dialectNames())
                QVERIFY(!dialectNamed(dialect)->readModels(reply.left(size)));
        }
    }

    void tellChatFromOther_data()
    {
        QTest::addColumn<bool>("isChat");
        for (const char *id : {"gpt-4o",
                               "gpt-4o-audio-preview",
                               "gemini-2.5-flash-image",
                               "meta-llama/Llama-Guard-4-12B",
                               "embedded-systems-coder",
                               "mistral-ocr-latest",
                               "whisperer",
                               "flux", // no family's beginning, and no whole word
                               "bge/chatty"})
            QTest::newRow(id) << true;
        for (const char *id : {"nomic-embed-text:latest",
                               "mxbai-embed-large",
                               "BAAI/bge-m3",
                               "all-minilm:22m",
                               "Qwen/Qwen3-Reranker-8B",
                               "tts-1-hd",
                               "gpt-4o-transcribe",
                               "openai/whisper-large-v3",
                               "sora-2",
                               "davinci-002",
                               "TEXT-EMBEDDING-ADA-002"})
            QTest::newRow(id) << false;
    }
    void tellChatFromOther()
    {
        QTEST(isChatModel(QString::fromLatin1(QTest::currentDataTag()), {}), "isChat");
    }

    void areAskedForInPages()
    {
        QCOMPARE(anthropicModelsQuery({}).toString(), u"limit=1000"_s);
        QCOMPARE(anthropicModelsQuery(u"a&b=c"_s).toString(QUrl::FullyEncoded),
                 u"limit=1000&after_id=a%26b%3Dc"_s);
        QCOMPARE(geminiModelsQuery({}).toString(), u"pageSize=1000"_s);
        QCOMPARE(geminiModelsQuery(u"x#y"_s).toString(QUrl::FullyEncoded),
                 u"pageSize=1000&pageToken=x%23y"_s);
    }

    void areFoundBesideTheChat_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("http://127.0.0.1:1234") << u"http://127.0.0.1:1234/v1/models"_s;
        QTest::newRow("http://127.0.0.1:1234/v1/") << u"http://127.0.0.1:1234/v1/models"_s;
        QTest::newRow("https://a.example/v1/chat/completions") << u"https://a.example/v1/models"_s;
        QTest::newRow("https://openrouter.ai") << u"https://openrouter.ai/api/v1/models"_s;
        QTest::newRow("https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21")
            << u"https://r.openai.azure.com/openai/models?api-version=2024-10-21"_s;
        QTest::newRow("https://r.openai.azure.com/openai/v1")
            << u"https://r.openai.azure.com/openai/v1/models"_s;
    }
    void areFoundBesideTheChat()
    {
        QTEST(
            modelsRequest(u"openai"_s, QString::fromLatin1(QTest::currentDataTag())).url.toString(),
            "url");
    }

    void areAskedForInEveryDialect_data()
    {
        QTest::addColumn<QStringList>("bases");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("anthropic")
            << QStringList{u"https://a.example"_s,
                           u"https://a.example/v1"_s,
                           u"https://a.example/v1/messages/"_s}
            << u"https://a.example/v1/models?limit=1000"_s << "x-api-key: sk-1"_ba;
        QTest::newRow("gemini") << QStringList{u"https://a.example"_s,
                                               u"https://a.example/v1beta"_s,
                                               u"https://a.example/v1beta/models/m:stream"_s}
                                << u"https://a.example/v1beta/models?pageSize=1000"_s
                                << "x-goog-api-key: sk-1"_ba;
        QTest::newRow("ollama") << QStringList{u"http://a.example:11434"_s,
                                               u"http://a.example:11434/api"_s,
                                               u"http://a.example:11434/v1"_s}
                                << u"http://a.example:11434/api/tags"_s
                                << "Authorization: Bearer sk-1"_ba;
        QTest::newRow("responses")
            << QStringList{u"https://a.example"_s,
                           u"https://a.example/v1/"_s,
                           u"https://a.example/v1/responses"_s}
            << u"https://a.example/v1/models"_s << "Authorization: Bearer sk-1"_ba;
    }
    void areAskedForInEveryDialect()
    {
        QFETCH(const QStringList, bases);
        QFETCH(const QByteArray, header);
        const QString dialect = QString::fromLatin1(QTest::currentDataTag());
        for (const QString &base : bases) {
            const HttpRequest request = modelsRequest(dialect, base, Secret("sk-1"));
            QTEST(request.url.toString(), "url");
            QCOMPARE(request.method, HttpRequest::Method::Get);
            const bool hasKey = std::ranges::any_of(request.headers, [&](const auto &sent) {
                return sent.first + ": " + sent.second == header;
            });
            QVERIFY(hasKey);
            for (const auto &[name, value] : modelsRequest(dialect, base).headers)
                QVERIFY(!value.isEmpty() && !name.contains("key") && name != "Authorization");
        }
    }

    void theKeyIsTriedWhereItCounts()
    {
        const Secret key("sk-1");
        const OpenAiDialect dialect;
        const Endpoint router{.url = QUrl(u"https://openrouter.ai/api/v1"_s)};
        const HttpRequest request = dialect.keyRequest(router, key);
        QCOMPARE(request.method, HttpRequest::Method::Get);
        QCOMPARE(request.url, QUrl(u"https://openrouter.ai/api/v1/key"_s));
        QVERIFY(request.headers.contains(std::pair("Authorization"_ba, "Bearer sk-1"_ba)));

        const Endpoint other{.url = QUrl(u"https://a.example/v1"_s)};
        QCOMPARE(dialect.keyRequest(other, key).url, dialect.modelsRequest(other, key, {}).url);
        QVERIFY(dialect.listsWhatIsAsked(other));
        QVERIFY(
            !dialect.listsWhatIsAsked({.url = QUrl(u"https://r.openai.azure.com/openai/v1"_s)}));
    }
};

QTEST_GUILESS_MAIN(ModelListsTest)
#include "tst_modellists.moc"
