#include "core/prices/cost.h"

#include <QTest>

using namespace Conclave;

class CostTest : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatIsKnown_data()
    {
        QTest::addColumn<Usage>("usage");
        QTest::addColumn<double>("dollars");
        const auto row = [](const char *name, const Usage &usage, double dollars) {
            QTest::newRow(name) << usage << dollars;
        };
        row("input and output", {.input = 1'000, .output = 1'000'000}, 10.002);
        row("reasoning is output", {.input = 0, .output = 500'000, .reasoning = 400'000}, 5);
        row("cached input", {.input = 100'000, .output = 0, .cached = 40'000}, 0.124);
        row("as long as usual", {.input = 200'000, .output = 0}, 0.4);
        row("a token longer", {.input = 200'001, .output = 0}, 0.800004);
        row("long, cached as other input", {.input = 300'000, .output = 0, .cached = 1}, 1.2);
        row("more cached than there was", {.input = 10'000, .output = 0, .cached = 90'000}, 0.001);
        row("nothing", {.input = 0, .output = 0}, 0);
    }
    void countsWhatIsKnown()
    {
        QFETCH(Usage, usage);
        QFETCH(double, dollars);
        const auto cost = costOf(usage, price());
        QVERIFY(cost);
        QVERIFY2(qAbs(*cost - dollars) < 1e-9, qPrintable(QString::number(*cost, 'g', 12)));
    }

    void saysNothingOfWhatIsNot()
    {
        QVERIFY(!costOf({.input = 10}, price()));
        QVERIFY(!costOf({.output = 10}, price()));
        QVERIFY(!costOf({}, price()));
    }

    void leavesWhatTheProviderToldAlone()
    {
        const ModelPrice known = price();
        const Usage counted{.input = 0, .output = 500'000};
        Usage told = counted;
        told.costUsd = 0.7;
        QCOMPARE(priced(told, &known), told);
        QCOMPARE(priced(counted, nullptr), counted);
        QCOMPARE(priced(counted, &known).costUsd, 5.0);
        QVERIFY(priced(counted, &known).isCostEstimated);
        QVERIFY(!priced({.output = 1}, &known).isCostEstimated);
    }

private:
    static ModelPrice price()
    {
        return {.rates = {.input = 2, .output = 10, .cacheRead = 0.1},
                .longRates = TokenRates{.input = 4, .output = 20}};
    }
};

QTEST_GUILESS_MAIN(CostTest)
#include "tst_cost.moc"
