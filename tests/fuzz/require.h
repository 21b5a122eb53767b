#pragma once

#include <cstdio>
#include <cstdlib>

namespace Conclave {

/// Ends a fuzz target as a crash unless `holds`; `what` names the broken promise.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "Broken: %s\n", what);
    std::abort();
}

} // namespace Conclave
