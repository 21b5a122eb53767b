#pragma once

#include "core/insight/difference.h"
#include "ui/compare/comparedtext.h"
#include "ui/compare/passagetext.h"

namespace Conclave {

/// A row of two texts side by side.
struct SideBySideRow
{
    DifferenceRow::Kind kind = DifferenceRow::Kind::Same;
    PassageText left; ///< Empty when it is only right.
    PassageText right;
    Range leftPart; ///< Of the whole text; empty likewise.
    Range rightPart;
    qsizetype movedTo = -1; ///< The row where the other text says the same; -1: it does not.

    bool isSame() const { return kind == DifferenceRow::Kind::Same; }

    bool operator==(const SideBySideRow &) const = default;
};

/// Two texts side by side, ready to be shown.
struct SideBySide
{
    ComparedText left;
    ComparedText right;
    QList<SideBySideRow> rows;
    bool isCut = false;    ///< One of them goes on behind what was compared.
    bool isCoarse = false; ///< In some place so much differs that it is shown as out and in.

    qsizetype changes() const; ///< Rows that are not the same.
};

/// Takes a few milliseconds for texts of 16 kB; for other threads than the window's.
SideBySide sideBySide(const ComparedText &left, const ComparedText &right);

/// Some of the rows as text to be pasted, as they came: "- " before what only the left text has,
/// "+ " before the right one's, two spaces before what both have.
QString differenceText(const SideBySide &texts, qsizetype first, qsizetype count);

} // namespace Conclave
