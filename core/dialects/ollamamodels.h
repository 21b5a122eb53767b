#pragma once

#include "core/dialects/modelpage.h"

namespace Conclave {

/// The models that Ollama has (GET /api/tags); it does not say which are loaded. Errors as those of
/// readOpenAiModels().
Result<ModelPage> readOllamaModels(const QByteArray &body);

} // namespace Conclave
