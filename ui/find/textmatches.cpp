#include "ui/find/textmatches.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace Conclave {

namespace {

bool isWordCharacter(char32_t character)
{
    return QChar::isLetterOrNumber(character) || QChar::isMark(character) || character == U'_';
}

bool isWordBefore(const QString &text, qsizetype place)
{
    if (place == 0)
        return false;
    const QChar last = text.at(place - 1);
    if (last.isLowSurrogate() && place > 1 && text.at(place - 2).isHighSurrogate())
        return isWordCharacter(QChar::surrogateToUcs4(text.at(place - 2), last));
    return isWordCharacter(last.unicode());
}

bool isWordAfter(const QString &text, qsizetype place)
{
    if (place >= text.size())
        return false;
    const QChar first = text.at(place);
    if (first.isHighSurrogate() && place + 1 < text.size() && text.at(place + 1).isLowSurrogate())
        return isWordCharacter(QChar::surrogateToUcs4(first, text.at(place + 1)));
    return isWordCharacter(first.unicode());
}

} // namespace

TextMatches::TextMatches(const FindQuery &query) : m_query(query)
{
}

bool TextMatches::update(const QTextDocument &document, int from)
{
    if (m_query.text.isEmpty() || document.characterCount() <= 0)
        return false;
    const auto changing =
        std::lower_bound(m_positions.cbegin(), m_positions.cend(), from - length());
    const qsizetype kept = changing - m_positions.cbegin();
    const QList<int> before = m_positions.sliced(kept);
    const bool wasMore = m_isMore;
    if (m_isMore && from > m_positions.constLast() + length())
        return false; // what is new is not counted
    search(document, forget(from));
    return m_isMore != wasMore || m_positions.sliced(kept) != before;
}

/// Takes away what the new text may have changed. Returns where to go on.
int TextMatches::forget(int from)
{
    // A match that ends just before the new text may be a whole word no longer.
    const auto first = std::lower_bound(m_positions.cbegin(), m_positions.cend(), from - length());
    m_positions.erase(first, m_positions.cend());
    m_isMore = false;
    const int end = m_positions.isEmpty() ? 0 : m_positions.constLast() + length();
    return std::max({0, end, from - length()});
}

void TextMatches::search(const QTextDocument &document, int from)
{
    const auto sensitivity = m_query.isCaseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    for (QTextBlock block = document.findBlock(from); block.isValid(); block = block.next()) {
        QString text = block.text();
        text.replace(QChar::Nbsp, u' '); // looks like the space that one can type
        qsizetype place = std::max(0, from - block.position());
        while ((place = text.indexOf(m_query.text, place, sensitivity)) >= 0) {
            if (m_query.isWholeWords && !isWholeWord(text, place)) {
                ++place;
                continue;
            }
            if (m_positions.size() == Most) {
                m_isMore = true;
                return;
            }
            m_positions.append(block.position() + int(place));
            place += length();
        }
    }
}

bool TextMatches::isWholeWord(const QString &text, qsizetype place) const
{
    return !isWordBefore(text, place) && !isWordAfter(text, place + length());
}

} // namespace Conclave
