#include "ui/settings/endpointtemplates.h"

#include "core/base/text.h"
#include "core/council/providers.h"
#include "core/dialects/dialects.h"

namespace Conclave {

namespace {

EndpointDraft draftOf(const Provider &provider)
{
    EndpointDraft draft{.endpoint = {.name = provider.name,
                                     .dialect = provider.dialect,
                                     .url = QUrl(provider.url)}};
    if (!provider.keyVariable.isEmpty()) {
        draft.keySource = KeySource::Variable;
        draft.keyVariable = provider.keyVariable;
    }
    return draft;
}

} // namespace

QList<EndpointDraft> endpointTemplates()
{
    QList<EndpointDraft> drafts;
    for (const Provider &provider : providers()) {
        if (dialectNamed(provider.dialect))
            drafts.append(draftOf(provider));
    }
    return drafts;
}

EndpointDraft draftOf(const FoundServer &server)
{
    return {.endpoint = {.name = singleLine(server.name, 60),
                         .dialect = server.dialect,
                         .url = server.url},
            .keySource = server.needsKey ? KeySource::KeyRing : KeySource::None};
}

} // namespace Conclave
