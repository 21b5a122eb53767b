#pragma once

#include "core/base/jsonreader.h"
#include "core/session/synthesis.h"

namespace Conclave {

// The JSON forms of answers and syntheses, as they stand in session files.

QJsonObject toJson(const Answer &answer);
QJsonObject toJson(const Synthesis &synthesis);

Answer readAnswer(JsonReader &json);
Synthesis readSynthesis(JsonReader &json);

QString statusName(AnswerStatus status); ///< "complete", "partial" …, as in files.
QString noticeName(Notice notice);       ///< "length", "stopped" …; empty for none.
QString authorName(SynthesisAuthor by);  ///< "chair", "second_chair", "extract".

AnswerStatus readStatus(JsonReader &json);    ///< From "status".
Notice readNotice(JsonReader &json);          ///< From "notice".
SynthesisAuthor readAuthor(JsonReader &json); ///< From "by".

QJsonObject toJson(const Usage &usage);
Usage readUsage(JsonReader &json);
QJsonArray memberIds(const QList<MemberId> &members);
QList<MemberId> readMemberIds(JsonReader &json, const QString &key);

} // namespace Conclave
