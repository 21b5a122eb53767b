#pragma once

#include "core/archive/database.h"

namespace Conclave {

/// Copies one archive, which may be damaged, into another, which may have part of it already.
/// Belongs into a transaction of `to`. Whether everything could be read; what cannot be written
/// ends it with an error.
Result<bool> copyArchive(Database &from, Database &to);

} // namespace Conclave
