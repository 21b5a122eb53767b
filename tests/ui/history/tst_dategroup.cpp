#include "ui/history/dategroup.h"

#include <QLocale>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class DateGroupTest : public QObject
{
    Q_OBJECT

private slots:
    void namesTheGroup_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("group");

        const QDate today(2026, 11, 27);
        QTest::newRow("tomorrow") << today.addDays(1) << u"Today"_s;
        QTest::newRow("today") << today << u"Today"_s;
        QTest::newRow("yesterday") << today.addDays(-1) << u"Yesterday"_s;
        QTest::newRow("2 days") << today.addDays(-2) << u"Previous 7 days"_s;
        QTest::newRow("7 days") << today.addDays(-7) << u"Previous 7 days"_s;
        QTest::newRow("8 days") << today.addDays(-8) << u"Previous 30 days"_s;
        QTest::newRow("30 days") << today.addDays(-30) << u"Previous 30 days"_s;
        QTest::newRow("this year") << QDate(2026, 10, 2) << QLocale().standaloneMonthName(10);
        QTest::newRow("unknown") << QDate() << u"Without a date"_s;
        QTest::newRow("last year") << QDate(2025, 11, 27) << u"2025"_s;
    }

    void namesTheGroup()
    {
        QFETCH(const QDate, day);

        QTEST(dateGroup(day, QDate(2026, 11, 27)), "group");
    }
};

QTEST_GUILESS_MAIN(DateGroupTest)
#include "tst_dategroup.moc"
