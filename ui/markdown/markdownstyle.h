#pragma once

#include "ui/theme/codecolors.h"

#include <QColor>
#include <QFont>

class QPalette;

namespace Conclave {

/// The colours and fonts that an answer is shown in.
struct MarkdownStyle
{
    QFont body;
    QFont code; ///< Fixed pitch, already in its final size.
    QColor text;
    QColor secondary; ///< Quotes, captions, notes.
    QColor link;
    QColor codeBackground;
    CodeColors codeColors;
    QColor hairline; ///< Table lines and rules.
    QColor quoteBar;
    QColor mark;     ///< Ground of a place that was looked up.
    qreal space = 4; ///< The unit of all distances, in pixels.

    bool operator==(const MarkdownStyle &) const = default;

    /// A style that fits the desktop's own colours and fonts.
    static MarkdownStyle fromPalette(const QPalette &palette, const QFont &body);
};

/// `font`, `factor` times as large, whether its size is given in points or in pixels.
QFont scaled(const QFont &font, qreal factor);

} // namespace Conclave
