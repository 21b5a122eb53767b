#pragma once

#include <QtGlobal>

namespace Conclave {

/// A part of a text, in UTF-16 units.
struct Range
{
    qsizetype position = 0;
    qsizetype length = 0;

    qsizetype end() const { return position + length; }

    bool operator==(const Range &) const = default;
};

} // namespace Conclave
