#include "core/dialects/openaiquirks.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class OpenAiQuirksTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void knowsProvidersByDomain_data()
    {
        QTest::addColumn<bool>("asksForUsage");
        QTest::addColumn<QString>("maxTokensField");

        const auto row = [](const char *url, bool usage, const QString &field = u"max_tokens"_s) {
            QTest::newRow(url) << usage << field;
        };
        row("https://api.openai.com/v1", true, u"max_completion_tokens"_s);
        row("https://my.openai.azure.com/openai/v1", true);
        row("https://openrouter.ai/api/v1", true);
        row("https://api.groq.com/openai/v1", true);
        row("https://api.deepseek.com", true);
        row("https://api.together.xyz/v1", true);
        row("https://api.x.ai/v1", true);
        row("https://api.mistral.ai/v1", false);
        row("https://llm.example.com/v1", false);
        row("https://notx.ai/v1", false);
        row("https://api.openai.com.example.com/v1", false);
        row("https://ai/v1", false);
        row("http://127.0.0.1:1234/v1", true);
        row("http://[::1]:8080", true);
        row("http://localhost:11434/v1", true);
        row("http://192.168.1.20:8000/v1", true);
        row("conclave:guide", true);
    }

    void knowsProvidersByDomain()
    {
        QFETCH(bool, asksForUsage);
        QFETCH(QString, maxTokensField);

        const OpenAiQuirks quirks =
            openAiQuirks(QUrl(QString::fromLatin1(QTest::currentDataTag())));

        QCOMPARE(quirks.asksForUsage, asksForUsage);
        QCOMPARE(QString(quirks.maxTokensField), maxTokensField);
    }
};

QTEST_GUILESS_MAIN(OpenAiQuirksTest)
#include "tst_openaiquirks.moc"
