#pragma once

#include "core/base/ids.h"
#include "core/insight/range.h"

namespace Conclave {

/// A part of what was written in a turn.
struct TextPlace
{
    MemberId member; ///< Null: of the synthesis.
    int attempt = 1; ///< Of the synthesis: its version.
    Range part;      ///< In the text as it came.

    bool operator==(const TextPlace &) const = default;
};

} // namespace Conclave
