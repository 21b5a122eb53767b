#include "ui/code/coderegion.h"

namespace Conclave {

bool CodeRegion::keepsData() const
{
    return (traits & (Nested | Formatted | Heredoc | Tagged)) || !counted.isNull();
}

} // namespace Conclave
