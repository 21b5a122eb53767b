#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

namespace Conclave {

// How a turn ends whose process was gone before its end: answers that were running become partial
// or cancelled with Notice::Quit, because nobody will finish them. Who waited to be sent again
// keeps the error of the try that had failed.

/// The events that end the turn, at the latest moment that is known of anything in it, or at `seen`
/// when somebody knows of a later one. Empty for a turn that has ended.
QList<Event> interruption(const Turn &turn, Microseconds seen = Microseconds(0));

/// The same on a turn as a file has it, with every version of its synthesis.
void endInterrupted(Turn &turn);

} // namespace Conclave
