#pragma once

#include <QJsonObject>
#include <QString>

namespace Conclave {

/// Gemini's "thinkingConfig" for an effort, one of reasoningEfforts() or empty, as GeminiDialect
/// promises; empty when nothing is to be said. `model` may carry its path.
QJsonObject geminiThinking(const QString &model, const QString &effort);

} // namespace Conclave
