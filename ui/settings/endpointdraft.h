#pragma once

#include "core/base/secret.h"
#include "core/council/endpoint.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Conclave {

/// Where an endpoint's key comes from.
enum class KeySource { None, Variable, Memory };

/// One row of the EndpointEditor: an endpoint and what is known about its key. The key itself is
/// here only when it was typed just now.
struct EndpointDraft
{
    Endpoint endpoint;
    KeySource keySource = KeySource::None;
    QString keyVariable;            ///< Name of the environment variable, for KeySource::Variable.
    bool keyInMemory = false;       ///< A key of this endpoint is in memory already.
    std::optional<Secret> typedKey; ///< Replaces the one in memory; empty: leave it as it is.
    QStringList usedBy;             ///< Names of the councils that use it; in use it stays.
};

/// Why the draft cannot be used yet, as a whole sentence; empty when it can.
QString endpointProblem(const EndpointDraft &draft);

/// What the user should know before using it, as a whole sentence; empty when there is nothing.
QString endpointWarning(const EndpointDraft &draft);

} // namespace Conclave
