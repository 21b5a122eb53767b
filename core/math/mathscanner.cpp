#include "core/math/mathscanner.h"

#include <QStringList>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isAsciiLetterOrDigit(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

bool isAnyOf(QChar c, QStringView characters)
{
    return characters.contains(c);
}

bool hasTex(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return isAnyOf(c, u"\\^_={}<>+|*/"); });
}

constexpr qsizetype None = -1;
constexpr qsizetype Reopened = -2; // the delimiter came again: this one opened nothing

/// Words with spaces between them and nothing that only a formula has.
bool looksLikeProse(QStringView text)
{
    if (hasTex(text))
        return false;
    const auto words = text.trimmed().split(u' ', Qt::SkipEmptyParts);
    return words.size() > 1 && std::ranges::any_of(words, [](QStringView word) {
               return word.size() >= 4 && std::ranges::all_of(word, [](QChar c) {
                          return c.isLetter() || isAnyOf(c, u".,;:'!?-");
                      });
           });
}

/// Whether text behind a delimiter that is not closed looks like TeX all the same.
bool looksBegun(QStringView text)
{
    return (text.front().isSpace() || text.front() == u'\\') && text.contains(u'\\');
}

/// A line feed behind which another block of Markdown may begin.
bool beginsBlock(QStringView line)
{
    line = line.trimmed();
    if (line.isEmpty())
        return true;
    if (isAnyOf(line.front(), u"#>|"))
        return true;
    if (isAnyOf(line.front(), u"-*+"))
        return line.size() == 1 || line[1].isSpace();
    const qsizetype digits =
        std::ranges::find_if_not(line, [](QChar c) { return c.isDigit(); }) - line.begin();
    return digits > 0 && digits + 1 < line.size() && isAnyOf(line[digits], u".)") &&
           line[digits + 1].isSpace();
}

bool crossesBlocks(QStringView text)
{
    const auto lines = text.split(u'\n');
    return std::any_of(lines.begin() + 1, lines.end(), beginsBlock);
}

QString withoutQuoteMarks(QStringView text)
{
    QStringList result;
    const auto lines = text.split(u'\n');
    for (QStringView line : lines) {
        while (line.trimmed().startsWith(u'>'))
            line = line.trimmed().sliced(1);
        result.append(line.toString());
    }
    return result.join(u'\n');
}

} // namespace

std::optional<MathSpan> MathScanner::at(qsizetype position)
{
    const QStringView rest = m_text.sliced(position);
    if (rest.startsWith(u"$$"))
        return rest.startsWith(u"$$$") ? std::nullopt : dollars(position);
    if (rest.startsWith(u'$'))
        return dollar(position);
    if (rest.startsWith(u"\\("))
        return parentheses(position);
    if (rest.startsWith(u"\\["))
        return brackets(position);
    return rest.startsWith(u"\\begin{") ? environment(position) : std::nullopt;
}

std::optional<MathSpan> MathScanner::dollar(qsizetype start) const
{
    if (!mayOpen(start))
        return {};
    qsizetype end = start + 1;
    while (end < m_text.size() && m_text[end] != u'$' && m_text[end] != u'`')
        end += m_text[end] == u'\\' ? 2 : 1;
    if (end >= m_text.size() || m_text[end] == u'`' || !mayClose(end))
        return {};
    const QStringView tex = m_text.sliced(start + 1, end - start - 1);
    if (looksLikeProse(tex) || crossesBlocks(tex))
        return {};
    const bool inTable = tex.contains(u" | ") && !tex.contains(u'\\');
    if (inTable && tex.count(u'(') == 0)
        return {}; // two cells with prices rather than one formula
    return MathSpan{end + 1 - start, tex.toString()};
}

bool MathScanner::mayOpen(qsizetype dollar) const
{
    if (dollar + 1 >= m_text.size())
        return false;
    const QChar next = m_text[dollar + 1];
    if (next.isSpace() || isAnyOf(next, u"$)]}.,;:!?/%"))
        return false;
    if (dollar == 0)
        return true;
    const QChar before = m_text[dollar - 1];
    return before != u'$' && (!isAsciiLetterOrDigit(before) || isAnyOf(next, u"_^\\"));
}

bool MathScanner::mayClose(qsizetype dollar) const
{
    const QChar before = m_text[dollar - 1];
    if (before.isSpace() || before == u'(')
        return false;
    if (dollar + 1 == m_text.size())
        return true;
    const QChar next = m_text[dollar + 1];
    if (next.isDigit() || next == u'$')
        return false;
    // $HOME/$USER
    return !isAsciiLetterOrDigit(next) || before.isLetterOrNumber() || isAnyOf(before, u")]}'!*");
}

std::optional<MathSpan> MathScanner::dollars(qsizetype start)
{
    return display(start, u"$$", m_noDollars);
}

std::optional<MathSpan> MathScanner::brackets(qsizetype start)
{
    const auto span = display(start, u"\\]", m_noBracket);
    if (!span || !span->complete)
        return span;
    // \[1\] and \[see below\] are text
    const bool alone = beginsLine(start) && endsLine(start + span->size);
    const bool link = m_text.sliced(start + span->size).startsWith(u'(');
    return !link && (alone || hasTex(span->tex)) ? span : std::nullopt;
}

std::optional<MathSpan> MathScanner::display(qsizetype start, QStringView close, bool &hopeless)
{
    if (hopeless)
        return {};
    const qsizetype end = find(close, start);
    hopeless = end == None;
    if (end == Reopened)
        return {};
    const QStringView tex =
        hopeless ? m_text.sliced(start) : m_text.sliced(start + 2, end - start - 2);
    if (tex.trimmed().isEmpty() || tex.contains(u'`') || looksLikeProse(tex) ||
        (hopeless && tex.size() < 3))
        return {};
    if (hopeless && !(beginsLine(start) && looksBegun(tex.sliced(2))))
        return {};
    const QString text =
        tex.contains(u'\n') && isQuoted(start) ? withoutQuoteMarks(tex) : tex.toString();
    return MathSpan{hopeless ? tex.size() : end + 2 - start, text, true, !hopeless};
}

std::optional<MathSpan> MathScanner::parentheses(qsizetype start)
{
    if (m_noParenthesis)
        return {};
    const qsizetype end = find(u"\\)", start);
    m_noParenthesis = end == None;
    if (end < 0)
        return {};
    const QStringView tex = m_text.sliced(start + 2, end - start - 2);
    if (tex.trimmed().isEmpty() || tex.contains(u'`') || looksLikeProse(tex) || crossesBlocks(tex))
        return {};
    return MathSpan{end + 2 - start, tex.toString()};
}

std::optional<MathSpan> MathScanner::environment(qsizetype start)
{
    static const QStringList known = {
        u"equation"_s, u"align"_s, u"gather"_s, u"multline"_s, u"aligned"_s, u"eqnarray"_s};
    const qsizetype nameEnd = m_text.sliced(start).left(40).indexOf(u'}');
    if (m_noEnvironment || nameEnd < 0 || !beginsLine(start))
        return {};
    QStringView name = m_text.sliced(start, nameEnd).sliced(7);
    const QString close = u"\\end{"_s + name + u'}';
    if (name.endsWith(u'*'))
        name.chop(1);
    if (!known.contains(name))
        return {};
    const qsizetype end = m_text.indexOf(close, start);
    m_noEnvironment = end < 0;
    if (m_noEnvironment)
        return {};
    const qsizetype size = end + close.size() - start;
    const QStringView tex = m_text.sliced(start, size);
    return MathSpan{size, isQuoted(start) ? withoutQuoteMarks(tex) : tex.toString(), true};
}

qsizetype MathScanner::find(QStringView close, qsizetype start) const
{
    const QStringView open = m_text.sliced(start, 2);
    for (qsizetype i = start + 2; i < m_text.size(); ++i) {
        const QStringView rest = m_text.sliced(i);
        if (rest.startsWith(close))
            return i;
        if (rest.startsWith(open))
            return Reopened;
        if (m_text[i] == u'\\')
            ++i;
    }
    return -1;
}

bool MathScanner::beginsLine(qsizetype position) const
{
    while (position > 0 && m_text[position - 1] != u'\n') {
        if (!isAnyOf(m_text[--position], u" \t>"))
            return false;
    }
    return true;
}

bool MathScanner::isQuoted(qsizetype position) const
{
    const qsizetype line = m_text.first(position).lastIndexOf(u'\n') + 1;
    return m_text.sliced(line, position - line).trimmed().startsWith(u'>');
}

bool MathScanner::endsLine(qsizetype position) const
{
    while (position < m_text.size() && m_text[position] != u'\n') {
        if (!m_text[position++].isSpace())
            return false;
    }
    return true;
}

} // namespace Conclave
