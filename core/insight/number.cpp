#include "core/insight/number.h"

#include <QStringList>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Whether thousands are set off by `separators`, which must be the same everywhere.
bool isGrouped(const QStringList &groups, const QString &separators)
{
    const bool isUniform = separators.count(separators.front()) == separators.size();
    const bool isFirstFit = groups.first().size() <= 3 && !groups.first().startsWith(u'0');
    return isUniform && isFirstFit &&
           std::all_of(
               groups.begin() + 1, groups.end(), [](const auto &g) { return g.size() == 3; });
}

bool canBeDecimal(QChar separator)
{
    return separator == u'.' || separator == u',';
}

std::optional<Number> number(const QString &whole, const QString &decimals, bool mayBeThousandth)
{
    const QString text = decimals.isEmpty() ? whole : whole + u'.' + decimals;
    return Number{text.toDouble(), int(decimals.size()), mayBeThousandth};
}

std::optional<Number> readPlain(const QString &written)
{
    QStringList groups{QString()};
    QString separators;
    for (const QChar c : written) {
        if (isDigit(c))
            groups.last() += c;
        else
            separators += c.isSpace() ? QChar(u' ') : c, groups.append(QString());
    }
    if (groups.contains(QString()))
        return {};
    if (separators.isEmpty())
        return number(written, {}, false);
    const bool isOne = separators.size() == 1;
    if (isGrouped(groups, separators))
        return number(groups.join(QString()), {}, isOne && canBeDecimal(separators.front()));
    if (!canBeDecimal(separators.back()))
        return {};
    const QString decimals = groups.takeLast();
    const QChar point = separators.back();
    separators.chop(1);
    if (isOne || (!separators.contains(point) && isGrouped(groups, separators)))
        return number(groups.join(QString()), decimals, false);
    return {};
}

} // namespace

std::optional<Number> readNumber(const QString &written)
{
    constexpr qsizetype LongestNumber = 30;
    if (written.size() > LongestNumber)
        return {};
    if (!written.contains(u'e', Qt::CaseInsensitive))
        return readPlain(written);
    bool isNumber = false;
    const double value = written.toDouble(&isNumber);
    return isNumber ? std::optional(Number{value, 0, false}) : std::nullopt;
}

} // namespace Conclave
