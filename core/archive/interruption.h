#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

namespace Conclave {

/// The events that end a turn whose process was gone before its end, at the last moments that are
/// known of it: answers that were running become partial or cancelled with Notice::Interrupted, as
/// when a session file is read. Empty for a turn that has ended.
QList<Event> interruption(const Turn &turn);

} // namespace Conclave
