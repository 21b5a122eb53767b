#pragma once

#include <QString>

namespace Conclave {

class Dialect;

/// The dialect with this name as it stands in files ("openai", "gemini", "ollama"); null when it is
/// unknown. The dialects live as long as the program.
const Dialect *dialectNamed(const QString &name);

} // namespace Conclave
