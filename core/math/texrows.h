#pragma once

#include "core/math/mathcompose.h"

#include <optional>

namespace Conclave {

/// The cells of an environment such as a matrix, row by row.
using MathRows = QList<QList<MathAtoms>>;

/// Writes the environment `name` in lines when it is shown `onLines`, otherwise in one line.
/// Empty for an unknown name.
std::optional<MathAtom> environment(QStringView name, const MathRows &rows, bool onLines);

} // namespace Conclave
