#include "ui/compare/wrappedtext.h"

#include <algorithm>

namespace Conclave {

qreal wrapText(QTextLayout &layout, qreal width, int mostLines)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(layout.text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1.0));
        line.setPosition({0, height});
        height += line.height();
        if (mostLines > 0 && layout.lineCount() == mostLines)
            break;
    }
    layout.endLayout();
    return height;
}

} // namespace Conclave
