#pragma once

#include <QTextLayout>

namespace Conclave {

/// Lays out plain text in lines of `width`, each paragraph in its own direction. At most
/// `mostLines` of them, 0: all; what is behind them is left out. Returns the height.
qreal wrapText(QTextLayout &layout, qreal width, int mostLines = 0);

} // namespace Conclave
