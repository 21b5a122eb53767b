#include "app/endpointdrafts.h"

namespace Conclave {

namespace {

/// A model that a council asks there, the current council's first.
QString modelAskedAt(const Settings &settings, EndpointId endpoint)
{
    const Council current = currentCouncil(settings);
    for (const Council &council : QList<Council>{current} + settings.councils) {
        for (const Member &member : council.enabledMembers()) {
            if (member.endpoint.id == endpoint && !member.model.isEmpty())
                return member.model;
        }
    }
    return {};
}

} // namespace

QList<EndpointDraft> draftsOf(const Settings &settings, const KeyStore &keys)
{
    QList<EndpointDraft> drafts;
    for (const EndpointAccount &account : settings.endpoints) {
        const KeySource source = account.keySource;
        drafts.append({.endpoint = account.endpoint,
                       .keySource = source,
                       .keyVariable = account.keyVariable,
                       .keptIn = isForTypedKeys(source) ? source : KeySource::None,
                       .keptFor = account.endpoint.url,
                       .keyAtHand = !keys.atHand(account.endpoint).isEmpty(),
                       .usedBy = usersOf(settings, account.endpoint.id),
                       .model = modelAskedAt(settings, account.endpoint.id)});
    }
    return drafts;
}

EndpointAccount accountOf(const EndpointDraft &draft)
{
    const bool isVariable = draft.keySource == KeySource::Variable;
    return {.endpoint = draft.endpoint,
            .keySource = draft.keySource,
            .keyVariable = isVariable ? draft.keyVariable : QString()};
}

void accessDraft(KeyStore &keys, const EndpointDraft &draft, const RunEnvironment::Reached &reached)
{
    const QUrl url = draft.endpoint.url;
    if (isForTypedKeys(draft.keySource)) {
        // One that is to be moved to another place is not there yet.
        const Secret atHand = keys.atHand(draft.endpoint);
        const Secret key = draft.typedKey.value_or(atHand);
        if (!key.isEmpty())
            return reached(EndpointAccess{url, key});
    }
    keys.keyFor(accountOf(draft), [url, reached](const Result<Secret> &key) {
        if (key)
            reached(EndpointAccess{url, *key});
        else
            reached(key.error());
    });
}

} // namespace Conclave
