#pragma once

#include "core/session/turn.h"

#include <QString>

#include <optional>

namespace Conclave {

// The words for a turn's syntheses, the same in the window and on the terminal.

/// "Synthesis by the second chair · from 3 of 5, 1 of them partial (1 failed, 1 late)", as it was
/// when it was made.
QString synthesisSentence(const Turn &turn, const Synthesis &synthesis);

/// What a reader must know before trusting a synthesis.
struct SynthesisWarning
{
    QString whatHappened; ///< Empty: it is sound.
    QString more;
    QString action; ///< What can be done now; empty: nothing.

    bool operator==(const SynthesisWarning &) const = default;
};

/// `synthesis` is one of the turn's. Only the newest one has an action.
SynthesisWarning synthesisWarning(const Turn &turn, const Synthesis &synthesis);

/// What the first synthesis of a turn waits for.
struct SynthesisWait
{
    enum class For {
        Answers,    ///< All of them have to end.
        Quorum,     ///< Enough of them have to be complete.
        Grace,      ///< The quorum is there; the others get some time more.
        FirstAnswer ///< The time is up, but there is nothing to combine yet.
    };

    For what = For::Answers;
    qsizetype asked = 0;
    qsizetype ended = 0;
    qsizetype complete = 0;
    int quorum = 0;                     ///< Meaningless for Answers.
    std::chrono::milliseconds grace{0}; ///< After the quorum.
    bool isDeadlineFirst = false;       ///< For Grace: the deadline comes before its end.
    std::optional<Microseconds> left;   ///< Until it begins at the latest; empty: no limit.

    bool operator==(const SynthesisWait &) const = default;
};

/// `now` counts from asking. Meaningless once there is a synthesis.
SynthesisWait synthesisWait(const Turn &turn, Microseconds now);

/// "The synthesis begins when 3 of 5 answers are complete (2 now), at the latest in 12 s"
QString waitSentence(const SynthesisWait &wait);

} // namespace Conclave
