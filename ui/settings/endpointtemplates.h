#pragma once

#include "core/probe/fingerprint.h"
#include "ui/settings/endpointdraft.h"

#include <QList>

namespace Conclave {

/// The known local servers, then providers (see providers()), as far as their dialect is spoken:
/// each a draft with name, address and the usual environment variable of the key. They have no ids.
QList<EndpointDraft> endpointTemplates();

/// A server that was found, as a draft without an id.
EndpointDraft draftOf(const FoundServer &server);

} // namespace Conclave
