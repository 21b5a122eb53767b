#include "core/markdown/inlinescanner.h"

#include "core/markdown/linemarks.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

using Kind = InlineObject::Kind;

namespace {

qsizetype ticks(QStringView text, qsizetype position)
{
    return runLength(text.sliced(position), u'`');
}

/// 1, 12, ab2, note, my_note: what else stands behind [^ is rather a regular expression.
bool isFootnoteLabel(QStringView label)
{
    constexpr qsizetype Longest = 32;
    constexpr qsizetype FewestLetters = 4; // of a word
    const auto isPart = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_');
    };
    if (label.isEmpty() || label.size() > Longest || !std::ranges::all_of(label, isPart))
        return false;
    if (std::ranges::count_if(label, [](QChar c) { return c.isLetter(); }) >= FewestLetters)
        return true;
    return label.back().isDigit() && !label.contains(u'_') &&
           (label.size() > 2 || label.front().isDigit());
}

} // namespace

InlineScanner::InlineScanner(QStringView paragraph) : m_text(paragraph), m_math(paragraph)
{
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        if (const qsizetype size = ticks(m_text, i); size > 0) {
            m_lastTicks.insert(size, i);
            i += size;
        }
    }
}

void InlineScanner::scan(const Sink &sink)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i < m_text.size();) {
        if (!QStringView(u"`$\\[<:").contains(m_text[i])) {
            ++i;
            continue;
        }
        const Found found = at(i);
        if (found.object) {
            sink(m_text.sliced(begin, i - begin), {});
            sink(m_text.sliced(i, found.size), found.object);
            begin = i + found.size;
        }
        i += found.size;
    }
    sink(m_text.sliced(begin), {});
}

InlineScanner::Found InlineScanner::at(qsizetype position)
{
    switch (m_text[position].unicode()) {
    case u'`':
        return codeSpan(position);
    case u'$':
    case u'\\':
        return math(position);
    case u'[':
        return footnote(position);
    case u'<':
        return html(position);
    case u':':
        return address(position);
    default:
        return {1, {}};
    }
}

InlineScanner::Found InlineScanner::codeSpan(qsizetype position)
{
    const qsizetype size = ticks(m_text, position);
    if (m_lastTicks.value(size) <= position)
        return {size, {}};
    for (qsizetype i = position + size; i < m_text.size(); ++i) {
        const qsizetype closing = ticks(m_text, i);
        if (closing == size)
            return {i + size - position, {}};
        i += closing;
    }
    return {size, {}};
}

InlineScanner::Found InlineScanner::math(qsizetype position)
{
    if (const auto span = m_math.at(position)) {
        const Kind kind = span->display ? Kind::Display : Kind::Formula;
        QString tex = span->tex;
        qsizetype end = position + span->size;
        // A full stop behind a formula would get a line for itself.
        if (span->display && end < m_text.size() && QStringView(u".,;").contains(m_text[end]))
            tex += m_text[end++];
        const QString source = m_text.sliced(position, end - position).toString();
        return {end - position, InlineObject{span->complete ? kind : Kind::Literal, tex, source}};
    }
    if (m_text[position] == u'\\')
        return {std::min<qsizetype>(2, m_text.size() - position), {}};
    return {runLength(m_text.sliced(position), u'$'), {}};
}

InlineScanner::Found InlineScanner::footnote(qsizetype position) const
{
    const QStringView rest = m_text.sliced(position);
    const qsizetype end = rest.left(40).indexOf(u']');
    if (!rest.startsWith(u"[^") || end < 0 || !isFootnoteLabel(rest.sliced(2, end - 2)))
        return {1, {}};
    const QChar next = end + 1 < rest.size() ? rest[end + 1] : QChar();
    if (next == u'(')
        return {1, {}}; // the text of a link
    const bool text = next == u':' && beginsLine(position);
    const qsizetype size = end + (text ? 2 : 1);
    return {size,
            InlineObject{text ? Kind::FootnoteText : Kind::FootnoteReference,
                         rest.sliced(2, end - 2).toString(),
                         rest.first(size).toString()}};
}

InlineScanner::Found InlineScanner::html(qsizetype position) const
{
    constexpr qsizetype LongestScript = 40;
    const QStringView rest = m_text.sliced(position).left(LongestScript + 11);
    for (const QStringView tag : {u"<br>", u"<br/>", u"<br />"}) {
        if (rest.startsWith(tag, Qt::CaseInsensitive))
            return {tag.size(),
                    InlineObject{Kind::LineBreak, {}, rest.first(tag.size()).toString()}};
    }
    const bool below = rest.startsWith(u"<sub>", Qt::CaseInsensitive);
    if (!below && !rest.startsWith(u"<sup>", Qt::CaseInsensitive))
        return {1, {}};
    const qsizetype end = rest.indexOf(
        below ? QStringView(u"</sub>") : QStringView(u"</sup>"), 5, Qt::CaseInsensitive);
    const QStringView text = rest.sliced(5).left(std::max<qsizetype>(0, end - 5));
    if (text.isEmpty() || std::ranges::any_of(text, [](QChar c) {
            return QStringView(u"<>`$|*_[\\&\n").contains(c);
        }))
        return {1, {}};
    return {end + 6,
            InlineObject{below ? Kind::Subscript : Kind::Superscript,
                         text.toString(),
                         rest.first(end + 6).toString()}};
}

InlineScanner::Found InlineScanner::address(qsizetype position) const
{
    if (!m_text.sliced(position).startsWith(u"://"))
        return {1, {}};
    qsizetype end = position + 3;
    while (end < m_text.size() && !m_text[end].isSpace() &&
           !QStringView(u")>`|").contains(m_text[end]))
        ++end;
    return {end - position, {}};
}

bool InlineScanner::beginsLine(qsizetype position) const
{
    while (position > 0 && m_text[position - 1] != u'\n') {
        const QChar c = m_text[--position];
        if (!c.isSpace() && c != u'>')
            return false;
    }
    return true;
}

} // namespace Conclave
