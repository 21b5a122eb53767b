#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

namespace Conclave {

/// Folds one event into the turn. The only code that changes what a run produced.
/// Events of a stream that is unknown or has ended, and impossible verdicts, change nothing.
void apply(Turn &turn, const Event &event);

} // namespace Conclave
