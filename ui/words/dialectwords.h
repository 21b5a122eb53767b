#pragma once

#include <QString>

namespace Conclave {

/// What a protocol is called, as its makers spell it: "OpenAI Chat Completions" for "openai"; one
/// that is not known by its own name.
QString dialectWords(const QString &dialect);

} // namespace Conclave
