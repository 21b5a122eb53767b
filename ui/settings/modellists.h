#pragma once

#include "core/probe/modellisting.h"
#include "ui/settings/serveraccess.h"

#include <memory>
#include <unordered_map>

namespace Conclave {

/// The models at endpoints: each is asked for them once, when somebody wants to know.
class ModelLists final : public QObject
{
    Q_OBJECT

public:
    explicit ModelLists(const ServerAccess &servers);
    ~ModelLists() override;

    /// Asks, unless the answer is known or on its way; a failure is asked about again only when
    /// `isRetry`.
    void request(const Endpoint &endpoint, bool isRetry);
    QList<ModelInfo> models(EndpointId endpoint) const; ///< As far as they are known.
    /// Why there are none (yet), as a whole sentence; empty when nobody asked, or there are some.
    QString note(const Endpoint &endpoint) const;
    void forget(); ///< Everything, as when endpoints have changed.

signals:
    void changed(Conclave::EndpointId endpoint);

private:
    struct Hash
    {
        std::size_t operator()(EndpointId id) const { return qHash(id); }
    };
    struct Place
    {
        std::optional<Result<ModelList>> result; ///< Empty: not answered yet.
        std::unique_ptr<QObject> attempt;
        std::unique_ptr<ModelListing> listing;
    };

    void list(const Endpoint &endpoint, const Result<EndpointAccess> &access);
    void end(EndpointId endpoint, const Result<ModelList> &result);

    const ServerAccess m_servers;
    std::unordered_map<EndpointId, Place, Hash> m_places;
};

} // namespace Conclave
