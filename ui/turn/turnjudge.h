#pragma once

#include "core/run/councilrun.h"

namespace Conclave {

/// Tells a run what the user thinks of its answers. Each says the opposite of what holds already.
class TurnJudge final
{
public:
    /// `run` outlives it. `isBlind`: who answered is hidden while the user chooses.
    TurnJudge(CouncilRun &run, bool isBlind);

    void toggleBest(MemberId member);
    void toggleTie();
    void rate(MemberId member, int stars); ///< 0: takes the rating away.
    void revealNames();                    ///< Notes that a choice after that is not blind.

private:
    Verdict verdict() const; ///< As it stands; an empty one before there is any.

    CouncilRun &m_run;
    const bool m_isBlind;
};

} // namespace Conclave
