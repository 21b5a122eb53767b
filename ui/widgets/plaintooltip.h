#pragma once

#include <QString>

namespace Conclave {

/// `text` as a tool tip that shows it literally and wraps it, whatever it looks like.
QString plainToolTip(const QString &text);

} // namespace Conclave
