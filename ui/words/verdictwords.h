#pragma once

#include "core/session/blindturn.h"

#include <QString>

namespace Conclave {

/// How a member fares in a turn's verdict.
struct VerdictSign
{
    bool isBest = false;
    int rating = 0;        ///< 0: none.
    bool canJudge = false; ///< It has text.

    QString words() const; ///< "Best · 4 of 5"; empty: nothing was said.

    bool operator==(const VerdictSign &) const = default;
};

VerdictSign verdictSign(const Turn &turn, MemberId member);

/// "Member %1".
BlindWords blindWords();

/// Whether there is a choice to make: text of two members at least.
bool canCompare(const Turn &turn);

/// "You found Critic's answer best · judged blind", "You found no difference"; empty: no choice.
QString verdictSentence(const Turn &turn);

} // namespace Conclave
