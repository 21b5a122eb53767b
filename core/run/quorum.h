#pragma once

#include "core/council/limits.h"
#include "core/session/answer.h"

#include <QList>

#include <optional>

namespace Conclave {

/// Whether a council has waited long enough for its members. A function of values: keeps nothing.
struct Quorum
{
    enum class Step {
        Wait,    ///< Go on waiting.
        Overdue, ///< The time is up, but there is no text yet: wait for the first answer to end.
        Start,   ///< The synthesis should begin now; who is not done yet comes late.
        End,     ///< Nobody is awaited any more: all answers have ended.
    };

    Step step = Step::Wait;
    /// With Wait: the moment (since asking) to look again; empty: nothing changes before an answer
    /// ends. Also look again whenever one does, and when the limits change.
    std::optional<Microseconds> until;

    bool operator==(const Quorum &) const = default;

    /// `answers` are the members' newest ones, `now` counts from asking, and the deadline from
    /// `since`. There is a quorum when
    /// enough answers are complete; partial and failed ones never count. Once deadline or quorum
    /// and grace have passed, an answer with text is enough to start.
    static Quorum decide(const Limits &limits,
                         const QList<const Answer *> &answers,
                         Microseconds now,
                         Microseconds since = {});

    /// The moment (since asking) at which the quorum was there; empty: not yet, or none is set.
    static std::optional<Microseconds> reachedAt(const Limits &limits,
                                                 const QList<const Answer *> &answers);
};

} // namespace Conclave
