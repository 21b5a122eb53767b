#pragma once

#include "core/council/member.h"

namespace Conclave {

struct OpenAiQuirks;

/// Adds to a request's body what the user set, in the words of the server with these quirks.
void addParameters(QJsonObject &body, const Parameters &parameters, const OpenAiQuirks &quirks);

} // namespace Conclave
