#include "ui/widgets/plaintooltip.h"

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    // Qt guesses from its looks whether a tool tip is HTML; leave it nothing to guess.
    return u"<p style='white-space:pre-wrap'>"_s + text.toHtmlEscaped() + u"</p>"_s;
}

} // namespace Conclave
