#include "core/dialects/counts.h"

namespace Conclave {

std::optional<double> countedNumber(const QJsonValue &value)
{
    constexpr double Absurd = 1e15;
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (!isNumber || !(number >= 0 && number < Absurd))
        return {};
    return number;
}

std::optional<qint64> counted(const QJsonValue &value)
{
    const std::optional<double> number = countedNumber(value);
    return number ? std::optional(qint64(*number)) : std::nullopt;
}

std::optional<qint64> partOf(const std::optional<qint64> &whole, std::optional<qint64> part)
{
    return part && whole && *part > *whole ? std::nullopt : part;
}

} // namespace Conclave
