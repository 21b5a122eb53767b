#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// What became of the members for one synthesis, counted for the moment it began: what has changed
/// since does not change what it was made from.
struct SynthesisSources
{
    qsizetype asked = 0;   ///< Members that had been asked by then.
    qsizetype from = 0;    ///< Those it was made from.
    qsizetype partial = 0; ///< Of `from`: cut or still being written.
    // The others:
    qsizetype failed = 0;
    qsizetype stopped = 0;
    qsizetype late = 0; ///< Still running, without text.

    bool operator==(const SynthesisSources &) const = default;
};

SynthesisSources sourcesOf(const Turn &turn, const Synthesis &synthesis);

} // namespace Conclave
