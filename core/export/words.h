#pragma once

#include "core/session/session.h"

#include <QString>

namespace Conclave {

// What exported documents say about a turn, in plain English: core has no translations. Unknown
// numbers are "–", estimated ones begin with "≈".

/// Every version, in order: what an exported document shows.
QList<Synthesis> syntheses(const Turn &turn);

/// The question as a heading: all of it when that is one line of moderate length, else its
/// beginning.
QString headingFor(const QString &question);

/// "203 ms", "2.20 s".
QString spanText(std::optional<Microseconds> span);
/// "2026-11-20 15:00:01 UTC", or "without a date".
QString timeText(const QDateTime &time);
/// The turn was asked in another program, whose name stands in place of a council's.
bool isImported(const Session &session, const Turn &turn);
/// From the moment the answer took its place in the queue.
QString firstTextAfter(const Answer &answer);
QString totalTime(const Answer &answer);
QString speedText(const Answer &answer); ///< Tokens per second.
QString tokensText(const Usage &usage);  ///< Output tokens.
/// "$0.0210", "$0.000012", or "$0.00" of a local server. See costUsdOf().
QString costText(const Turn &turn, const Answer &answer);

/// "complete", "partial — the deadline had passed", "failed — rate_limited, HTTP 429: …".
/// One line; the provider's words in it are not escaped for any markup.
QString statusText(const Answer &answer);

/// What made it slow or late: "late", "asked again after 2.1 s: rate_limited, HTTP 429: …", "no
/// bytes for 7.00 s". One line each, as above; empty when nothing did.
QStringList troubleTexts(const Turn &turn, const Answer &answer);

/// "3 of 5, 1 partial (1 failed, 1 late); by the second chair", as it was when it was made.
QString synthesisText(const Turn &turn, const Synthesis &synthesis);

/// "best: Critic; Critic 4 of 5, Tester 2 of 5; judged blind", with the names as they are: one
/// line, not escaped for any markup. Empty when the user has not judged the turn.
QString verdictText(const Turn &turn);

/// "wall 6.20 s · sum 31.0 s · slowest 6.19 s · speed-up 5.0× · overhead 2 ms".
QString runTimesText(const Turn &turn);

} // namespace Conclave
