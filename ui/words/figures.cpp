#include "ui/words/figures.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace Conclave {

namespace {

struct Figures
{
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

const QString Unknown = u"–"_s;

QString seconds(std::chrono::milliseconds duration, int decimals)
{
    //: A duration in seconds, e.g. 12.4 s
    return Figures::tr("%1 s").arg(
        QLocale().toString(double(duration.count()) / 1000, 'f', decimals));
}

/// A number of seconds or minutes behind a bigger unit.
QString twoDigits(qint64 number)
{
    return QLocale().toString(number).rightJustified(2, QLocale().zeroDigit().front());
}

} // namespace

QString durationText(std::optional<Microseconds> duration)
{
    if (!duration)
        return Unknown;
    if (*duration > 0us && *duration < 1ms) //: A duration of less than a millisecond
        return Figures::tr("< 1 ms");

    // Rounded before the unit is chosen, so that 59.97 s is not "60.0 s".
    const auto ms = std::chrono::round<std::chrono::milliseconds>(*duration);
    if (ms < 100ms) //: A duration in milliseconds, e.g. 8 ms
        return Figures::tr("%1 ms").arg(QLocale().toString(qint64(ms.count())));
    if (ms < 995ms)
        return seconds(ms, 2);
    if (ms < 59950ms)
        return seconds(ms, 1);

    const qint64 s = std::chrono::round<std::chrono::seconds>(*duration).count();
    if (s < 3600) //: A duration, e.g. 2 min 05 s
        return Figures::tr("%1 min %2 s").arg(QLocale().toString(s / 60), twoDigits(s % 60));
    //: A duration, e.g. 1 h 02 min
    return Figures::tr("%1 h %2 min").arg(QLocale().toString(s / 3600), twoDigits(s % 3600 / 60));
}

QString rateText(std::optional<TokenRate> rate)
{
    if (!rate)
        return Unknown;
    const int decimals = rate->tokensPerSecond < 9.95 ? 1 : 0;
    const QString number = QLocale().toString(rate->tokensPerSecond, 'f', decimals);
    //: Tokens per second as we estimate them, e.g. ≈41 tok/s
    return rate->estimated ? Figures::tr("≈%1 tok/s").arg(number)
                           //: Tokens per second, e.g. 41 tok/s
                           : Figures::tr("%1 tok/s").arg(number);
}

QString countText(std::optional<qint64> count)
{
    return count ? QLocale().toString(*count) : Unknown;
}

QString moneyText(std::optional<double> dollars, bool isEstimated)
{
    constexpr double Least = 0.0001;
    if (!dollars)
        return Unknown;
    if (*dollars > 0 && *dollars < Least) //: A cost of less than a hundredth of a cent
        return Figures::tr("< $0.0001");
    const int decimals = *dollars == 0 || *dollars >= 0.0995 ? 2 : *dollars >= 0.00995 ? 3 : 4;
    const QString number = QLocale().toString(*dollars, 'f', decimals);
    //: A cost as we estimate it, e.g. ≈$0.12
    return isEstimated ? Figures::tr("≈$%1").arg(number)
                       //: A cost, e.g. $0.12
                       : Figures::tr("$%1").arg(number);
}

} // namespace Conclave
