#pragma once

#include "core/run/runenvironment.h"

namespace Conclave {

/// What a run needs from outside, on a transport and a clock of the test's choice. Every endpoint
/// is reached at its own address, with `key`.
class RunFixture final
{
public:
    RunFixture(Transport &transport, const Clock &clock)
        : m_environment{transport, clock, m_queue, [this](const Endpoint &endpoint) {
                            return access ? access(endpoint) : EndpointAccess{endpoint.url, key};
                        }}
    {
    }
    RunFixture(const RunFixture &) = delete;
    RunFixture &operator=(const RunFixture &) = delete;

    const RunEnvironment &environment() const { return m_environment; }
    EndpointQueue &queue() { return m_queue; }

    Secret key;
    std::function<Result<EndpointAccess>(const Endpoint &)> access; ///< Instead, when set.

private:
    EndpointQueue m_queue;
    RunEnvironment m_environment;
};

} // namespace Conclave
