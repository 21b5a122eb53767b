#pragma once

#include <QUrl>

namespace Conclave {

/// Where a server that speaks OpenAI's protocol takes a request, such as "/chat/completions" or
/// "/models", as people enter its base address: with or without slashes at the end, with the whole
/// path of a chat request, or with no path at all, which means the provider's usual one or "/v1".
/// A query ("?api-version=") is kept. The Guide's address has no paths.
QUrl openAiUrl(const QUrl &base, QLatin1StringView request);

} // namespace Conclave
