#pragma once

#include <QString>

#include <optional>

namespace Conclave {

/// A number in digits.
struct Number
{
    double value = 0;
    int decimals = 0;
    /// One separator before three digits: "1.000" and "1,000" are a thousand in one language and
    /// one in another. `value` is then the thousand.
    bool mayBeThousandth = false;
};

/// Reads "1,000,000", "1 000", "1'000", "1.234,5", "1e3". Nothing for what is no number, such as
/// the version "1.2.3" or the list "3,4,5".
std::optional<Number> readNumber(const QString &written);

} // namespace Conclave
