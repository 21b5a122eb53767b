#include "core/math/mathtext.h"

#include "core/math/texreader.h"

namespace Conclave {

std::optional<MathText> mathText(QStringView tex, bool onLines)
{
    if (tex.size() > LongestFormula)
        return {};
    return TexReader(tex, onLines).read();
}

} // namespace Conclave
