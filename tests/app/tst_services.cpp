#include "app/services.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ServicesTest : public QObject
{
    Q_OBJECT

private slots:
    void ownPricesGoBeforeThoseOfTheTable()
    {
        const QTemporaryDir profile;
        write(profile,
              "{'format':'conclave-prices','version':1,'providers':{'openai':{'gpt-4o':"
              "{'input':1,'output':2}}}}");
        Services services(profile.path());
        QVERIFY(!services.pricesError);
        QCOMPARE(inputPrice(services, u"gpt-4o"_s), 1.0);
        QVERIFY(inputPrice(services, u"gpt-4"_s) > 1);
    }

    void brokenPricesAreIgnoredAndTold()
    {
        const QTemporaryDir profile;
        write(profile,
              "{'format':'conclave-prices','version':1,'providers':{'openai':{'gpt-4o':"
              "{'input':'free'}}}}");
        Services services(profile.path());
        QVERIFY(services.pricesError);
        QVERIFY2(services.pricesError->message.contains(
                     u"prices.json: providers.openai.gpt-4o.input: must be a number"_s),
                 qPrintable(services.pricesError->message));
        QCOMPARE(inputPrice(services, u"gpt-4o"_s), 2.5);
    }

private:
    static void write(const QTemporaryDir &profile, QByteArray json)
    {
        QFile file(profile.filePath(u"prices.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json.replace('\'', '"'));
    }
    static double inputPrice(Services &services, const QString &model)
    {
        const Endpoint openAi{.url = QUrl(u"https://api.openai.com/v1"_s)};
        const ModelPrice *price = services.environment().prices->find(openAi, model);
        return price ? price->rates.input : 0;
    }
};

QTEST_GUILESS_MAIN(ServicesTest)
#include "tst_services.moc"
