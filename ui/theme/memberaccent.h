#pragma once

#include <QBrush>
#include <QColor>

namespace Conclave {

struct Member;

/// A member's colour: an edge, a disc or a track, never text.
///
/// There are eight colours that colour-blind people can tell apart, each with a contrast of at
/// least 3:1 on the window and on panels, light or dark; the next eight seats wear them again with
/// hatching.
struct MemberAccent
{
    static constexpr int ColorCount = 8;

    QColor color;
    bool hatched = false;

    /// The accent of a seat, counted from 0. Seats past the sixteenth begin anew.
    static MemberAccent ofSeat(int seat);
    /// The member's own colour or, for want of a valid one, its seat's. `seat` is its place in the
    /// council's members.
    static MemberAccent of(const Member &member, int seat);

    QBrush brush() const;

    bool operator==(const MemberAccent &) const = default;
};

} // namespace Conclave
