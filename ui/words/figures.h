#pragma once

#include "core/session/answer.h"

#include <QString>

namespace Conclave {

/// A figure as it is written everywhere in the window, in the user's language and number format.
/// The unknown is "–", never 0. Every text is short enough for a caption.

/// "< 1 ms", "8 ms", "0.31 s", "12.4 s", "2 min 05 s" or "1 h 02 min": three digits at most, with
/// the unit that suits them. `duration` is not negative.
QString durationText(std::optional<Microseconds> duration);

/// "41 tok/s", or "≈41 tok/s" for an estimate; one decimal place below ten.
QString rateText(std::optional<TokenRate> rate);

/// "1,234": the digits in groups where the user's number format has them.
QString countText(std::optional<qint64> count);

/// "$0.0042", "$0.12", "$3.40" or "< $0.0001": US dollars, which is what providers bill; "≈$0.12"
/// for an estimate.
QString moneyText(std::optional<double> dollars, bool isEstimated);

} // namespace Conclave
