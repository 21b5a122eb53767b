#pragma once

#include "ui/timeline/timelinespot.h"

class QKeyEvent;

namespace Conclave {

/// What a key does to the place that is pointed at; empty: nothing. The arrow keys, with Ctrl from
/// phase to phase, Home and End.
std::optional<SpotMove> spotMoveOf(const QKeyEvent &key, bool isMirrored);

/// Whether the text of that place is wanted: Enter and Space.
bool isChoosingKey(const QKeyEvent &key);

} // namespace Conclave
