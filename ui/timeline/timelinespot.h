#pragma once

#include "core/timeline/timelinelayout.h"

namespace Conclave {

/// A place on a track that somebody points at.
struct TimelineSpot
{
    int row = 0;
    Microseconds at{0}; ///< Since asking; may lie before or behind all that happened.

    bool operator==(const TimelineSpot &) const = default;
};

/// The attempt whose time it is: the last one that had begun; empty before the first.
std::optional<int> attemptAt(const TimelineLayout &layout, const TimelineSpot &spot);

/// What was being done there; empty where nothing was.
std::optional<TimelinePhase> phaseAt(const TimelineLayout &layout, const TimelineSpot &spot);

/// The answer of that attempt; null when there is none.
const Answer *
answerOf(const Turn &turn, const TimelineLayout &layout, int row, std::optional<int> attempt);

/// How a spot is moved without a mouse.
enum class SpotMove {
    Up, ///< To the track above; the moment stays.
    Down,
    Back, ///< By one `step`.
    Forth,
    PhaseBack, ///< To where something else began on this track.
    PhaseForth,
    Start,
    End ///< Of all that happened.
};

/// Never leaves the tracks, nor what happened. `step` is positive.
TimelineSpot
moved(const TimelineSpot &spot, SpotMove move, const TimelineLayout &layout, Microseconds step);

} // namespace Conclave
