#include "ui/turn/turnjudge.h"

namespace Conclave {

TurnJudge::TurnJudge(CouncilRun &run, const BlindFeed *blind) : m_run(run), m_blind(blind)
{
}

Verdict TurnJudge::verdict() const
{
    return m_run.turn().verdict.value_or(Verdict());
}

void TurnJudge::toggleBest(MemberId member)
{
    const MemberId meant = behind(member);
    const bool isTakenBack = verdict().winner == meant;
    m_run.judge(verdict().withWinner(isTakenBack ? std::nullopt : std::optional(meant), isBlind()));
}

void TurnJudge::toggleTie()
{
    m_run.judge(verdict().withTie(!verdict().tie, isBlind()));
}

void TurnJudge::rate(MemberId member, int stars)
{
    m_run.judge(verdict().withRating(behind(member), stars, isBlind()));
}

void TurnJudge::revealNames()
{
    if (isBlind())
        m_run.judge(verdict().withTie(false, false));
}

} // namespace Conclave
