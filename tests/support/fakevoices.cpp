#include "tests/support/fakevoices.h"

#include "tests/support/chatvoice.h"
#include "tests/support/geminivoice.h"
#include "tests/support/messagesvoice.h"
#include "tests/support/ollamavoice.h"
#include "tests/support/responsesvoice.h"

#include <algorithm>
#include <array>

namespace Conclave {

namespace {

/// A protocol that is spoken here.
struct Protocol
{
    const char *path; ///< What the paths of its questions end in, without a query.
    std::shared_ptr<const FakeVoice> (*voice)(const Scenario &scenario, const Arrival &arrival);
    void (*read)(Arrival &arrival) = nullptr; ///< As readQuestion().
};

template<typename Voice>
std::shared_ptr<const FakeVoice> speak(const Scenario &scenario, const Arrival &arrival)
{
    return std::make_shared<Voice>(scenario, arrival);
}

constexpr std::array Protocols{
    Protocol{"/chat/completions", speak<ChatVoice>},
    Protocol{"/responses", speak<ResponsesVoice>},
    Protocol{"/messages", speak<MessagesVoice>},
    Protocol{":streamGenerateContent", speak<GeminiVoice>, GeminiVoice::read},
    Protocol{"/api/chat", speak<OllamaVoice>},
};

const Protocol *protocolOf(const Arrival &arrival)
{
    const QByteArray path = arrival.path.split('?').constFirst();
    const auto *const found = std::ranges::find_if(
        Protocols, [&path](const Protocol &known) { return path.endsWith(known.path); });
    return arrival.method == "POST" && found != Protocols.end() ? found : nullptr;
}

} // namespace

bool isQuestion(const Arrival &arrival)
{
    return protocolOf(arrival) != nullptr;
}

void readQuestion(Arrival &arrival)
{
    if (const Protocol *protocol = protocolOf(arrival); protocol != nullptr && protocol->read)
        protocol->read(arrival);
}

std::shared_ptr<const FakeVoice> voiceFor(const Scenario &scenario, const Arrival &arrival)
{
    const Protocol *protocol = protocolOf(arrival);
    return (protocol == nullptr ? Protocols.front() : *protocol).voice(scenario, arrival);
}

} // namespace Conclave
