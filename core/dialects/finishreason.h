#pragma once

#include "core/dialects/piece.h"

namespace Conclave {

/// Adds to `piece` the reason for ending that a provider names, in whatever protocol: its finish or
/// its error. Unknown reasons count as a proper end: a new name must not break old programs. An
/// empty one says nothing.
void addFinish(const QString &reason, Piece &piece);

} // namespace Conclave
