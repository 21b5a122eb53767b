#pragma once

#include "core/probe/discovery.h"
#include "core/run/runenvironment.h"
#include "ui/settings/endpointdraft.h"

#include <functional>

namespace Conclave {

/// How the windows of the settings ask servers what they are and have. All of it outlives the
/// windows.
struct ServerAccess
{
    Transport &transport;
    const Clock &clock;
    /// As RunEnvironment::access: for an endpoint that is set up.
    std::function<void(const Endpoint &, RunEnvironment::Reached)> access = {};
    /// The same for one that is being edited, with the key that was typed just now.
    std::function<void(const EndpointDraft &, RunEnvironment::Reached)> draftAccess = {};
    /// Told what a server that is set up says about its models; null: nobody wants to know.
    std::function<void(const Endpoint &, const QList<ModelInfo> &)> listed = {};
    QList<quint16> ports = Discovery::usualPorts(); ///< Where local servers are looked for.
};

} // namespace Conclave
