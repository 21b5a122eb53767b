#pragma once

#include "core/probe/fingerprint.h"

namespace Conclave {

/// A server that was found, in a few words that fit a line: "LM Studio at port 1234: 3 models".
QString foundWords(const FoundServer &server);

} // namespace Conclave
