#pragma once

#include "core/session/answer.h"

#include <QList>

namespace Conclave {

/// Who made a synthesis.
enum class SynthesisAuthor { Chair, SecondChair, Extract /**< Computed here, without a model. */ };

/// The combination of the answers of one turn: an answer, and what it was made from.
struct Synthesis
{
    Answer answer; ///< Its attempt counts the turn's syntheses, by whomever, from 1.
    SynthesisAuthor by = SynthesisAuthor::Chair;
    QList<MemberId> from;    ///< In the order of the labels A, B, C … that the chair was shown.
    QList<MemberId> partial; ///< Those of `from` whose answers were cut or still being written.
    bool degraded = false;   ///< A member is missing or partial, or the chair did not make it.

    bool operator==(const Synthesis &) const = default;
};

} // namespace Conclave
