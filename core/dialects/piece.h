#pragma once

#include "core/base/error.h"
#include "core/session/answer.h"

#include <optional>

namespace Conclave {

/// What one stream event of a provider adds to an answer, in our terms.
struct Piece
{
    QString text; ///< Visible text; a lone surrogate half may start or end it.
    QString reasoning;
    /// From here on `text` is an aside, which belongs with the reasoning, or no longer one.
    std::optional<bool> aside;
    bool paragraph = false;     ///< The next reasoning, in this piece or later, begins a paragraph.
    std::optional<Usage> usage; ///< What it counts replaces what was counted, field by field.
    /// The provider's reason for ending: None means "it is complete".
    std::optional<Notice> finish;
    /// Why it ends, in the provider's words, where that explains an answer without text; one line.
    QString reason;
    bool refused = false;       ///< `text` declines to answer: an end of None then means Refused.
    std::optional<Error> error; ///< The provider says it failed; nothing that follows counts.
    bool last = false;          ///< The end marker: do not wait for the connection to close.

    bool operator==(const Piece &) const = default;
};

} // namespace Conclave
