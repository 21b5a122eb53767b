#pragma once

#include <QJsonValue>

#include <optional>

namespace Conclave {

/// A number in somebody's JSON, which may be a string; empty if it is none, or less than 0, or more
/// than can be.
std::optional<double> countedNumber(const QJsonValue &value);
/// The same as a whole number.
std::optional<qint64> counted(const QJsonValue &value);
/// `part` of `whole`; unknown when it is more than the whole.
std::optional<qint64> partOf(const std::optional<qint64> &whole, std::optional<qint64> part);

} // namespace Conclave
