#pragma once

#include <QtGlobal>

#include <limits>
#include <optional>

namespace Conclave {

/// How a fake server takes in what its clients send.
struct RequestIntake
{
    static constexpr qsizetype NoLimit = std::numeric_limits<qsizetype>::max();

    /// Bytes per second of each connection; 0 = never any; empty = as they come. A server that
    /// never reads does not see its clients leave either.
    std::optional<int> rate;
    /// Requests with longer bodies are refused with 413 as soon as their head is there.
    qsizetype bodyLimit = NoLimit;
};

} // namespace Conclave
