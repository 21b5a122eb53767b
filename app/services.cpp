#include "app/services.h"

#include "core/council/presets.h"

#include <QRandomGenerator>
#include <QStandardPaths>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

Services::Services(const QString &profile)
    : m_profile(profile.isEmpty()
                    ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                    : profile)
{
    const Result<Settings> loaded = loadSettings(m_profile);
    if (loaded)
        settings = *loaded;
    else
        settingsError = loaded.error();
}

RunEnvironment Services::environment()
{
    return {.transport = m_transport,
            .clock = m_clock,
            .queue = m_queue,
            .health = m_health,
            .sleep = m_sleep,
            .access = [this](const Endpoint &endpoint) { return access(endpoint); },
            .jitter = [] { return QRandomGenerator::system()->generateDouble(); }};
}

Done Services::save() const
{
    return settingsError ? Done(*settingsError) : saveSettings(settings, m_profile);
}

Result<EndpointAccess> Services::access(const Endpoint &endpoint)
{
    if (isGuide(endpoint))
        return guideAccess();
    // A council or session from elsewhere may name any host; keys go only where the user put them.
    const EndpointAccount *account = accountFor(settings, endpoint);
    if (!account)
        return EndpointAccess{endpoint.url, {}};
    const Result<Secret> key = keys.keyFor(*account);
    if (!key)
        return key.error();
    return EndpointAccess{endpoint.url, *key};
}

Result<EndpointAccess> Services::guideAccess()
{
    if (!m_guide)
        m_guide = std::make_unique<GuideServer>();
    if (!m_guide->listen())
        return Error{.kind = Error::Kind::Network,
                     .message = u"the Guide could not open a port on this machine"_s};
    return EndpointAccess{m_guide->url(), {}};
}

} // namespace Conclave
