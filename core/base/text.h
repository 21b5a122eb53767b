#pragma once

#include <QString>

namespace Conclave {

/// One line fit for showing: control and bidi characters made visible or dropped, white space
/// folded, at most `limit` characters with "…" when cut.
QString singleLine(const QString &text, qsizetype limit = 300);

/// `text` with every control character except newline and tab shown as its Unicode picture
/// (ESC as "␛"), so that it can go to a terminal; bidi overrides and C1 controls as "�".
QString terminalSafe(const QString &text);

} // namespace Conclave
