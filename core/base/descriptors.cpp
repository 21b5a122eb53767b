#include "core/base/descriptors.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/resource.h>
#endif

namespace Conclave {

namespace {

constexpr int Plenty = 16384;

} // namespace

#ifdef Q_OS_UNIX

int descriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return Plenty;
    return int(std::min<rlim_t>(limit.rlim_cur, Plenty));
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= Plenty)
        return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, Plenty);
    (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

int openDescriptors(int limit)
{
    constexpr int Most = 1024;
    int open = 0;
    for (int descriptor = 0; descriptor < std::min(limit, Most); ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) != -1)
            ++open;
    }
    return open;
}

#else

int descriptorLimit()
{
    return Plenty;
}

void raiseDescriptorLimit()
{
}

int openDescriptors(int)
{
    return 0;
}

#endif

} // namespace Conclave
