#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// The syntheses of a turn that there is something to read of, in order; the newest always.
QList<const Synthesis *> versionsToRead(const Turn &turn);

/// Who stands behind the synthesis; a nameless seat for an extract.
const Member &authorOf(const Turn &turn, const Synthesis &synthesis);

} // namespace Conclave
