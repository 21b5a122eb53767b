#pragma once

#include "core/base/jsonreader.h"
#include "core/session/turn.h"

namespace Conclave {

/// The JSON form of a turn, as it stands in session files and in the archive. Holds no key.
QJsonObject toJson(const Turn &turn);

/// A turn that has ended: answers that were still running when it was written end as
/// interruption() tells.
Turn readTurn(JsonReader &json);

} // namespace Conclave
