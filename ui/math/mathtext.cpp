#include "ui/math/mathtext.h"

#include "ui/math/texreader.h"

namespace Conclave {

std::optional<MathText> mathText(QStringView tex, bool onLines)
{
    if (tex.size() > LongestFormula)
        return {};
    return TexReader(tex, onLines).read();
}

} // namespace Conclave
