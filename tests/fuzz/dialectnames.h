#pragma once

#include <QLatin1StringView>

#include <array>

namespace Conclave {

/// Every dialect that dialectNamed() knows: all of them are fuzzed.
inline constexpr std::array DialectNames{QLatin1StringView("openai"),
                                         QLatin1StringView("responses"),
                                         QLatin1StringView("anthropic"),
                                         QLatin1StringView("gemini"),
                                         QLatin1StringView("ollama")};

} // namespace Conclave
