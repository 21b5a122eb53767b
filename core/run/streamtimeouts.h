#pragma once

#include "core/base/clock.h"

#include <QUrl>

namespace Conclave {

/// How long each phase of an answer may take before it counts as failed.
struct StreamTimeouts
{
    Microseconds connect = std::chrono::seconds(15); ///< Until the request begins to be sent.
    /// From the last bit of the request that could be sent to the body's first byte.
    Microseconds firstByte = std::chrono::minutes(2);
    Microseconds idle = std::chrono::seconds(90); ///< Between bytes.
    /// From the first byte to reasoning or text, and between those, whatever else keeps coming.
    Microseconds content = std::chrono::minutes(10);
    Microseconds stall = std::chrono::seconds(5);       ///< Silence that is worth telling.
    Microseconds afterFinish = std::chrono::seconds(5); ///< For the end mark after the last text.

    /// Servers on this machine or in a private network get ten minutes to load their model.
    static StreamTimeouts forAddress(const QUrl &url);

    bool operator==(const StreamTimeouts &) const = default;
};

} // namespace Conclave
