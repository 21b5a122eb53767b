#pragma once

#include "core/base/result.h"
#include "core/council/council.h"

namespace Conclave {

/// Reads a council file of at most 16 MiB. Error::Kind::BadFile with a sentence that begins with
/// the path and tells the line or key at fault.
Result<Council> readCouncilFile(const QString &path);

} // namespace Conclave
