#pragma once

#include "core/math/mathrun.h"

namespace Conclave {

/// The kind of letters that a part of a formula is set in.
enum class MathFace {
    Variable, ///< Italic letters, upright digits: what is usual.
    Upright,
    Bold,
    BoldItalic,
    DoubleStruck,
    Script,
    Fraktur,
    Mono,
};

/// The character `c` in `face`. What has no such form comes upright.
MathRun inFace(MathFace face, QChar c);

} // namespace Conclave
