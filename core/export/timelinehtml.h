#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// The race of a turn as HTML: one track a member and one for the synthesis, drawn as SVG without
/// any style of its own, with the time each took. Classes "seat0", "seat1" … give the colours.
QString timelineHtml(const Turn &turn);

} // namespace Conclave
