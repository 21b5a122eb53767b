#pragma once

#include <QString>

namespace Conclave {

struct Theme;

/// The application's style sheet: resources/styles/conclave.qss with the theme's colours.
QString styleSheetFor(const Theme &theme);

} // namespace Conclave
