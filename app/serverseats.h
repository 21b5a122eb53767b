#pragma once

#include "core/probe/fingerprint.h"

#include <QStringList>

namespace Conclave {

/// The models of a local server to make a council of: only those in memory if some are, since to
/// load another one takes minutes; else not those that it passes on to somebody else, unless there
/// are no others.
QStringList modelsToSeat(const FoundServer &server);

} // namespace Conclave
