#pragma once

#include "tests/support/scenarioword.h"

namespace Conclave {

/// What comes back instead of a stream.
ScenarioWords openingWords();

} // namespace Conclave
