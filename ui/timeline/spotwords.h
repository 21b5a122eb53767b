#pragma once

#include "ui/timeline/timelinespot.h"

#include <QString>

namespace Conclave {

/// The numbers at one place of the timeline in one line: "Critic · t = 2.34 s · writing · ≈41 tok/s
/// · 1,204 characters · first text 0.31 s · complete". What is not known is left out.
QString spotText(const TimelineSpot &spot, const TimelineLayout &layout, const Turn &turn);

} // namespace Conclave
