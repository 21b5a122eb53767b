#include "core/markdown/openformula.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What closes the formula that `line` opens and does not close; empty when it opens none.
QString endOf(QStringView line)
{
    QString end;
    qsizetype size = 2;
    if (line.startsWith(u"$$")) {
        end = u"$$"_s;
    } else if (line.startsWith(u"\\[")) {
        end = u"\\]"_s;
    } else if (line.startsWith(u"\\begin{") && line.left(40).contains(u'}')) {
        size = line.indexOf(u'}') + 1;
        end = u"\\end{"_s + line.sliced(7, size - 7);
    } else {
        return {};
    }
    const QStringView rest = line.sliced(size).trimmed();
    const bool isTex = rest.isEmpty() || std::ranges::any_of(rest, [](QChar c) {
                           return QStringView(u"\\^_=").contains(c);
                       });
    return isTex && !rest.contains(end) ? end : QString();
}

} // namespace

void OpenFormula::readLine(QStringView line)
{
    if (!isOpen())
        m_end = endOf(line.trimmed());
    else if (line.contains(m_end))
        m_end.clear();
}

} // namespace Conclave
