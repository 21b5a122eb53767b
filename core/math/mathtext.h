#pragma once

#include "core/math/mathrun.h"

#include <optional>

namespace Conclave {

/// In characters; a longer one is not understood.
inline constexpr qsizetype LongestFormula = 4000;

/// A formula in TeX as text that can be read; with several lines only when it stands by itself.
///
/// Costs time in proportion to its size. Empty when the formula, or something in it, is not
/// understood, is nested too deep or is too long: better its source then than something that looks
/// right and is not.
std::optional<MathText> mathText(QStringView tex, bool onLines);

} // namespace Conclave
