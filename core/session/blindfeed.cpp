#include "core/session/blindfeed.h"

namespace Conclave {

BlindFeed::BlindFeed(const TurnFeed &source, const BlindWords &words)
    : m_source(source)
    , m_turn(source.turn(), words)
{
    connect(&source, &TurnFeed::happened, this, [this](const Event &event) {
        if (const std::optional<Event> seen = m_turn.follow(event))
            emit happened(*seen);
    });
}

} // namespace Conclave
