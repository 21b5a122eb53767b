#include "core/council/endpoint.h"

#include "core/council/presets.h"

#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Azure's dated addresses have one; nothing else has a query, which may hold a key.
bool isVersionOnly(const QString &query)
{
    static const QRegularExpression version(u"^api-version=[A-Za-z0-9.-]{1,40}$"_s,
                                            QRegularExpression::DontCaptureOption);
    return version.match(query).hasMatch();
}

} // namespace

QString serverKey(const Endpoint &endpoint)
{
    return endpoint.url.toString(QUrl::FullyEncoded);
}

QString endpointUrlProblem(const QUrl &url)
{
    if (url == guideUrl())
        return {};
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return u"must be an address that starts with http:// or https://"_s;
    if (url.host().isEmpty())
        return u"must name a host"_s;
    if (!url.userInfo().isEmpty())
        return u"must not hold a user name or password"_s;
    if ((url.hasQuery() && !isVersionOnly(url.query())) || url.hasFragment())
        return u"must not hold a “?” or “#” part"_s;
    return {};
}

} // namespace Conclave
