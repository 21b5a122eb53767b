#include "core/probe/nearmodels.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class NearModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void findWhatWasMeant_data()
    {
        QTest::addColumn<QStringList>("near");
        const auto row = [](const char *typed, const QStringList &near) {
            QTest::newRow(typed) << near;
        };
        row("GPT-5.2", {u"gpt-5.2"_s, u"gpt-5.2-mini"_s});
        row("gpt5.2", {u"gpt-5.2"_s, u"gpt-5.2-mini"_s});
        row("openai/gpt-5.2", {u"gpt-5.2"_s, u"gpt-5.2-mini"_s});
        row("claude-opus", {u"anthropic/claude-opus-5"_s});
        row("cluade-opus-5", {u"anthropic/claude-opus-5"_s});
        row("llama3.2", {u"llama3.2:3b"_s, u"llama3.2:latest"_s});
        row("mistral-lrge-latest", {u"mistral-large-latest"_s});
        row("mistral-lgre-latset", {u"mistral-large-latest"_s}); // four errors
        row("mstrl-lgre-latset", {});                            // six
        row("something-else-entirely", {});
        row("x", {});
        row("", {});
        row("///", {});
    }
    void findWhatWasMeant()
    {
        const QStringList listed{u"gpt-5.2"_s,
                                 u"gpt-5.2-mini"_s,
                                 u"anthropic/claude-opus-5"_s,
                                 u"llama3.2:latest"_s,
                                 u"llama3.2:3b"_s,
                                 u"mistral-large-latest"_s,
                                 u"o3"_s};
        QTEST(nearModels(QString::fromLatin1(QTest::currentDataTag()), listed), "near");
    }

    void areFew()
    {
        QStringList listed;
        for (int i = 0; i < 100; ++i)
            listed.append(u"gpt-5.%1"_s.arg(i));
        QCOMPARE(nearModels(u"gpt-5"_s, listed).size(), 3);
        QCOMPARE(nearModels(u"gpt-5"_s, listed, 5).size(), 5);
    }

    void takeNoTimeForThousands()
    {
        QStringList listed;
        for (int i = 0; i < 5000; ++i)
            listed.append(u"maker/"_s + QString::number(i).repeated(60));
        QElapsedTimer timer;
        timer.start();
        nearModels(u"1234567890"_s.repeated(20), listed);
        const qint64 milliseconds = timer.elapsed();
        qInfo("5000 long names: %lld ms", milliseconds);
        QVERIFY(milliseconds < 1000);
    }

    void aModelWithoutATagIsTheLatest()
    {
        const QStringList listed{u"llama3.2:latest"_s, u"qwen3:8b"_s};
        QVERIFY(isListed(u"llama3.2"_s, listed));
        QVERIFY(isListed(u"qwen3:8b"_s, listed));
        QVERIFY(!isListed(u"qwen3"_s, listed));
        QVERIFY(!isListed(u"Llama3.2"_s, listed));
    }
};

QTEST_GUILESS_MAIN(NearModelsTest)
#include "tst_nearmodels.moc"
