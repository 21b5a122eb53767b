#pragma once

#include <QLatin1StringView>

class QUrl;

namespace Conclave {

/// In what the servers that speak OpenAI's Chat Completions differ when they are asked. As it
/// stands: what most of them take.
struct OpenAiQuirks
{
    /// The field that limits the answer's length. Newer models of OpenAI refuse the older name,
    /// the other servers ignore or refuse the newer one.
    QLatin1StringView maxTokensField = QLatin1StringView("max_tokens");
    /// Whether "stream_options" is understood. Some count tokens only then, some refuse it.
    bool asksForUsage = false;
    QLatin1StringView seedField = QLatin1StringView("seed");

    /// How much reasoning is wanted.
    enum class Effort {
        Field,   ///< "reasoning_effort": "low".
        Nested,  ///< "reasoning": {"effort": "low"}.
        Thinking ///< As Field, but none at all is "thinking": {"type": "disabled"}.
    };
    Effort effort = Effort::Field;

    /// The header that carries the key.
    enum class KeyHeader {
        Bearer, ///< Authorization: Bearer KEY.
        ApiKey  ///< api-key: KEY.
    };
    KeyHeader keyHeader = KeyHeader::Bearer;

    /// Where a GET tells whether the key is good, below the base address: the list of models is
    /// given to everybody. Empty: the list tells.
    QLatin1StringView keyPath;
    /// Whether what can be asked is in the list of models, by the name under which it is asked.
    bool listsWhatIsAsked = true;
};

/// What is known about the server at this base address. For an unknown server: what most accept.
OpenAiQuirks openAiQuirks(const QUrl &base);

} // namespace Conclave
