#pragma once

#include "core/base/secret.h"
#include "core/council/endpoint.h"
#include "core/store/keysource.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Conclave {

/// One row of the EndpointEditor: an endpoint and what is known about its key. The key itself is
/// here only when it was typed just now.
struct EndpointDraft
{
    Endpoint endpoint;
    KeySource keySource = KeySource::None;
    QString keyVariable; ///< Name of the environment variable, for KeySource::Variable.

    KeySource keptIn =
        KeySource::None;    ///< Where a key is kept already: the ring, memory, the file.
    QUrl keptFor;           ///< The address that it was entered for.
    bool keyAtHand = false; ///< It is in memory now, and need not be typed to be kept elsewhere.
    std::optional<Secret> typedKey; ///< Replaces the one that is kept; empty: leave it as it is.

    QStringList usedBy; ///< Names of the councils that use it; in use it stays.
    QString model;      ///< One that a council asks there; empty: none is known.
};

/// Whether a key that the user enters goes there.
bool isForTypedKeys(KeySource source);

/// Whether a key for the draft's address is where the draft says, or can be brought there.
bool hasKey(const EndpointDraft &draft);

/// Why the draft cannot be used yet, as a whole sentence; empty when it can.
QString endpointProblem(const EndpointDraft &draft);

/// What the user should know before using it, as a whole sentence; empty when there is nothing.
QString endpointWarning(const EndpointDraft &draft);

} // namespace Conclave
