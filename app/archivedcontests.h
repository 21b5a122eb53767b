#pragma once

#include "core/archive/archive.h"
#include "core/run/livesession.h"
#include "ui/wins/winsdialog.h"

namespace Conclave {

/// The contests of everything in the archive, and of the open session as it is now. Sessions are
/// read one after the other, so that no two are in memory; one that cannot be read is passed over.
/// Both outlive what the source gives.
ContestSource archivedContests(Archive &archive, const LiveSession &open);

} // namespace Conclave
