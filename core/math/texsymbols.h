#pragma once

#include "core/math/mathcompose.h"

#include <optional>

namespace Conclave {

/// What TeX's command `name` (without its backslash) stands for when it takes no argument and
/// is a sign of its own: Greek letters, operators, relations, arrows, function names, spaces.
std::optional<MathAtom> texSymbol(QStringView name);

/// What the character `c` is in a formula when it is neither a letter nor a digit.
MathAtom texCharacter(QChar c);

/// The sign for \not before `relation`; empty when Unicode has none.
QString negated(const QString &relation);

} // namespace Conclave
