#pragma once

#include "core/session/usage.h"

namespace Conclave {

/// The "usage" object of a Chat Completions reply in our terms: numbers may be strings or doubles,
/// what makes no sense is unknown, and reasoning always counts as output. Empty when `json` counts
/// nothing.
std::optional<Usage> openAiUsage(const QJsonObject &json);

} // namespace Conclave
