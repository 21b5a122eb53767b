#pragma once

#include "ui/settings/endpointdraft.h"

#include <QList>

namespace Conclave {

/// Well-known local servers, then providers: each a draft with name, address and the usual
/// environment variable of the key. They have no ids.
QList<EndpointDraft> endpointTemplates();

} // namespace Conclave
