#include "core/markdown/displaytext.h"

#include <utility>

namespace Conclave {

namespace {

constexpr int MostMarks = 8;
constexpr qsizetype LongestWord = 2000;
constexpr char32_t ZeroWidthSpace = 0x200b;
constexpr char32_t ZeroWidthJoiner = 0x200d;
constexpr char32_t BlackFlag = 0x1f3f4;

/// Invisible, and meant for the flags of regions only.
bool isTag(char32_t c)
{
    return c >= 0xe0000 && c <= 0xe007f;
}

char32_t visible(char32_t c)
{
    if (c == U'\t')
        return c;
    if (c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029)
        return U' ';
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return QChar::ReplacementCharacter; // could show a text in another order than it is
    if (c < 0x20)
        return 0x2400 + c;
    if ((c >= 0x7f && c < 0xa0) || (c >= 0xfdd0 && c <= 0xfdef) || c == 0xfffc ||
        QChar::isNonCharacter(c) || QChar::isSurrogate(c))
        return QChar::ReplacementCharacter;
    return c;
}

bool joins(char32_t c)
{
    return c == ZeroWidthJoiner || QChar::category(c) == QChar::Other_Format;
}

} // namespace

QString DisplayText::convert(QStringView part)
{
    m_result.reserve(part.size());
    for (qsizetype i = 0; i < part.size(); ++i) {
        const bool pair =
            part[i].isHighSurrogate() && i + 1 < part.size() && part[i + 1].isLowSurrogate();
        add(visible(pair ? QChar::surrogateToUcs4(part[i], part[i + 1]) : part[i].unicode()));
        i += pair ? 1 : 0;
    }
    return std::exchange(m_result, {});
}

void DisplayText::add(char32_t c)
{
    m_inFlag = c == BlackFlag || (m_inFlag && isTag(c));
    if (isTag(c) && !m_inFlag)
        c = QChar::ReplacementCharacter; // could hide a text in another
    const bool mark = QChar::isMark(c);
    m_marks = mark ? m_marks + 1 : 0;
    if (m_marks > MostMarks)
        return;
    if (QChar::isSpace(c) || c == ZeroWidthSpace) {
        m_wordLength = 0;
    } else if (++m_wordLength > LongestWord && !mark && !joins(c)) {
        m_result += QChar(ZeroWidthSpace);
        m_wordLength = 1;
    }
    if (QChar::requiresSurrogates(c)) {
        m_result += QChar(QChar::highSurrogate(c));
        m_result += QChar(QChar::lowSurrogate(c));
    } else {
        m_result += QChar(static_cast<char16_t>(c));
    }
}

} // namespace Conclave
