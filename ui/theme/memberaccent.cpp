#include "ui/theme/memberaccent.h"

#include "core/council/member.h"

#include <array>

namespace Conclave {

MemberAccent MemberAccent::ofSeat(int seat)
{
    static constexpr std::array<QRgb, ColorCount> Colors{0xFF0072B2,
                                                         0xFFD55E00,
                                                         0xFF009E73,
                                                         0xFFC96FA1,
                                                         0xFFB18500,
                                                         0xFF0E9ABF,
                                                         0xFF8B5FBF,
                                                         0xFF7A7A7A};
    Q_ASSERT(seat >= 0);
    const auto index = static_cast<std::size_t>(seat);
    return {.color = QColor::fromRgb(Colors[index % Colors.size()]),
            .hatched = index / Colors.size() % 2 == 1};
}

MemberAccent MemberAccent::of(const Member &member, int seat)
{
    const QColor own(member.color);
    // A colour from a file may be see-through, which would make the member invisible.
    return own.isValid() ? MemberAccent{.color = QColor::fromRgb(own.rgb())} : ofSeat(seat);
}

QBrush MemberAccent::brush() const
{
    return {color, hatched ? Qt::BDiagPattern : Qt::SolidPattern};
}

} // namespace Conclave
