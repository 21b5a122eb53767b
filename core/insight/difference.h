#pragma once

#include "core/insight/range.h"

#include <QList>
#include <QString>

namespace Conclave {

/// A sentence, or a line of code, a heading, a table's row: as one text has it, the other, or both.
struct DifferenceRow
{
    enum class Kind { Same, Changed, OnlyLeft, OnlyRight };

    Kind kind = Kind::Same;
    Range left;              ///< In the left text; empty when it is only right.
    Range right;             ///< In the right text; empty when it is only left.
    QList<Range> leftWords;  ///< Of Changed: what the other does not have, in order, disjoint.
    QList<Range> rightWords; ///< Ranges in the whole text, like all of them.
    /// Of OnlyLeft and OnlyRight: the row where the other text says the same, elsewhere; else -1.
    qsizetype movedTo = -1;

    bool operator==(const DifferenceRow &) const = default;
};

/// What two Markdown texts have in common, passage by passage (see passages()).
///
/// The rows hold every passage of both texts but the rules, once and in each one's own order: what
/// stands between their ranges is only white space, rules, and the marks of lists and quotes, and
/// these, like the marks of emphasis, make no difference. The texts change sides with their rows.
struct Difference
{
    QList<DifferenceRow> rows;
    /// Only the first characters of the texts were compared: up to here.
    qsizetype leftEnd = 0;
    qsizetype rightEnd = 0;
    bool isCut = false; ///< One of them goes on after that.
    /// In some place so much differs that what changed there is shown as taken out and put in.
    bool isCoarse = false;

    bool operator==(const Difference &) const = default;
};

/// Deterministic. At most 100 000 characters of each text are read. Two texts of 16 kB take a few
/// milliseconds, at worst 50.
Difference difference(const QString &left, const QString &right);

} // namespace Conclave
