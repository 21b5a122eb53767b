#pragma once

#include "app/commandline.h"
#include "core/council/council.h"

namespace Conclave {

/// What is wrong with the limits of a council for `conclave ask`, in one line that names the
/// option, or else the council's key, at fault; empty for good ones. The options are in `council`
/// already.
QString limitsProblem(const AskOptions &options, const Council &council);

} // namespace Conclave
