#pragma once

#include "tests/support/scenarioword.h"

namespace Conclave {

/// How bodies are framed, cut and broken.
ScenarioWords bodyWords();

} // namespace Conclave
