#pragma once

#include "ui/code/codelanguage.h"

namespace Conclave {

/// How a region begins.
struct RegionOpening
{
    qsizetype length = 0; ///< Of all of its opening.
    int data = 0;         ///< What the state has to keep for its end.

    /// Reads the opening at the start of `text`, which begins with the region's `open`.
    static std::optional<RegionOpening>
    read(const CodeRegion &region, QStringView text, bool formatted);
};

/// The length of the region's end at the start of `text`, or 0.
qsizetype endingLength(const CodeRegion &region, QStringView text, int data);

/// Whether `line` as a whole ends a heredoc.
bool endsHeredoc(QStringView line, int data);

} // namespace Conclave
