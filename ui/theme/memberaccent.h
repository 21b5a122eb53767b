#pragma once

#include "core/council/seataccent.h"

#include <QBrush>
#include <QColor>

namespace Conclave {

/// A SeatAccent to paint with.
struct MemberAccent
{
    static constexpr int ColorCount = SeatAccent::ColorCount;

    QColor color;
    bool hatched = false;

    static MemberAccent of(const SeatAccent &accent);
    static MemberAccent of(const Member &member, int seat); ///< See SeatAccent::of().
    static MemberAccent ofSeat(int seat);

    QBrush brush() const;

    bool operator==(const MemberAccent &) const = default;
};

} // namespace Conclave
