#pragma once

#include "tests/support/scenarioword.h"

namespace Conclave {

/// Odd heads and hints in headers.
ScenarioWords headWords();

} // namespace Conclave
