#include "core/math/mathrun.h"

namespace Conclave {

QString plainText(const MathText &text)
{
    QString result;
    for (const MathRun &run : text)
        result += run.text;
    return result;
}

} // namespace Conclave
