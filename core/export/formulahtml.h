#pragma once

#include <QString>

namespace Conclave {

/// The formula `tex` as HTML text, on more lines than one when it stands `alone`; its source, as
/// code, when it is not understood.
QString formulaHtml(const QString &tex, bool alone);

} // namespace Conclave
