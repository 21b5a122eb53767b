#include "ui/theme/memberaccent.h"

namespace Conclave {

MemberAccent MemberAccent::of(const SeatAccent &accent)
{
    return {.color = QColor::fromRgb(accent.rgb), .hatched = accent.hatched};
}

MemberAccent MemberAccent::of(const Member &member, int seat)
{
    return of(SeatAccent::of(member, seat));
}

MemberAccent MemberAccent::ofSeat(int seat)
{
    return of(SeatAccent::ofSeat(seat));
}

QBrush MemberAccent::brush() const
{
    return {color, hatched ? Qt::BDiagPattern : Qt::SolidPattern};
}

} // namespace Conclave
