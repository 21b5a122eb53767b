#pragma once

#include "core/archive/rescue.h"

#include <optional>

namespace Conclave {

/// What happened when the archive was opened.
struct ArchiveOpening
{
    /// Why nothing is written: ArchiveInUse, ArchiveNewer or ArchiveUnwritable. Empty: all is well.
    std::optional<Error> problem;
    bool wasLeftOpen = false;     ///< The process before had been killed.
    bool isUnchecked = false;     ///< And the file is too large to check it at once.
    int interruptedTurns = 0;     ///< That were running then, and were ended now.
    std::optional<Rescue> rescue; ///< The archive was damaged, and this was done.

    bool operator==(const ArchiveOpening &) const = default;
};

} // namespace Conclave
