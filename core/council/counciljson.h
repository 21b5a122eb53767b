#pragma once

#include "core/base/jsonreader.h"
#include "core/council/council.h"

namespace Conclave {

// The JSON forms of a council, as they stand in session files, council files and settings.
// None of them ever holds a key.

/// A council's limits stand among its other fields.
void writeLimits(QJsonObject &json, const Limits &limits);
Limits readLimits(JsonReader &json);

QJsonObject toJson(const Endpoint &endpoint);
QJsonObject toJson(const Member &member);
QJsonObject toJson(const Council &council);

Endpoint readEndpoint(JsonReader &json);
Member readMember(JsonReader &json);
Council readCouncil(JsonReader &json);

/// A council file: the council's JSON with `"format": "conclave-council", "version": 1`.
QByteArray councilFile(const Council &council);
/// Error::Kind::BadFile with the line or key at fault.
Result<Council> councilFromFile(const QByteArray &bytes);

} // namespace Conclave
