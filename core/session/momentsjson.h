#pragma once

#include "core/base/jsonreader.h"
#include "core/session/answer.h"

#include <QDateTime>

namespace Conclave {

// The JSON forms of when things happened to an answer, in milliseconds since asking.

QJsonValue milliseconds(std::optional<Microseconds> moment); ///< Null: it never happened.

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

QString instant(const QDateTime &time); ///< ISO 8601 in UTC, with milliseconds.
/// A date and time of the years 1 to 9999, in UTC.
QDateTime readInstant(JsonReader &json, const QString &key);

/// Ends an answer that was still running when its file was written: nobody will finish it. It ends
/// at the last moment that is known of it. No effect on one that has ended.
void endInterrupted(Answer &answer);

} // namespace Conclave
