#pragma once

#include "core/council/member.h"
#include "core/session/answer.h"
#include "ui/theme/theme.h"

#include <QString>

namespace Conclave {

/// What a running answer waits for, in words. Everything is empty for one that just runs, and for
/// one that has ended.
struct WaitWords
{
    QString word; ///< Instead of the status's own; without figures, so that it changes rarely.
    /// "no bytes for 12 s": beside the figures, where nothing more needs to be said.
    QString caption;

    // More than a caption: what happened, and what follows when.
    QString whatHappened;
    QString detail;    ///< The provider's own words, as one plain line.
    QString countdown; ///< "Asked again in 4 s · try 2 of 3"
    Tone tone = Tone::Neutral;
    bool canHurry = false;  ///< Waiting can be cut short.
    bool canGiveUp = false; ///< There is a failure to end with.

    bool operator==(const WaitWords &) const = default;
};

/// `now` counts from asking; without it, figures that depend on it are left out.
WaitWords waitWords(const Answer &answer, const Member &seat, std::optional<Microseconds> now);

/// Which try this is, after those that failed; loading is waited for however often it takes, and is
/// no try.
qsizetype tryNumber(const Answer &answer);

/// Whole seconds until `moment`, rounded up: "4 s", "2 min 05 s". At least "1 s".
QString secondsUntil(Microseconds moment, Microseconds now);

} // namespace Conclave
