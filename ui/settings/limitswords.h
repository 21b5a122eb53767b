#pragma once

#include "core/council/limits.h"

#include <QStringList>

namespace Conclave {

// What a council's limits are in words.

/// "30 s", "1.5 s", "1 min 30 s", "2 h": every digit of it. `span` is not negative.
QString spanText(std::chrono::milliseconds span);

/// What limits without a fault mean together, in whole sentences.
QString limitsMeaning(const Limits &limits, qsizetype members);

/// The sensible limits nearest to `limits`, without a fault. A deadline of nothing means none,
/// and grace ends in time for the deadline by whole seconds.
Limits sensibleLimits(const Limits &limits, qsizetype members);

/// What sensibleLimits() changed and why, a sentence each; empty when it changed nothing.
QStringList limitsChanges(const Limits &limits, qsizetype members);

} // namespace Conclave
