#include "core/run/streamtimeouts.h"

#include "core/net/localaddress.h"

namespace Conclave {

StreamTimeouts StreamTimeouts::forAddress(const QUrl &url)
{
    StreamTimeouts timeouts;
    if (isLocalAddress(url))
        timeouts.firstByte = std::chrono::minutes(10);
    return timeouts;
}

} // namespace Conclave
