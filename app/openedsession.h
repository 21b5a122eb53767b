#pragma once

#include "app/sessiondesk.h"
#include "core/archive/archive.h"

namespace Conclave {

/// Keeps a session that was opened from a file, and is shown in `live`, in the archive like any
/// other, or what is asked in it would stand alone. What the archive has of it may be newer than
/// the file: then that is shown in its place, unless something has happened to it meanwhile. All
/// outlive `context`.
void keepOpened(const Session &session,
                Archive &archive,
                const LiveSession &live,
                SessionDesk &sessions,
                QObject *context);

} // namespace Conclave
