#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

#include <QList>

namespace Conclave {

/// What happened in a turn, by what is on record of it: in order of time, up to a TurnEnded.
///
/// apply() makes of it, from the bare question, the same answers and syntheses with the same
/// moments. What the record does not say is filled in plainly: text that came between two samples
/// of its Pace comes evenly, but not during a stall; so does reasoning, of which no pace is kept;
/// usage is told at the end; and of tries that failed only when they began and failed is known.
QList<Event> recordedEvents(const Turn &turn);

} // namespace Conclave
