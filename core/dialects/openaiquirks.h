#pragma once

#include <QLatin1StringView>

class QUrl;

namespace Conclave {

/// In what the servers that speak OpenAI's Chat Completions differ when they are asked.
struct OpenAiQuirks
{
    /// The field that limits the answer's length. Newer models of OpenAI refuse the older name,
    /// the other servers ignore or refuse the newer one.
    QLatin1StringView maxTokensField;
    /// Whether "stream_options" is understood. Some count tokens only then, some refuse it.
    bool asksForUsage = false;
};

/// What is known about the server at this base address. For an unknown server: what most accept.
OpenAiQuirks openAiQuirks(const QUrl &base);

} // namespace Conclave
