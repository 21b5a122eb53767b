#include "ui/math/mathtext.h"

#include "ui/math/texreader.h"

namespace Conclave {

std::optional<MathText> mathText(QStringView tex, bool onLines)
{
    constexpr qsizetype Longest = 4000;
    if (tex.size() > Longest)
        return {};
    return TexReader(tex, onLines).read();
}

} // namespace Conclave
