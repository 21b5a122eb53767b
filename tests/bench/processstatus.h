#pragma once

#include <chrono>
#include <sys/types.h>

namespace Conclave {

/// What the kernel says about a process at this moment (/proc/PID). Zeros: it is gone.
struct ProcessStatus
{
    int threads = 0;
    int descriptors = 0; ///< Open files, sockets and pipes.
    double residentMiB = 0;
    double ownMiB = 0; ///< The part of it that is not a file's (RssAnon).

    static ProcessStatus of(pid_t pid);
    static ProcessStatus ofThis();
};

/// What this process has used so far, in all its threads, in user and kernel.
std::chrono::duration<double> cpuTime();

} // namespace Conclave
