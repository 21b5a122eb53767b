#include "ui/turn/turnjudge.h"

namespace Conclave {

TurnJudge::TurnJudge(CouncilRun &run, bool isBlind) : m_run(run), m_isBlind(isBlind)
{
}

Verdict TurnJudge::verdict() const
{
    return m_run.turn().verdict.value_or(Verdict());
}

void TurnJudge::toggleBest(MemberId member)
{
    const bool isTakenBack = verdict().winner == member;
    m_run.judge(
        verdict().withWinner(isTakenBack ? std::nullopt : std::optional(member), m_isBlind));
}

void TurnJudge::toggleTie()
{
    m_run.judge(verdict().withTie(!verdict().tie, m_isBlind));
}

void TurnJudge::rate(MemberId member, int stars)
{
    m_run.judge(verdict().withRating(member, stars, m_isBlind));
}

void TurnJudge::revealNames()
{
    if (m_isBlind)
        m_run.judge(verdict().withTie(false, false));
}

} // namespace Conclave
