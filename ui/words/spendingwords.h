#pragma once

#include "core/run/spendinghold.h"

#include <QString>

namespace Conclave {

/// "The synthesis waits for you: with it, this turn costs about $0.31; your limit is $0.20."
QString heldSynthesisSentence(const SpendingHold &hold);

/// "This turn may cost about $0.31. Your limit for a turn is $0.20."
QString passedLimitSentence(const SpendingHold &hold);

/// "For 2 requests the price is not known: the limit cannot count them." Empty for none.
QString unpricedSentence(int unpriced);

} // namespace Conclave
