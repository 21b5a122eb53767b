#include "core/council/endpoint.h"
#include "core/council/providers.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ProvidersTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyRowIsWhole_data()
    {
        QTest::addColumn<QString>("id");
        for (const Provider &provider : providers())
            QTest::newRow(provider.id.data()) << QString(provider.id);
    }
    void everyRowIsWhole()
    {
        QFETCH(QString, id);
        const Provider *provider = providerNamed(id);
        QVERIFY(provider);
        QCOMPARE(provider->id, id);
        QVERIFY(!provider->name.isEmpty());
        QVERIFY(!provider->dialect.isEmpty());
        QCOMPARE(endpointUrlProblem(QUrl(provider->url, QUrl::StrictMode)), QString());
        QVERIFY(QString(provider->url).contains(provider->ownPart));
        const QUrl url(provider->url);
        QCOMPARE(url.scheme(), provider->isLocal ? u"http"_s : u"https"_s);
        QCOMPARE(provider->keyVariable.isEmpty(), provider->isLocal);
        QCOMPARE(provider->keyPage.startsWith("https://"_L1), !provider->isLocal);
        // Its own address is its own, and whatever is below.
        QCOMPARE(providerAt(url, provider->dialect), provider->isLocal ? nullptr : provider);
    }

    void idsAreUnique()
    {
        QSet<QString> ids;
        for (const Provider &provider : providers())
            ids.insert(provider.id);
        QCOMPARE(ids.size(), qsizetype(providers().size()));
        QVERIFY(!providerNamed(u"nobody"_s));
        QVERIFY(!providerNamed({}));
    }

    void localProgramsComeFirst()
    {
        QVERIFY(std::ranges::is_partitioned(providers(), &Provider::isLocal));
        QVERIFY(providers().front().isLocal);
    }

    void areKnownByTheirHost_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("https://api.openai.com/v1") << u"openai"_s;
        QTest::newRow("https://my.openai.azure.com/openai/v1") << u"azure"_s;
        QTest::newRow("https://my.services.ai.azure.com/openai/v1") << u"azure"_s;
        QTest::newRow("https://API.X.AI") << u"xai"_s;
        QTest::newRow("https://api.together.ai/v1") << u"together"_s;
        QTest::newRow("https://notx.ai/v1") << QString();
        QTest::newRow("https://ai/v1") << QString();
        QTest::newRow("https://openai.com/") << QString();
        QTest::newRow("https://api.openai.com.example.com/v1") << QString();
        QTest::newRow("https://llm.example.com/api.openai.com") << QString();
        QTest::newRow("http://127.0.0.1:11434/v1") << QString(); // anything may listen there
        QTest::newRow("conclave:guide") << QString();
    }
    void areKnownByTheirHost()
    {
        QFETCH(QString, id);
        const Provider *provider = providerAt(QUrl(QString::fromLatin1(QTest::currentDataTag())));
        QCOMPARE(provider ? QString(provider->id) : QString(), id);
    }

    void aDialectChoosesAmongRows()
    {
        const QUrl url(u"https://api.openai.com/v1"_s);
        QCOMPARE(providerAt(url, u"responses"_s)->id, "openai-responses"_L1);
        QVERIFY(!providerAt(url, u"gemini"_s));
    }
};

QTEST_GUILESS_MAIN(ProvidersTest)
#include "tst_providers.moc"
