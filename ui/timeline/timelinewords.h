#pragma once

#include "core/session/turn.h"

#include <QStringList>

namespace Conclave {

struct TimelineLayout;
struct TimelineMark;
struct TimelineRow;

// What the timeline says in words.

/// Whose track it is.
QString trackName(const TimelineRow &row);

/// How long the newest attempt took or takes; how it ended when no answer came of it.
QString trackResult(const TimelineRow &row);

/// The numbers of a track, one line each, for every attempt. `now` as for timelineLayout().
QString trackText(const TimelineRow &row, const Turn &turn, std::optional<Microseconds> now);

/// The words beside a mark, which stands where it stands: "deadline 30 s", "3 of 5", "synthesis".
QString markText(const TimelineMark &mark, const TimelineLayout &layout);

/// The same in sentences that tell the moments, too.
QStringList marksText(const TimelineLayout &layout);

/// The state of all tracks, then the marks, in sentences. Has no live numbers: it changes only when
/// a state does.
QString timelineText(const TimelineLayout &layout);

} // namespace Conclave
