#pragma once

#include "core/base/jsonreader.h"
#include "core/session/answer.h"

#include <QDateTime>

namespace Conclave {

// The JSON forms of when things happened: instants, and moments in milliseconds since asking.

QString instant(const QDateTime &time); ///< ISO 8601, UTC, with milliseconds.
/// Of a year with four digits: only these can be written again.
QDateTime readInstant(JsonReader &json, const QString &key);

QJsonValue milliseconds(std::optional<Microseconds> moment); ///< Null: it never happened.
/// What milliseconds() wrote. Rejects negative ones and those of decades.
std::optional<Microseconds> readMoment(JsonReader &json, const QString &key);

QJsonObject toJson(const AnswerTimes &times);
AnswerTimes readTimes(JsonReader &json);

/// Most answers have none, and then the key is left out.
void writeRetries(QJsonObject &json, const QList<Retry> &retries);
QList<Retry> readRetries(JsonReader &json);
void writeStalls(QJsonObject &json, const QList<Stall> &stalls);
QList<Stall> readStalls(JsonReader &json);
/// Left out where nothing is known of it.
void writePace(QJsonObject &json, const Pace &pace);
/// As Pace would have recorded it, however many moments there are.
Pace readPace(JsonReader &json);

} // namespace Conclave
