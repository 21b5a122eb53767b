#pragma once

#include "core/session/event.h"

#include <QList>

#include <functional>

namespace Conclave {

/// Gives what is on record of a turn's events to `play`, at once or later; none: nothing is.
using Recordings =
    std::function<void(TurnId turn, const std::function<void(const QList<Event> &events)> &play)>;

} // namespace Conclave
