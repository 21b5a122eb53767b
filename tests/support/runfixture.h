#pragma once

#include "core/run/runenvironment.h"

namespace Conclave {

/// What a run needs from outside, on a transport and a clock of the test's choice. Every endpoint
/// is reached at its own address, with `key`.
class RunFixture final
{
public:
    RunFixture(Transport &transport, const Clock &clock)
        : m_queue(clock)
        , m_health(transport, clock)
        , m_sleep(clock)
        , m_environment{
              .transport = transport,
              .clock = clock,
              .queue = m_queue,
              .health = m_health,
              .sleep = m_sleep,
              .access =
                  [this](const Endpoint &endpoint, RunEnvironment::Reached reached) {
                      if (slowAccess)
                          slowAccess(std::move(reached));
                      else
                          reached(access ? access(endpoint) : EndpointAccess{endpoint.url, key});
                  },
              .jitter = [this] { return jitter; },
              .prices = &prices,
              .corrections = &corrections,
              .holdSynthesis =
                  [this](const Turn &turn, const Member &chair) {
                      return hold ? hold(turn, chair) : std::nullopt;
                  }}
    {
    }
    RunFixture(const RunFixture &) = delete;
    RunFixture &operator=(const RunFixture &) = delete;

    const RunEnvironment &environment() const { return m_environment; }
    EndpointQueue &queue() { return m_queue; }
    EndpointHealth &health() { return m_health; }

    Secret key;
    std::function<Result<EndpointAccess>(const Endpoint &)> access; ///< Instead, when set.
    std::function<void(RunEnvironment::Reached)> slowAccess;        ///< Instead of both, when set.
    Corrections corrections;
    PriceTable prices; ///< None at first.
    std::function<std::optional<SpendingHold>(const Turn &, const Member &chair)>
        hold;            ///< Nothing, when not set.
    double jitter = 0.5; ///< Drawn each time.

private:
    EndpointQueue m_queue;
    EndpointHealth m_health;
    SleepWatch m_sleep;
    RunEnvironment m_environment;
};

} // namespace Conclave
