#pragma once

#include "core/run/runenvironment.h"
#include "core/store/keystore.h"
#include "core/store/settings.h"
#include "ui/settings/endpointdraft.h"

namespace Conclave {

/// The user's endpoints as drafts to be edited.
QList<EndpointDraft> draftsOf(const Settings &settings, const KeyStore &keys);

EndpointAccount accountOf(const EndpointDraft &draft);

/// How the draft's server is to be asked now: with the key that was typed, else the one that is
/// kept for that server. Calls back as KeyStore::keyFor().
void accessDraft(KeyStore &keys,
                 const EndpointDraft &draft,
                 const RunEnvironment::Reached &reached);

} // namespace Conclave
