#pragma once

#include <QUrl>

namespace Conclave {

/// Whether the address is on this machine or in a private network. Models there may take minutes
/// to load before the first byte. Names are not looked up.
bool isLocalAddress(const QUrl &url);

/// Whether the host is this very machine. Names other than localhost are not looked up.
bool isThisMachine(const QUrl &url);

/// Whether what is sent there, a key above all, can be read on the way: plain HTTP to another
/// machine.
bool isReadableOnTheWay(const QUrl &url);

} // namespace Conclave
