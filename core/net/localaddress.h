#pragma once

#include <QUrl>

namespace Conclave {

/// Whether the address is on this machine or in a private network. Models there may take minutes
/// to load before the first byte. Names are not looked up.
bool isLocalAddress(const QUrl &url);

/// Whether the host is this very machine. Names other than localhost are not looked up.
bool isThisMachine(const QUrl &url);

} // namespace Conclave
