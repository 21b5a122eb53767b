#pragma once

#include "core/council/endpoint.h"

namespace Conclave {

/// An endpoint the user has set up, and where its key is found. The key itself is never in here.
struct EndpointAccount
{
    Endpoint endpoint;
    QString keyVariable; ///< Environment variable that holds the key; empty: none, or in memory.

    bool operator==(const EndpointAccount &) const = default;
};

} // namespace Conclave
