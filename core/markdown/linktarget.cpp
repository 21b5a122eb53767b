#include "core/markdown/linktarget.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

std::optional<QUrl> linkTarget(const QString &href)
{
    constexpr qsizetype LongestAddress = 2048;
    if (href.size() > LongestAddress)
        return {};
    const QUrl url(href);
    const QString scheme = url.scheme();
    const bool web = scheme == "https"_L1 || scheme == "http"_L1;
    const bool mail = scheme == "mailto"_L1 && !url.path().isEmpty();
    if (!url.isValid() || !(mail || (web && !url.host().isEmpty())) || !url.userInfo().isEmpty())
        return {};
    return url;
}

} // namespace Conclave
