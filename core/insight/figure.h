#pragma once

#include "core/insight/range.h"
#include "core/insight/words.h"

#include <QString>

namespace Conclave {

/// A quantity or a date in a sentence.
struct Figure
{
    enum class Bound { None, AtLeast, AtMost };

    /// Only figures of one dimension are compared: "time", "money/month", "date", and
    /// "#user" for a bare number of users.
    QString dimension;
    QString currency; ///< Of money: "USD".
    QString written;
    qsizetype first = 0; ///< The words it takes: from here
    qsizetype end = 0;   ///< to before here.
    Range place;         ///< In the sentence.

    double low = 0;    ///< In the dimension's own unit.
    double high = 0;   ///< More than `low` for "3–5" and "about 4".
    double factor = 1; ///< Of the unit it is written in.
    int decimals = 0;
    bool mayBeThousandth = false; ///< See Number.
    Bound bound = Bound::None;

    int year = 0; ///< Of a date; 0 when it does not say.
    int month = 0;
    int day = 0;

    bool isDate = false;
};

/// Whether two figures of one dimension can both be true of the same thing. Lenient: a rounded
/// number agrees with the exact one, a range with what lies in it, a year with a day of that year,
/// 1 GB with 1024 MB. Amounts in two currencies disagree only when the number is the same, for else
/// one may be converted.
bool agree(const Figure &one, const Figure &other);

} // namespace Conclave
