#include "core/dialects/openaiaddress.h"

#include "core/council/providers.h"
#include "core/dialects/basepath.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Chat = "/chat/completions"_L1;

QString usualPath(const QUrl &base)
{
    const Provider *provider = providerAt(base, u"openai"_s);
    return provider ? QUrl(provider->url).path() : u"/v1"_s;
}

} // namespace

QUrl openAiUrl(const QUrl &base, QLatin1StringView request)
{
    if (base.scheme() == "conclave"_L1)
        return base;
    QString path = basePath(base);
    if (path.isEmpty())
        path = usualPath(base);
    else if (path.endsWith(Chat))
        path.chop(Chat.size());
    // Azure's dated form names in its path what is asked; all else is found above that.
    const qsizetype deployment = request == Chat ? -1 : path.indexOf("/deployments/"_L1);
    if (deployment >= 0)
        path.truncate(deployment);
    return withPath(base, path + request);
}

} // namespace Conclave
