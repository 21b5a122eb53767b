#pragma once

class QColor;

namespace Conclave {

/// Contrast of two opaque colours after WCAG 2: from 1 (none) to 21 (black on white).
double contrast(const QColor &a, const QColor &b);

} // namespace Conclave
