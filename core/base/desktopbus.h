#pragma once

namespace Conclave {

/// Whether this session has a desktop bus (D-Bus). Ask before using anything that connects to it:
/// where there is none, libraries would try to start one.
bool hasDesktopBus();

} // namespace Conclave
