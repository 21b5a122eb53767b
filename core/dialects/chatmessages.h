#pragma once

#include "core/dialects/dialect.h"

#include <QJsonArray>

namespace Conclave {

/// The conversation as Chat Completions and Ollama take it: objects of a role ("system", "user",
/// "assistant") and a content.
QJsonArray chatMessages(const QList<Message> &messages);

} // namespace Conclave
