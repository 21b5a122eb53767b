#pragma once

#include "core/council/endpoint.h"
#include "core/store/keysource.h"

namespace Conclave {

/// An endpoint the user has set up, and where its key is found. The key itself is never in here.
struct EndpointAccount
{
    Endpoint endpoint;
    KeySource keySource = KeySource::None;
    QString keyVariable; ///< Name of the environment variable, for KeySource::Variable.

    bool operator==(const EndpointAccount &) const = default;
};

} // namespace Conclave
