#pragma once

#include "core/base/systemclock.h"
#include "core/guide/guideserver.h"
#include "core/net/networktransport.h"
#include "core/prices/ownprices.h"
#include "core/run/runenvironment.h"
#include "core/store/keystore.h"
#include "core/store/settingsfile.h"

#include <memory>

namespace Conclave {

/// The concrete parts of core that the window and `conclave ask` both stand on, put together.
/// Outlives everything that runs.
class Services final
{
public:
    /// `profile` is where settings are kept; empty: the usual place of the desktop.
    explicit Services(const QString &profile);

    RunEnvironment environment();

    EndpointHealth &health() { return m_health; }
    const Clock &clock() const { return m_clock; }

    const QString &profile() const { return m_profile; }
    /// Where the archive is: in the profile that was named, else at the desktop's place for data.
    const QString &archiveDirectory() const { return m_archiveDirectory; }
    Settings settings;
    const PriceTable &prices() const { return m_prices; }
    /// What a server said about its models.
    void learn(const Endpoint &endpoint, const QList<ModelInfo> &models)
    {
        m_prices.learn(endpoint, models);
    }
    KeyStore &keys() { return m_keys; }
    /// Why the settings could not be read: then they are never saved, so that nothing is lost.
    std::optional<Error> settingsError;
    /// Why the user's own prices, the file ownPricesPath(), are not used.
    std::optional<Error> pricesError;
    QString ownPricesPath() const;
    /// The rows of that file as it is now.
    Result<QList<OwnPrice>> ownPrices() const;
    /// Writes them into that file, and uses them from now on. A file that cannot be understood
    /// stays as it is.
    Done saveOwnPrices(const QList<OwnPrice> &prices);

    Done save() const;
    /// Whether there were no settings when the program started.
    bool isFirstStart() const { return m_isFirstStart; }

    /// Ends the Guide's server; it starts again by itself when it is asked.
    void closeGuide() { m_guide.reset(); }

private:
    void access(const Endpoint &endpoint, const RunEnvironment::Reached &reached);
    Result<EndpointAccess> guideAccess();
    Result<QByteArray> ownPricesFile() const;
    void readOwnPrices();

    QString m_profile;
    QString m_archiveDirectory;
    bool m_isFirstStart;
    SystemClock m_clock;
    KeyStore m_keys;
    NetworkTransport m_transport{m_clock};
    EndpointQueue m_queue{m_clock};
    EndpointHealth m_health{m_transport, m_clock};
    SleepWatch m_sleep{m_clock};
    Corrections m_corrections;
    PriceTable m_prices = PriceTable::shipped();
    std::unique_ptr<GuideServer> m_guide; ///< Null: nobody has asked the Guide.
};

} // namespace Conclave
