#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/council/endpoint.h"
#include "core/net/transport.h"
#include "core/prices/pricetable.h"
#include "core/run/corrections.h"
#include "core/run/endpointhealth.h"
#include "core/run/endpointqueue.h"
#include "core/run/sleepwatch.h"
#include "core/run/spendinghold.h"

#include <functional>

namespace Conclave {

/// How to reach an endpoint right now.
struct EndpointAccess
{
    QUrl url;
    Secret key; ///< Empty: the endpoint needs none.
};

/// What every run needs from outside. All of it outlives the runs.
struct RunEnvironment
{
    Transport &transport;
    const Clock &clock;
    EndpointQueue &queue;
    EndpointHealth &health;
    SleepWatch &sleep;
    using Reached = std::function<void(const Result<EndpointAccess> &)>;
    /// Asked each time a request is about to be sent. Calls back once: at once whenever that is
    /// possible, else within seconds from the event loop, as when a key ring has to be asked.
    std::function<void(const Endpoint &, Reached)> access;
    /// Evenly from 0 to 1: spreads the tries of members that failed together.
    std::function<double()> jitter;
    const PriceTable *prices = nullptr; ///< Null: costs are known only where providers tell them.
    Corrections *corrections = nullptr; ///< Null: what servers reject is not remembered.
    /// Asked before a chair is sent anything without the user's wish, and again before the second
    /// one takes over; what it returns holds that chair back until the user wants a synthesis
    /// (CouncilRun::synthesise()). Null: nothing is held back.
    std::function<std::optional<SpendingHold>(const Turn &, const Member &chair)> holdSynthesis =
        nullptr;
};

} // namespace Conclave
