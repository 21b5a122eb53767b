#include "core/council/seataccent.h"

#include "core/council/member.h"

#include <array>

namespace Conclave {

namespace {

/// "#rrggbb", or "#aarrggbb".
std::optional<quint32> colorFrom(QStringView text)
{
    constexpr quint32 WithoutAlpha = 0xFFFFFF;
    if (!text.startsWith(u'#') || (text.size() != 7 && text.size() != 9))
        return {};
    bool isNumber = false;
    const quint32 number = text.sliced(1).toUInt(&isNumber, 16);
    return isNumber ? std::optional(number & WithoutAlpha) : std::nullopt;
}

} // namespace

SeatAccent SeatAccent::ofSeat(int seat)
{
    static constexpr std::array<quint32, ColorCount> Colors{
        0x0072B2, 0xD55E00, 0x009E73, 0xC96FA1, 0xB18500, 0x0E9ABF, 0x8B5FBF, 0x7A7A7A};
    Q_ASSERT(seat >= 0);
    const auto index = static_cast<std::size_t>(seat);
    return {.rgb = Colors[index % Colors.size()], .hatched = index / Colors.size() % 2 == 1};
}

SeatAccent SeatAccent::of(const Member &member, int seat)
{
    const std::optional<quint32> own = colorFrom(member.color);
    return own ? SeatAccent{.rgb = *own} : ofSeat(seat);
}

} // namespace Conclave
