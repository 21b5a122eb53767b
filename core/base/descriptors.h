#pragma once

namespace Conclave {

/// How many files and connections the system lets this process have open at once: its soft limit,
/// RLIMIT_NOFILE. Very many where there is no such thing.
int descriptorLimit();

/// Raises the soft limit as far as the hard one allows, but not beyond 16384: programs that this
/// one starts inherit it, and some of them close every number up to it. To be called once, before
/// anything asks for the limit; when the system refuses, all stays as it was.
void raiseDescriptorLimit();

/// How many of the first `limit` descriptors are open, but looks at no more than 1024.
int openDescriptors(int limit);

} // namespace Conclave
