#include "core/session/usage.h"

namespace Conclave {

namespace {

template<typename Value>
void replace(std::optional<Value> &before, const std::optional<Value> &later)
{
    if (later)
        before = later;
}

/// A part that is more than its whole is unknown.
void bound(std::optional<qint64> &part, const std::optional<qint64> &whole)
{
    if (part && whole && *part > *whole)
        part.reset();
}

} // namespace

Usage merged(const Usage &before, const Usage &later)
{
    Usage usage = before;
    replace(usage.input, later.input);
    replace(usage.output, later.output);
    replace(usage.reasoning, later.reasoning);
    replace(usage.cached, later.cached);
    replace(usage.costUsd, later.costUsd);
    bound(usage.reasoning, usage.output);
    bound(usage.cached, usage.input);
    return usage;
}

} // namespace Conclave
