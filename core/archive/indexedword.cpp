#include "core/archive/indexedword.h"

#include <algorithm>

namespace Conclave {

namespace {

constexpr qsizetype LongestKey = 64;

bool isJoined(char32_t c)
{
    if (c < 0x0E00)
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return c == 0x30FC || c == 0xFF70; // the long vowel sign of Japanese belongs to no script
    }
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString foldedKey(QStringView word)
{
    word = word.left(LongestKey);
    if (isAscii(word))
        return word.toString().toLower();
    const QString apart = word.toString().normalized(QString::NormalizationForm_KD);
    QString key;
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing && c.category() != QChar::Mark_Enclosing)
            key += c;
    }
    return key.toCaseFolded().replace(u'ß', QLatin1StringView("ss"));
}

} // namespace

std::optional<IndexedWord> WordScanner::next()
{
    qsizetype length = 0;
    while (m_place < m_text.size() && !QChar::isLetterOrNumber(codePointAt(m_place, length)))
        m_place += length;
    if (m_place >= m_text.size())
        return {};
    const qsizetype from = m_place;
    const char32_t first = codePointAt(m_place, length);
    m_place = endOfMarks(m_place + length);
    if (isJoined(first)) {
        const QStringView character = m_text.mid(from, m_place - from).left(LongestKey);
        const QString key =
            character.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
        return IndexedWord{key, from, m_place - from, true};
    }
    while (m_place < m_text.size()) {
        const char32_t c = codePointAt(m_place, length);
        if (!QChar::isLetterOrNumber(c) || isJoined(c))
            break;
        m_place = endOfMarks(m_place + length);
    }
    return IndexedWord{foldedKey(m_text.mid(from, m_place - from)), from, m_place - from, false};
}

/// Half a character counts as itself, and is no letter.
char32_t WordScanner::codePointAt(qsizetype place, qsizetype &length) const
{
    const QChar c = m_text[place];
    length = 1;
    if (!c.isHighSurrogate() || place + 1 >= m_text.size() || !m_text[place + 1].isLowSurrogate())
        return c.unicode();
    length = 2;
    return QChar::surrogateToUcs4(c, m_text[place + 1]);
}

qsizetype WordScanner::endOfMarks(qsizetype place) const
{
    qsizetype length = 0;
    while (place < m_text.size()) {
        const char32_t c = codePointAt(place, length);
        if (c < 0x300 || !QChar::isMark(c))
            break;
        place += length;
    }
    return place;
}

void IndexTokens::add(const IndexedWord &word)
{
    const bool continues = word.joins && word.from == m_lastEnd && !m_last.isEmpty();
    if (continues) {
        m_tokens += m_last + word.key + u' ';
        m_isRunLong = true;
    } else {
        closeRun(false);
        if (!word.joins)
            m_tokens += word.key + u' ';
    }
    m_last = word.joins ? word.key : QString();
    m_lastEnd = word.end();
}

QString IndexTokens::finish(bool isSearch)
{
    closeRun(isSearch);
    m_tokens.chop(1);
    return m_tokens;
}

void IndexTokens::closeRun(bool isOpen)
{
    if (!m_last.isEmpty() && !(isOpen && m_isRunLong))
        m_tokens += m_last + u' ';
    m_last.clear();
    m_isRunLong = false;
}

QString indexTokens(QStringView text)
{
    IndexTokens tokens;
    WordScanner scanner(text);
    while (const auto word = scanner.next())
        tokens.add(*word);
    return tokens.finish();
}

} // namespace Conclave
