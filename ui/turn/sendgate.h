#pragma once

#include "core/run/councilrun.h"

#include <functional>

namespace Conclave {

/// Decides about what the user wants sent once more in a turn: the question to these members, or,
/// when there are none, the answers to the chair. Calls `send` at once, later or never, with the
/// US dollars that the user agreed to, or 0 when they were not asked.
using SendGate = std::function<void(const CouncilRun &run,
                                    const QList<MemberId> &members,
                                    const std::function<void(double agreedUsd)> &send)>;

} // namespace Conclave
