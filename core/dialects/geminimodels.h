#pragma once

#include "core/dialects/modelpage.h"

#include <QUrlQuery>

namespace Conclave {

/// What a request for Gemini's list of models asks; `page` as in ModelPage::next.
QUrlQuery geminiModelsQuery(const QString &page);

/// Gemini's list of models; their ids are without the "models/" of their resource names. Errors as
/// those of readOpenAiModels().
Result<ModelPage> readGeminiModels(const QByteArray &body);

} // namespace Conclave
