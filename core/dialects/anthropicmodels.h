#pragma once

#include "core/dialects/modelpage.h"

#include <QUrlQuery>

namespace Conclave {

/// What a request for Anthropic's list of models asks; `page` as in ModelPage::next.
QUrlQuery anthropicModelsQuery(const QString &page);

/// Anthropic's list of models. Errors as those of readOpenAiModels().
Result<ModelPage> readAnthropicModels(const QByteArray &body);

} // namespace Conclave
