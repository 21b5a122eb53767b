#include "ui/history/dategroup.h"

#include <QCoreApplication>
#include <QLocale>

namespace Conclave {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::DateGroup)
};

} // namespace

QString dateGroup(const QDate &day, const QDate &today)
{
    constexpr qint64 Week = 7;
    constexpr qint64 Month = 30;
    if (!day.isValid())
        return Words::tr("Without a date");
    const qint64 age = day.daysTo(today);
    if (age <= 0)
        return Words::tr("Today");
    if (age == 1)
        return Words::tr("Yesterday");
    if (age <= Week)
        return Words::tr("Previous 7 days");
    if (age <= Month)
        return Words::tr("Previous 30 days");
    if (day.year() == today.year())
        return QLocale().standaloneMonthName(day.month());
    return QString::number(day.year());
}

} // namespace Conclave
