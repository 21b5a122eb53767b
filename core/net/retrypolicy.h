#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <optional>

namespace Conclave {

/// Whether and when a request is sent once more by itself, without asking the user. It is a
/// function of values: nothing is kept, nothing is drawn.
///
/// Only what cannot have brought an answer is tried again: a server that said so by its status, or
/// a request that never was on the wire. A request that was sent and has no answer may be billed,
/// and repeating it is for the user to decide.
struct RetryPolicy
{
    static constexpr int MostRetries = 2;
    /// A server that asks for a longer wait is not tried again at all.
    static constexpr std::chrono::milliseconds LongestWait = std::chrono::seconds(120);
    /// How long a model may be loading, counted from the first try.
    static constexpr Microseconds LoadingLocally = std::chrono::minutes(10);
    static constexpr Microseconds LoadingElsewhere = std::chrono::minutes(2);

    /// A try that has failed.
    struct Failed
    {
        Error error;
        int retries = 0; ///< Already made by itself, without those while the model was loading.
        bool gotContent = false;       ///< Text or reasoning had arrived.
        bool wasSent = true;           ///< The whole request may have been on the wire.
        bool isLocal = false;          ///< As isLocalAddress() says.
        bool isThisMachine = false;    ///< As isThisMachine() says.
        Microseconds sinceFirstTry{0}; ///< From the first try to this failure.
    };

    /// How long to wait before the next try; empty: it is not tried again. `jitter` is drawn evenly
    /// from 0 to 1, for every failure anew, so that members on one key do not come back together.
    ///
    /// Without a hint the wait is anywhere from 0 to 0.5 s, then 1 s. A provider's hint is
    /// honoured, plus at most a tenth of it or 1 s. A server that loads its model is asked again
    /// after 1, 2, 4, 8, 8 … s (or its longer hint), however often, but never later than the limits
    /// above.
    static std::optional<Microseconds> pause(const Failed &failed, double jitter);
};

} // namespace Conclave
