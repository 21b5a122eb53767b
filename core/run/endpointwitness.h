#pragma once

#include "core/base/error.h"
#include "core/net/bytestream.h"
#include "core/run/runenvironment.h"

namespace Conclave {

/// What one request learns about its endpoint is of use to all who ask it: that it can be reached
/// or not, that it wants a rest, that it refuses the key.
class EndpointWitness final
{
public:
    /// Both outlive it.
    EndpointWitness(const RunEnvironment &environment, const Endpoint &endpoint);

    void tellHead(const HttpHead &head) const;
    void tellFailure(const QUrl &reached, const Error &error) const; ///< At that address.

private:
    const RunEnvironment &m_environment;
    const Endpoint &m_endpoint;
};

} // namespace Conclave
