#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// How far a turn's time has got when another process takes it up at `now`, on the wall clock: the
/// time of the process before goes on, with the pause since then. It goes on without the pause when
/// that is longer than ten minutes, for then a race would be a dot on its own scale, and when the
/// wall clock cannot be right. 0 for a turn of which nothing is known yet.
Microseconds turnTime(const Turn &turn, const QDateTime &now);

} // namespace Conclave
