#pragma once

#include <QtGlobal>

#include <optional>

namespace Conclave {

struct Member;

/// A member's colour wherever it is shown, on screen or paper: an edge, a disc or a track, never
/// text.
///
/// There are eight colours that colour-blind people can tell apart, each with a contrast of at
/// least 3:1 on light and on dark; the next eight seats wear them again with hatching.
struct SeatAccent
{
    static constexpr int ColorCount = 8;

    quint32 rgb = 0; ///< 0xRRGGBB.
    bool hatched = false;

    /// The accent of a seat, counted from 0. Seats past the sixteenth begin anew.
    static SeatAccent ofSeat(int seat);
    /// The member's own colour or, for want of a valid one, its seat's. `seat` is its place in the
    /// council's members. A colour from a file may be see-through; it is taken to be solid.
    static SeatAccent of(const Member &member, int seat);

    bool operator==(const SeatAccent &) const = default;
};

} // namespace Conclave
