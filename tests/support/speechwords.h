#pragma once

#include "tests/support/scenarioword.h"

namespace Conclave {

/// What the model says, and how fast.
ScenarioWords speechWords();

} // namespace Conclave
