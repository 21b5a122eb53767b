#pragma once

#include <QPalette>

namespace Conclave {

struct Theme;

/// The application's palette in the theme's colours; every role and group is set.
QPalette paletteFor(const Theme &theme);

} // namespace Conclave
