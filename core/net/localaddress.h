#pragma once

#include <QUrl>

namespace Conclave {

/// Whether the address is on this machine or in a private network. Models there may take minutes
/// to load before the first byte. Names are not looked up.
bool isLocalAddress(const QUrl &url);

/// Whether the address is on this very machine.
bool isThisMachine(const QUrl &url);

} // namespace Conclave
