#include "core/store/settings.h"

#include "core/council/presets.h"
#include "core/store/keyentry.h"

#include <algorithm>
#include <functional>

namespace Conclave {

namespace {

QString pathOf(const QUrl &url)
{
    return url.adjusted(QUrl::StripTrailingSlash).path(QUrl::FullyEncoded);
}

/// Calls `visit` for every seat of the council, the chairs included.
void forEachSeat(Council &council, const std::function<void(Member &)> &visit)
{
    std::ranges::for_each(council.members, visit);
    if (council.chair)
        visit(*council.chair);
    if (council.secondChair)
        visit(*council.secondChair);
}

} // namespace

bool sameAddress(const QUrl &a, const QUrl &b)
{
    return sameServer(a, b) && pathOf(a) == pathOf(b);
}

Council currentCouncil(const Settings &settings)
{
    const auto council = std::ranges::find(settings.councils, settings.council, &Council::id);
    return council == settings.councils.end() ? guideCouncil() : *council;
}

const EndpointAccount *accountFor(const Settings &settings, const Endpoint &endpoint)
{
    const EndpointAccount *found = nullptr;
    if (!endpointUrlProblem(endpoint.url).isEmpty())
        return found;
    for (const EndpointAccount &account : settings.endpoints) {
        const Endpoint &own = account.endpoint;
        if (own.dialect != endpoint.dialect || !sameAddress(own.url, endpoint.url))
            continue;
        if (own.id == endpoint.id)
            return &account;
        if (!found)
            found = &account;
    }
    return found;
}

void replaceEndpoint(Settings &settings, const EndpointAccount &account)
{
    const EndpointId id = account.endpoint.id;
    Q_ASSERT(!id.isNull());
    const auto old = std::ranges::find(
        settings.endpoints, id, [](const EndpointAccount &other) { return other.endpoint.id; });
    if (old == settings.endpoints.end())
        settings.endpoints.append(account);
    else
        *old = account;
    for (Council &council : settings.councils) {
        forEachSeat(council, [&](Member &member) {
            if (member.endpoint.id == id)
                member.endpoint = account.endpoint;
        });
    }
}

QStringList usersOf(const Settings &settings, EndpointId endpoint)
{
    QStringList users;
    for (Council council : settings.councils) {
        bool uses = false;
        forEachSeat(council, [&](const Member &member) {
            // A seat may also depend on the account by its address alone.
            const EndpointAccount *account = accountFor(settings, member.endpoint);
            uses = uses || member.endpoint.id == endpoint ||
                   (account && account->endpoint.id == endpoint);
        });
        if (uses)
            users.append(council.name);
    }
    return users;
}

} // namespace Conclave
