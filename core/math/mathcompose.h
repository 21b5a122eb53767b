#pragma once

#include "core/math/mathrun.h"

namespace Conclave {

/// How a part of a formula behaves between its neighbours.
enum class MathClass {
    Ordinary,
    Number,
    Fraction,
    Function,
    LargeOperator,
    Binary,
    Relation,
    Open,
    Close,
    Punctuation,
    Space
};

/// One part of a formula.
struct MathAtom
{
    MathClass kind = MathClass::Ordinary;
    MathText text;
    bool enclosed = false; ///< Is one thing already, by its brackets for example.
};

using MathAtoms = QList<MathAtom>;

/// The parts in a row, with the spaces that belong between them; `tight` leaves those out, as is
/// usual in subscripts and superscripts.
MathText joined(const MathAtoms &atoms, bool tight);

/// The parts as one thing: in brackets when a reader could tear them apart otherwise.
MathText asOne(const MathAtoms &atoms);

MathAtom fraction(const MathAtoms &over, const MathAtoms &under);
MathAtom root(const MathAtoms &degree, const MathAtoms &radicand);

/// `base` with what stands below and above it to the right; both may be empty. Characters of
/// Unicode where all of them exist, otherwise runs on another level.
MathAtom withScripts(const MathAtom &base, const MathAtoms &below, const MathAtoms &above);

/// Sets the combining character `mark` on `atoms`.
MathAtom accented(const MathAtoms &atoms, QChar mark);

} // namespace Conclave
