#pragma once

#include "tests/support/scenarioword.h"

namespace Conclave {

/// Odd events, and streams that do not end as they should.
ScenarioWords streamWords();

} // namespace Conclave
