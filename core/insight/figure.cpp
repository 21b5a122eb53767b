#include "core/insight/figure.h"

#include <algorithm>
#include <cmath>

namespace Conclave {

namespace {

bool agreeWhereKnown(int one, int other)
{
    return one == 0 || other == 0 || one == other;
}

bool isSame(double one, double other, double tolerance)
{
    return std::abs(one - other) <= tolerance * std::max(std::abs(one), std::abs(other));
}

/// 3.14 and 3.1416: the one with fewer decimals may be rounded.
bool isRounded(const Figure &one, const Figure &other)
{
    if (one.decimals == other.decimals || one.factor != other.factor)
        return false;
    const double step = one.factor * std::pow(10., -std::min(one.decimals, other.decimals));
    return std::abs(one.low - other.low) <= step / 2 * (1 + 1e-9);
}

bool agreeInSize(const Figure &one, const Figure &other)
{
    constexpr double Exact = 1e-6;
    constexpr double OtherUnit = 0.1; // months and days, 1024 and 1000 bytes
    const double tolerance = one.factor == other.factor ? Exact : OtherUnit;
    const bool isOneRange = one.low != one.high || other.low != other.high;
    if (one.bound == other.bound && !isOneRange)
        return isSame(one.low, other.low, tolerance) || isRounded(one, other);
    const auto low = [](const Figure &f) {
        return f.bound == Figure::Bound::AtMost ? -HUGE_VAL : f.low;
    };
    const auto high = [](const Figure &f) {
        return f.bound == Figure::Bound::AtLeast ? HUGE_VAL : f.high;
    };
    const double slack = tolerance * std::min(std::abs(one.high), std::abs(other.high));
    return low(one) <= high(other) + slack && low(other) <= high(one) + slack;
}

Figure thousandth(Figure figure)
{
    figure.low /= 1000;
    figure.high /= 1000;
    figure.decimals = 3;
    return figure;
}

} // namespace

bool agree(const Figure &one, const Figure &other)
{
    if (one.isDate)
        return agreeWhereKnown(one.year, other.year) && agreeWhereKnown(one.month, other.month) &&
               agreeWhereKnown(one.day, other.day);
    if (one.currency != other.currency)
        return !isSame(one.low, other.low, 1e-6);
    return agreeInSize(one, other) ||
           (one.mayBeThousandth && agreeInSize(thousandth(one), other)) ||
           (other.mayBeThousandth && agreeInSize(one, thousandth(other)));
}

} // namespace Conclave
