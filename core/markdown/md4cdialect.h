#pragma once

#include <md4c.h>

namespace Conclave {

/// How md4c reads what models write, wherever it is shown: GitHub's dialect, raw HTML as text.
inline constexpr unsigned Md4cDialect = MD_DIALECT_GITHUB | MD_FLAG_NOHTML;

} // namespace Conclave
