#pragma once

#include <QLatin1StringView>
#include <QString>

#include <algorithm>
#include <optional>
#include <utility>

namespace Conclave {

/// One row of a table that gives the values of an enum their names in files.
template<typename Enum>
using Named = std::pair<Enum, QLatin1StringView>;

/// The name of `value`; the table must be complete.
template<typename Table, typename Enum>
QString nameOf(const Table &table, Enum value)
{
    const auto row = std::ranges::find(table, value, [](const auto &named) { return named.first; });
    return row == std::end(table) ? QString() : QString(row->second);
}

/// The value of `name`; empty for an unknown name.
template<typename Table>
auto valueOf(const Table &table, QStringView name)
    -> std::optional<typename Table::value_type::first_type>
{
    const auto row =
        std::ranges::find_if(table, [name](const auto &named) { return name == named.second; });
    if (row == std::end(table))
        return {};
    return row->first;
}

} // namespace Conclave
