#include "core/net/ratelimits.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr double Year = 365.0 * 24 * 3600 * 1000; // in milliseconds

constexpr std::array Units{
    std::pair{"d"_L1, 86'400'000.0},
    std::pair{"h"_L1, 3'600'000.0},
    std::pair{"m"_L1, 60'000.0},
    std::pair{"s"_L1, 1000.0},
    std::pair{"ms"_L1, 1.0},
    std::pair{"us"_L1, 1e-3},
    std::pair{"ns"_L1, 1e-6},
};

/// Rounded up, or the wait would end a little too early.
std::optional<milliseconds> sensible(double wait)
{
    if (!std::isfinite(wait) || wait < 0 || wait > Year)
        return {};
    return milliseconds(std::llround(std::ceil(wait)));
}

std::optional<milliseconds> fromNumber(double number, const QDateTime &now)
{
    constexpr double FirstMoment = 1e9; // 2001 in seconds since 1970, or 31 years from now
    constexpr double FirstInMilliseconds = 1e11;
    if (number < FirstMoment)
        return sensible(number * 1000);
    const double moment = number < FirstInMilliseconds ? number * 1000 : number;
    return sensible(moment - double(now.toMSecsSinceEpoch()));
}

std::optional<milliseconds> untilReset(const QByteArray &reset, const QDateTime &now)
{
    bool isNumber = false;
    const double number = reset.toDouble(&isNumber);
    if (isNumber)
        return fromNumber(number, now);
    const QString text = QString::fromUtf8(reset);
    if (const auto span = spanFromText(text))
        return span;
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    const bool namesAZone = moment.isValid() && moment.timeSpec() != Qt::LocalTime;
    return namesAZone ? sensible(double(now.msecsTo(moment))) : std::nullopt;
}

bool isExhausted(const RateLimit &limit)
{
    bool isNumber = false;
    return limit.remaining.toDouble(&isNumber) == 0 && isNumber;
}

} // namespace

std::optional<milliseconds> restAsked(const HttpHead &head, const QDateTime &now)
{
    std::optional<milliseconds> longest;
    for (const RateLimit &limit : head.rateLimits) {
        const auto rest = isExhausted(limit) ? untilReset(limit.reset, now) : std::nullopt;
        if (rest > milliseconds(0))
            longest = std::max(longest, rest);
    }
    return longest;
}

std::optional<milliseconds> waitAsked(const HttpHead &head, const QDateTime &now)
{
    bool isNumber = false;
    const double exact = head.retryAfterMs.toDouble(&isNumber);
    for (const auto wait :
         {isNumber ? sensible(exact) : std::nullopt, retryAfter(head.retryAfter, now)}) {
        if (wait > milliseconds(0))
            return wait;
    }
    return {};
}

std::optional<milliseconds> retryAfter(const QByteArray &header, const QDateTime &now)
{
    const QString text = QString::fromLatin1(header.trimmed());
    QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeZone(QTimeZone::utc());

    bool isNumber = true;
    const double wait = date.isValid() ? double(now.msecsTo(date))
                                       : text.section(u',', 0, 0).toDouble(&isNumber) * 1000;
    return isNumber ? sensible(wait) : std::nullopt;
}

std::optional<milliseconds> spanFromText(const QString &text)
{
    static const QRegularExpression Part(u"\\G([0-9]{1,15}(?:\\.[0-9]{1,15})?)([a-z]{1,2})"_s);
    double sum = 0;
    qsizetype end = 0;
    while (end < text.size()) {
        const QRegularExpressionMatch part = Part.match(text, end);
        const QString name = part.captured(2);
        const auto *const unit =
            std::ranges::find(Units, name, [](const auto &known) { return QString(known.first); });
        if (!part.hasMatch() || unit == Units.end())
            return {};
        sum += part.captured(1).toDouble() * unit->second;
        end = part.capturedEnd();
    }
    return text.isEmpty() ? std::nullopt : sensible(sum);
}

} // namespace Conclave
