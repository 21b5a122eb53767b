#pragma once

#include "core/insight/figure.h"

#include <QList>

namespace Conclave {

/// What the numbers of a sentence are.
struct Figures
{
    QList<Figure> figures; ///< In order; at most 20.
    /// Of every word: it belongs to a figure and says nothing else; not the noun of "8 users".
    QList<bool> isTaken;
    /// Of every word: a number that is no quantity but part of a name, such as "Qt 6.4", "v1.2.3",
    /// "step 2", "[1]", "10:30".
    QList<bool> isName;
};

Figures figuresOf(const QList<Word> &words);

} // namespace Conclave
