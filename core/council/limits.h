#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace Conclave {

/// How long a council waits for its members before the synthesis begins. Who is not done by then
/// goes on and comes late.
struct Limits
{
    /// From asking; empty: until every answer has ended.
    std::optional<std::chrono::milliseconds> deadline;
    std::optional<int> quorum; ///< So many complete answers suffice; empty: all are awaited.
    /// Once the quorum is there, the others get so much longer.
    std::chrono::milliseconds grace{0};
    /// When the late answers have ended, the synthesis is made anew with them, once, by itself.
    bool refreshesLate = false;

    bool operator==(const Limits &) const = default;
};

/// Why limits make no sense.
enum class LimitsFault {
    NoTime,             ///< The deadline is 0 or negative.
    TooMuchTime,        ///< The deadline is more than a day.
    NoQuorum,           ///< The quorum is less than 1.
    QuorumTooHigh,      ///< It is more than there are members to answer.
    NegativeGrace,      ///< The grace is less than 0.
    GraceWithoutQuorum, ///< Grace follows a quorum, and there is none.
    GraceTooLong,       ///< The deadline would always come first.
};

/// Everything wrong with `limits` for a council that asks `members` members, in the order of the
/// enum; empty for good ones. A council that asks nobody has no quorum that is too high.
QList<LimitsFault> limitsFaults(const Limits &limits, qsizetype members);

/// The key at fault as it stands in files, and what it must be.
QString faultKey(LimitsFault fault);
QString faultReason(LimitsFault fault, qsizetype members);

/// The nearest limits without a fault.
Limits clamped(Limits limits, qsizetype members);

} // namespace Conclave
