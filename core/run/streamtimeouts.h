#pragma once

#include "core/base/clock.h"

#include <QUrl>

namespace Conclave {

/// How long each phase of an answer may take before it counts as failed.
struct StreamTimeouts
{
    Microseconds connect = std::chrono::seconds(15);    ///< Until the request is on the wire.
    Microseconds firstByte = std::chrono::minutes(2);   ///< From there to the body's first byte.
    Microseconds idle = std::chrono::seconds(90);       ///< Between bytes.
    Microseconds afterFinish = std::chrono::seconds(5); ///< For the end mark after the last text.

    /// Servers on this machine or in a private network get ten minutes to load their model.
    static StreamTimeouts forAddress(const QUrl &url);

    bool operator==(const StreamTimeouts &) const = default;
};

} // namespace Conclave
