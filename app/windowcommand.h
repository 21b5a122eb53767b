#pragma once

#include "app/commandline.h"

namespace Conclave {

/// `conclave`: opens the window and runs it until it is closed. Needs a QApplication. Returns the
/// exit status.
int runWindow(const CommandLine &line);

} // namespace Conclave
