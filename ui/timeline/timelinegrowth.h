#pragma once

#include "ui/timeline/timelinelayout.h"

namespace Conclave {

/// From which moment on a live race looks different, when nothing but time has passed and text has
/// come since `before`. Empty: more than that has changed.
std::optional<Microseconds> grownSince(const TimelineLayout &before, const TimelineLayout &after);

} // namespace Conclave
