#include "core/prices/ownprices.h"
#include "core/prices/pricetable.h"

#include <QJsonDocument>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class OwnPricesTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutAFileThereAreNone() { QCOMPARE(*ownPrices({}), QList<OwnPrice>()); }

    void rowsComeBackAsTheyWere()
    {
        const QList<OwnPrice> prices{
            {.provider = u"any"_s, .model = u"mine"_s, .rates = {.input = 0.15, .output = 0.6}},
            {.provider = u"openai"_s,
             .model = u"gpt-4o"_s,
             .rates = {.input = 1, .output = 2, .cacheRead = 0.25}}};
        const QByteArray file = *withOwnPrices({}, prices);
        QCOMPARE(*ownPrices(file), prices);
        const Result<PriceTable> table = PriceTable::fromFile(file);
        QVERIFY(table);
        QCOMPARE(table->size(), 2);
    }

    void whatItDoesNotKnowIsKept()
    {
        const QByteArray before = json("{'format':'conclave-prices','version':1,'note':'contract',"
                                       "'providers':{'openai':{'a':{'input':1,'output':2,"
                                       "'context':9,'over_200k':{'input':3,'output':4}}}}}");
        QList<OwnPrice> prices = *ownPrices(before);
        prices[0].rates.input = 5;
        prices[0].model = u"b"_s; // its own fields go with it
        const QByteArray after = *withOwnPrices(before, prices);
        const QJsonObject object = QJsonDocument::fromJson(after).object();
        QCOMPARE(object["note"_L1].toString(), u"contract"_s);
        const QJsonValue models = object["providers"_L1]["openai"_L1];
        QVERIFY(models["a"_L1].isUndefined());
        QCOMPARE(models["b"_L1]["input"_L1].toDouble(), 5);
        QCOMPARE(models["b"_L1]["context"_L1].toInt(), 9);
        QCOMPARE(models["b"_L1]["over_200k"_L1]["output"_L1].toInt(), 4);
    }

    void whatCannotBeUnderstoodIsNotReplaced()
    {
        for (const QByteArray &broken :
             {QByteArray("{"),
              json("{'format':'conclave-prices','version':1,'providers':{'a':{'b':{'input':-1,"
                   "'output':1}}}}")}) {
            QVERIFY(!ownPrices(broken));
            const Result<QByteArray> after = withOwnPrices(broken, {});
            QVERIFY(!after);
            QCOMPARE(after.error().kind, Error::Kind::BadFile);
        }
    }

    void anyProviderIsLookedForLast()
    {
        const PriceTable table = *PriceTable::fromFile(
            json("{'format':'conclave-prices','version':1,'providers':{'openai':{'m':{'input':1,"
                 "'output':1}},'any':{'m':{'input':2,'output':2},'n':{'input':3,'output':3}}}}"));
        const Endpoint openAi{.url = QUrl(u"https://api.openai.com/v1"_s)};
        const Endpoint own{.url = QUrl(u"https://llm.example/v1"_s)};
        QCOMPARE(table.find(openAi, u"m"_s)->rates.input, 1);
        QCOMPARE(table.find(openAi, u"n"_s)->rates.input, 3);
        QCOMPARE(table.find(own, u"m"_s)->rates.input, 2);
        QVERIFY(!table.find(own, u"o"_s));
    }

private:
    static QByteArray json(QByteArray text) { return text.replace('\'', '"'); }
};

QTEST_GUILESS_MAIN(OwnPricesTest)
#include "tst_ownprices.moc"
