#include "ui/words/figures.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class FiguresTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void durationsHaveTheUnitThatSuitsThem_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("text");
        const auto row = [](Microseconds duration, const QString &text) {
            QTest::addRow("%s", qPrintable(text)) << qint64(duration.count()) << text;
        };
        row(0us, u"0 ms"_s);
        row(40us, u"< 1 ms"_s);
        row(8400us, u"8 ms"_s);
        row(99499us, u"99 ms"_s);
        row(99600us, u"0.10 s"_s);
        row(314ms, u"0.31 s"_s);
        row(994ms, u"0.99 s"_s);
        row(996ms, u"1.0 s"_s);
        row(12449ms, u"12.4 s"_s);
        row(59940ms, u"59.9 s"_s);
        row(59970ms, u"1 min 00 s"_s);
        row(125s, u"2 min 05 s"_s);
        row(3599600ms, u"1 h 00 min"_s);
        row(62min + 59s, u"1 h 02 min"_s);
    }
    void durationsHaveTheUnitThatSuitsThem()
    {
        QFETCH(const qint64, microseconds);
        QTEST(durationText(Microseconds(microseconds)), "text");
    }

    void ratesSayWhetherTheyAreEstimated()
    {
        QCOMPARE(rateText(TokenRate{41.4, true}), u"≈41 tok/s"_s);
        QCOMPARE(rateText(TokenRate{41.4, false}), u"41 tok/s"_s);
        QCOMPARE(rateText(TokenRate{4.16, false}), u"4.2 tok/s"_s);
        QCOMPARE(rateText(TokenRate{9.97, false}), u"10 tok/s"_s);
    }

    void theUnknownIsADashAndNeverZero()
    {
        QCOMPARE(durationText({}), u"–"_s);
        QCOMPARE(rateText({}), u"–"_s);
        QCOMPARE(countText({}), u"–"_s);
        QCOMPARE(countText(0), u"0"_s);
        QCOMPARE(moneyText({}, true), u"–"_s);
        QCOMPARE(moneyText(0, false), u"$0.00"_s);
    }

    void moneyHasAsManyPlacesAsItNeeds()
    {
        QCOMPARE(moneyText(0.00004, true), u"< $0.0001"_s);
        QCOMPARE(moneyText(0.00042, false), u"$0.0004"_s);
        QCOMPARE(moneyText(0.0042, true), u"≈$0.0042"_s);
        QCOMPARE(moneyText(0.0423, false), u"$0.042"_s);
        QCOMPARE(moneyText(0.0999, false), u"$0.10"_s);
        QCOMPARE(moneyText(12.345, false), u"$12.35"_s);
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(durationText(3400ms), u"3,4 s"_s);
        QCOMPARE(rateText(TokenRate{4.2, true}), u"≈4,2 tok/s"_s);
        QCOMPARE(countText(12345), u"12.345"_s);
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "tst_figures.moc"
