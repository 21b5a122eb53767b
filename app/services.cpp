#include "app/services.h"

#include "core/base/files.h"
#include "core/council/presets.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStandardPaths>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

Services::Services(const QString &profile)
    : m_profile(profile.isEmpty()
                    ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                    : profile)
    , m_archiveDirectory(profile.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                             : profile)
    , m_isFirstStart(!QFileInfo::exists(QDir(m_profile).absoluteFilePath(u"settings.json"_s)))
    , m_keys(m_clock, QDir(m_profile).absoluteFilePath(u"keys.json"_s))
{
    const Result<Settings> loaded = loadSettings(m_profile);
    if (loaded)
        settings = *loaded;
    else
        settingsError = loaded.error();
    readOwnPrices();
}

QString Services::ownPricesPath() const
{
    return QDir(m_profile).absoluteFilePath(u"prices.json"_s);
}

Result<QByteArray> Services::ownPricesFile() const
{
    constexpr qint64 Largest = qint64(4) * 1024 * 1024;
    const QString path = ownPricesPath();
    return QFileInfo::exists(path) ? readFile(path, Largest) : QByteArray();
}

Result<QList<OwnPrice>> Services::ownPrices() const
{
    const Result<QByteArray> file = ownPricesFile();
    if (!file)
        return file.error();
    const auto prices = Conclave::ownPrices(*file);
    return prices ? prices : fileError(ownPricesPath(), prices.error().message);
}

Done Services::saveOwnPrices(const QList<OwnPrice> &prices)
{
    const Result<QByteArray> before = ownPricesFile();
    if (!before)
        return before.error();
    const Result<QByteArray> after = withOwnPrices(*before, prices);
    if (!after)
        return fileError(ownPricesPath(), after.error().message);
    if (!makePrivateDirectory(m_profile))
        return fileError(m_profile, u"the directory cannot be made"_s);
    if (const Done saved = saveFile(ownPricesPath(), *after); !saved)
        return saved;
    readOwnPrices();
    return std::monostate{};
}

void Services::readOwnPrices()
{
    PriceTable table = PriceTable::shipped();
    table.learnFrom(m_prices);
    m_prices = table;
    pricesError.reset();
    const Result<QByteArray> file = ownPricesFile();
    if (!file)
        pricesError = file.error();
    else if (file->isEmpty())
        return;
    else if (const Result<PriceTable> own = PriceTable::fromFile(*file))
        m_prices.overlay(*own);
    else
        pricesError = fileError(ownPricesPath(), own.error().message);
}

RunEnvironment Services::environment()
{
    return {.transport = m_transport,
            .clock = m_clock,
            .queue = m_queue,
            .health = m_health,
            .sleep = m_sleep,
            .access = [this](const Endpoint &endpoint,
                             const RunEnvironment::Reached &reached) { access(endpoint, reached); },
            .jitter = [] { return QRandomGenerator::system()->generateDouble(); },
            .prices = &m_prices,
            .corrections = &m_corrections};
}

Done Services::save() const
{
    return settingsError ? Done(*settingsError) : saveSettings(settings, m_profile);
}

void Services::access(const Endpoint &endpoint, const RunEnvironment::Reached &reached)
{
    if (isGuide(endpoint))
        return reached(guideAccess());
    // A council or session from elsewhere may name any host; keys go only where the user put them.
    const EndpointAccount *account = accountFor(settings, endpoint);
    if (!account)
        return reached(EndpointAccess{endpoint.url, {}});
    m_keys.keyFor(*account, [url = endpoint.url, reached](const Result<Secret> &key) {
        if (key)
            reached(EndpointAccess{url, *key});
        else
            reached(key.error());
    });
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
