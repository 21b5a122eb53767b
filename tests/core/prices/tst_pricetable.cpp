#include "core/prices/pricetable.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class PriceTableTest : public QObject
{
    Q_OBJECT

private slots:
    void theShippedOneIsWhole()
    {
        const PriceTable table = PriceTable::shipped();
        QVERIFY(table.date().isValid());
        QVERIFY(table.source().contains("MIT"_L1));
        QVERIFY2(table.size() > 100, qPrintable(QString::number(table.size())));
        const ModelPrice *price = table.find(at(u"https://api.openai.com/v1"_s), u"gpt-4o"_s);
        QVERIFY(price);
        QCOMPARE(price->rates, (TokenRates{.input = 2.5, .output = 10, .cacheRead = 1.25}));
        QCOMPARE(price->contextWindow, 128'000);
    }

    void findsByHostAndName_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("model");
        QTest::addColumn<double>("input"); // 0: unknown
        const auto row = [](const char *url, const char *model, double input) {
            QTest::addRow("%s %s", url, model)
                << QString::fromLatin1(url) << QString::fromLatin1(model) << input;
        };
        row("https://api.openai.com/v1", "m", 1);
        row("https://api.openai.com", "m", 1);
        row("https://api.openai.com/v1", "m-2026-01-31", 1);
        row("https://api.openai.com/v1", "m-20260131", 1);
        row("https://api.openai.com/v1", "dated-20260131", 4);
        row("https://api.openai.com/v1", "m-mini", 0);
        row("https://api.openai.com/v1", "M", 0);
        row("https://api.openai.com.evil.example/v1", "m", 0);
        row("https://api.anthropic.com/v1", "m", 2);
        row("https://generativelanguage.googleapis.com/v1beta", "models/m", 3);
        row("http://127.0.0.1:11434/v1", "m", 0);
        row("", "m", 0);
    }
    void findsByHostAndName()
    {
        QFETCH(QString, url);
        QFETCH(QString, model);
        QFETCH(double, input);
        const Result<PriceTable> table = PriceTable::fromFile(sample());
        QVERIFY(table);
        const ModelPrice *price = table->find(at(url), model);
        QCOMPARE(price ? price->rates.input : 0, input);
    }

    void ownPricesGoFirst()
    {
        PriceTable table = *PriceTable::fromFile(sample());
        table.overlay(*PriceTable::fromFile(
            file("'openai':{'m':{'input':7,'output':8},'n':{'input':9,'output':9}}")));
        const Endpoint openAi = at(u"https://api.openai.com/v1"_s);
        QCOMPARE(table.find(openAi, u"m"_s)->rates, (TokenRates{.input = 7, .output = 8}));
        QCOMPARE(table.find(openAi, u"n"_s)->rates.input, 9.0);
        QCOMPARE(table.find(at(u"https://api.anthropic.com"_s), u"m"_s)->rates.input, 2.0);
        QCOMPARE(table.date(), QDate(2026, 9, 1));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &problem) {
            QTest::newRow(name) << bytes << problem;
        };
        const QString model = u"providers.openai.m"_s;
        row("no JSON", "{", u"line 1"_s);
        row("another file", "{}", u"format: "_s);
        row("no number", file("'openai':{'m':{'input':'1','output':1}}"), model + u".input: "_s);
        row("negative", file("'openai':{'m':{'input':1,'output':-1}}"), model + u".output: "_s);
        row("no output", file("'openai':{'m':{'input':1}}"), model + u".output: "_s);
        row("no object", file("'openai':{'m':3}"), model + u": "_s);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, problem);
        const Result<PriceTable> table = PriceTable::fromFile(bytes);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, Error::Kind::BadFile);
        QVERIFY2(table.error().message.contains(problem), qPrintable(table.error().message));
    }

    void whatAServerSaysOfItsModelsCountsFirst()
    {
        PriceTable table = PriceTable::shipped();
        const Endpoint openAi{.url = QUrl(u"https://api.openai.com/v1"_s)};
        const Endpoint local{.url = QUrl(u"http://127.0.0.1:11434"_s)};
        QCOMPARE(table.contextWindow(openAi, u"gpt-4"_s), 8192);
        QVERIFY(!table.contextWindow(local, u"qwen3"_s));
        table.learn(local, {{.id = u"qwen3"_s, .contextWindow = 40960}, {.id = u"other"_s}});
        table.learn(openAi, {{.id = u"gpt-4"_s, .contextWindow = 9000}});
        QCOMPARE(table.contextWindow(local, u"qwen3"_s), 40960);
        QVERIFY(!table.contextWindow(local, u"other"_s));
        QCOMPARE(table.contextWindow(openAi, u"gpt-4"_s), 9000);
        PriceTable fresh = PriceTable::shipped();
        fresh.learnFrom(table);
        QCOMPARE(fresh.contextWindow(local, u"qwen3"_s), 40960);
    }

private:
    static Endpoint at(const QString &url) { return {.url = QUrl(url)}; }
    /// With quotes of one stroke, for people to read.
    static QByteArray file(const QByteArray &providers)
    {
        QByteArray json = "{'format':'conclave-prices','version':1,'date':'2026-09-01',"
                          "'source':'a table','providers':{" +
                          providers + "}}";
        return json.replace('\'', '"');
    }
    static QByteArray sample()
    {
        return file("'openai':{'m':{'input':1,'output':5},"
                    "'dated-20260131':{'input':4,'output':5}},"
                    "'anthropic':{'m':{'input':2,'output':5}},"
                    "'gemini':{'m':{'input':3,'output':5}}");
    }
};

QTEST_GUILESS_MAIN(PriceTableTest)
#include "tst_pricetable.moc"
