#pragma once

#include "core/base/clock.h"

#include <QList>
#include <QString>

namespace Conclave {

/// The scale of a timeline: from 0 to a round end, with round ticks.
struct TimeAxis
{
    Microseconds end{0};
    Microseconds step{0}; ///< From tick to tick; `end` is a whole number of them.

    /// Just long enough for `last`, with at most `mostSteps` (2 or more) from tick to tick.
    static TimeAxis fitting(Microseconds last, int mostSteps);
    /// The same with room to grow: ends at 1, 2, 5, 10, 20, 30 s, 1, 2, 5 min …, so that a live
    /// race rescales seldom.
    static TimeAxis growing(Microseconds last, int mostSteps);

    QList<Microseconds> ticks() const; ///< From 0 to `end`, both included.
    /// "0", "20 ms", "1.5 s", "1 min 30 s", "2 h".
    QString label(Microseconds tick) const;

    bool operator==(const TimeAxis &) const = default;
};

} // namespace Conclave
