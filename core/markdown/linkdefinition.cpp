#include "core/markdown/linkdefinition.h"

#include "core/markdown/linemarks.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestLabel = 999;

bool isBackslashed(QStringView text, qsizetype at)
{
    return text[at] == u'\\' && at + 1 < text.size() && text[at + 1].isPunct();
}

/// Behind the closing bracket of the label that begins at `at`, or nothing.
std::optional<qsizetype> labelEnd(QStringView text, qsizetype at)
{
    const qsizetype last = std::min(text.size(), at + LongestLabel + 2);
    for (qsizetype i = at + 1; i < last; ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'[')
            return {};
        else if (text[i] == u']')
            return text.sliced(at + 1, i - at - 1).trimmed().isEmpty() ? std::nullopt
                                                                       : std::optional(i + 1);
    }
    return {};
}

/// Behind blanks with at most one line end among them.
qsizetype skipSpace(QStringView text, qsizetype at)
{
    for (bool sawLineEnd = false; at < text.size() && text[at].isSpace(); ++at) {
        if (text[at] == u'\n' && std::exchange(sawLineEnd, true))
            break;
    }
    return at;
}

/// Behind the address that begins at `at`; `at` itself when there is none.
qsizetype addressEnd(QStringView text, qsizetype at)
{
    const qsizetype start = at;
    if (at < text.size() && text[at] == u'<') {
        for (++at; at < text.size() && text[at] != u'\n' && text[at] != u'<'; ++at) {
            if (text[at] == u'>')
                return at + 1;
            if (isBackslashed(text, at))
                ++at;
        }
        return start;
    }
    int depth = 0;
    for (; at < text.size() && text[at] > u' ' && text[at] != QChar(0x7f); ++at) {
        if (isBackslashed(text, at))
            ++at;
        else if (text[at] == u'(')
            ++depth;
        else if (text[at] == u')' && --depth < 0)
            break;
    }
    return depth == 0 ? at : start;
}

/// Behind the title that begins at `at`; `at` itself when there is none.
qsizetype titleEnd(QStringView text, qsizetype at)
{
    if (at >= text.size() || !QStringView(u"\"'(").contains(text[at]))
        return at;
    const QChar opening = text[at];
    const QChar closing = opening == u'(' ? u')' : opening;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == closing)
            return i + 1;
        else if (text[i] == opening)
            break;
    }
    return at;
}

/// The end of the line when nothing but blanks is left in it.
std::optional<qsizetype> blankLineEnd(QStringView text, qsizetype at)
{
    const qsizetype found = text.indexOf(u'\n', at);
    const qsizetype end = found < 0 ? text.size() : found;
    if (!trimmedBlanks(text.sliced(at, end - at)).isEmpty())
        return {};
    return end;
}

QString folded(QStringView label)
{
    return label.toString().simplified().toCaseFolded().replace(u'ß', u"ss"_s);
}

} // namespace

qsizetype linkDefinitionSize(QStringView paragraph)
{
    if (!paragraph.startsWith(u'['))
        return 0;
    const auto label = labelEnd(paragraph, 0);
    if (!label || *label >= paragraph.size() || paragraph[*label] != u':')
        return 0;
    const qsizetype start = skipSpace(paragraph, *label + 1);
    const qsizetype address = addressEnd(paragraph, start);
    if (address == start)
        return 0;
    const qsizetype titleStart = skipSpace(paragraph, address);
    if (titleStart > address) {
        const qsizetype title = titleEnd(paragraph, titleStart);
        if (title > titleStart)
            if (const auto end = blankLineEnd(paragraph, title))
                return *end;
    }
    return blankLineEnd(paragraph, address).value_or(0);
}

QString linkDefinitionLabel(QStringView definition)
{
    const auto end = labelEnd(definition, 0);
    return end ? folded(definition.sliced(1, *end - 2)) : QString();
}

QStringList linkLabels(QStringView text)
{
    constexpr qsizetype most = 200;
    QStringList labels;
    for (qsizetype at = text.indexOf(u'['); at >= 0 && labels.size() < most;
         at = text.indexOf(u'[', at + 1)) {
        if (const auto end = labelEnd(text, at))
            labels.append(folded(text.sliced(at + 1, *end - at - 2)));
    }
    return labels;
}

} // namespace Conclave
