#pragma once

#include <QUrl>

namespace Conclave {

/// Whether the address is on this machine or in a private network. Models there may take minutes
/// to load before the first byte. Names are not looked up.
bool isLocalAddress(const QUrl &url);

/// Whether the host is this very machine, whatever the resolver says: then no proxy is between.
/// Of names that is only localhost: those under it go to a proxy or to the name server like any
/// other (RFC 6761 asks for more than systems do).
bool isThisMachine(const QUrl &url);

/// Whether what is sent there, a key above all, can be read on the way: plain HTTP to another
/// machine.
bool isReadableOnTheWay(const QUrl &url);

} // namespace Conclave
