#include "ui/settings/modellists.h"

#include "core/base/text.h"
#include "ui/words/reportwords.h"

#include <QPointer>

namespace Conclave {

ModelLists::ModelLists(const ServerAccess &servers) : m_servers(servers)
{
}

ModelLists::~ModelLists() = default;

void ModelLists::request(const Endpoint &endpoint, bool isRetry)
{
    Place &place = m_places[endpoint.id];
    const bool isSettled = place.result && (*place.result || !isRetry);
    if (place.attempt || isSettled)
        return;
    place.result.reset();
    place.attempt = std::make_unique<QObject>();
    emit changed(endpoint.id);
    m_servers.access(endpoint,
                     [this, endpoint, attempt = QPointer(place.attempt.get())](
                         const Result<EndpointAccess> &access) {
                         if (attempt) // else this may be gone as well
                             list(endpoint, access);
                     });
}

QList<ModelInfo> ModelLists::models(EndpointId endpoint) const
{
    const auto place = m_places.find(endpoint);
    const bool isListed = place != m_places.end() && place->second.result && *place->second.result;
    return isListed ? (*place->second.result)->models : QList<ModelInfo>();
}

QString ModelLists::note(const Endpoint &endpoint) const
{
    const auto place = m_places.find(endpoint.id);
    if (place == m_places.end())
        return {};
    const std::optional<Result<ModelList>> &result = place->second.result;
    const QString name = singleLine(endpoint.name, 60);
    if (!result)
        return tr("Listing the models of %1…").arg(name);
    if (!*result)
        //: %1 is a whole sentence
        return tr("⚠ %1 You can type a model's name.").arg(listProblem(result->error(), endpoint));
    return (*result)->models.isEmpty()
               ? tr("%1 lists no models. You can type a model's name.").arg(name)
               : QString();
}

void ModelLists::forget()
{
    m_places.clear();
}

void ModelLists::list(const Endpoint &endpoint, const Result<EndpointAccess> &access)
{
    if (!access)
        return end(endpoint.id, access.error());
    Endpoint reached = endpoint;
    reached.url = access->url;
    auto listing =
        std::make_unique<ModelListing>(m_servers.transport, m_servers.clock, reached, access->key);
    connect(listing.get(),
            &ModelListing::finished,
            this,
            [this, endpoint](const Result<ModelList> &result) {
                const Result<ModelList> kept = result; // outlives the listing
                if (kept && m_servers.listed)
                    m_servers.listed(endpoint, kept->models);
                end(endpoint.id, kept);
            });
    listing->start();
    m_places[endpoint.id].listing = std::move(listing);
}

void ModelLists::end(EndpointId endpoint, const Result<ModelList> &result)
{
    Place &place = m_places[endpoint];
    place.result = result;
    place.attempt.reset();
    place.listing.reset();
    emit changed(endpoint);
}

} // namespace Conclave
