#include "core/net/localaddress.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

bool isThisMachine(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isReadableOnTheWay(const QUrl &url)
{
    return url.scheme() == "http"_L1 && !isThisMachine(url);
}

bool isLocalAddress(const QUrl &url)
{
    const QString host = url.host();
    if (isThisMachine(url) || host.endsWith(".local"_L1) || host.endsWith(".localhost"_L1))
        return true;
    // RFC 1918, RFC 4193.
    constexpr std::array Private{
        "10.0.0.0/8"_L1, "172.16.0.0/12"_L1, "192.168.0.0/16"_L1, "fc00::/7"_L1};
    const QHostAddress address(host);
    return address.isLinkLocal() ||
           std::ranges::any_of(Private, [&address](QLatin1StringView network) {
               return address.isInSubnet(QHostAddress::parseSubnet(network));
           });
}

} // namespace Conclave
