#pragma once

#include "tests/support/arrival.h"
#include "tests/support/fakevoice.h"

#include <memory>

namespace Conclave {

/// Whether `arrival` asks a model something in a protocol that is spoken here: its path says so.
bool isQuestion(const Arrival &arrival);

/// Takes from `arrival` what its protocol has elsewhere than most: RequestReader has read "model"
/// and "stream" of a JSON body.
void readQuestion(Arrival &arrival);

/// Who answers `arrival`; in Chat Completions if it is no question.
std::shared_ptr<const FakeVoice> voiceFor(const Scenario &scenario, const Arrival &arrival);

} // namespace Conclave
