#include "core/run/labelresolver.h"

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

// "[", two letters at most (702 members), "]".
constexpr qsizetype LongestLabel = 4;

bool canBecomeLabel(QStringView text)
{
    return text.size() < LongestLabel && text.front() == u'[' &&
           std::ranges::all_of(text.sliced(1), [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

} // namespace

QString LabelResolver::feed(const QString &text)
{
    const QString input = std::exchange(m_held, {}) + text;
    QString output;
    qsizetype at = 0;
    while (at < input.size()) {
        const qsizetype open = input.indexOf(u'[', at);
        if (open < 0)
            break;
        output += QStringView(input).sliced(at, open - at);
        at = open;
        const QStringView rest = QStringView(input).sliced(open);
        if (canBecomeLabel(rest)) {
            m_held = rest.toString();
            return output;
        }
        const qsizetype close = rest.first(std::min(LongestLabel, rest.size())).indexOf(u']');
        const QString name =
            close > 1 ? m_names.value(rest.sliced(1, close - 1).toString()) : QString();
        output += u'[';
        output += name;
        at = open + 1 + (name.isEmpty() ? 0 : close - 1);
    }
    return output + QStringView(input).sliced(at);
}

QString LabelResolver::finish()
{
    return std::exchange(m_held, {});
}

} // namespace Conclave
