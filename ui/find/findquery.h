#pragma once

#include <QString>

namespace Conclave {

/// What is looked for: this very text, never a pattern.
struct FindQuery
{
    QString text; ///< Empty: nothing is looked for.
    bool isCaseSensitive = false;
    bool isWholeWords = false;

    bool operator==(const FindQuery &) const = default;
};

} // namespace Conclave
