#pragma once

#include "core/run/councilrun.h"
#include "core/session/blindfeed.h"

namespace Conclave {

/// Tells a run what the user thinks of its answers. Each says the opposite of what holds already.
class TurnJudge final
{
public:
    /// Both outlive it. `blind`: who answered is hidden while the user chooses, and members go by
    /// its ids; null: they go by their own.
    TurnJudge(CouncilRun &run, const BlindFeed *blind);

    void toggleBest(MemberId member);
    void toggleTie();
    void rate(MemberId member, int stars); ///< 0: takes the rating away.
    void revealNames();                    ///< Notes that a choice after that is not blind.

    /// Who is behind an id under which a member is shown.
    MemberId behind(MemberId shown) const { return m_blind ? m_blind->behind(shown) : shown; }

private:
    Verdict verdict() const; ///< As it stands; an empty one before there is any.
    bool isBlind() const { return m_blind != nullptr; }

    CouncilRun &m_run;
    const BlindFeed *m_blind;
};

} // namespace Conclave
