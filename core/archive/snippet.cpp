#include "core/archive/snippet.h"

#include <algorithm>

namespace Conclave {

namespace {

constexpr qsizetype Before = 50;
constexpr qsizetype Shown = 200;

/// Whether the phrase ends with the last of `words`.
bool endsWith(const QList<IndexedWord> &words, const SearchPhrase &phrase)
{
    const qsizetype count = phrase.words.size();
    if (words.size() < count)
        return false;
    for (qsizetype i = 0; i < count; ++i) {
        const QString &wanted = phrase.words[i].key;
        const QString &key = words[words.size() - count + i].key;
        const bool mayGoOn = phrase.isPrefix && i == count - 1;
        if (mayGoOn ? !key.startsWith(wanted) : key != wanted)
            return false;
    }
    return true;
}

/// Where the phrases stand, from the first place on and as far as a snippet reaches.
QList<TextRange> places(const QString &text, const QList<SearchPhrase> &phrases)
{
    qsizetype longest = 0;
    for (const SearchPhrase &phrase : phrases)
        longest = std::max(longest, phrase.words.size());
    QList<TextRange> found;
    QList<IndexedWord> recent;
    WordScanner scanner(text);
    while (const auto word = scanner.next()) {
        if (!found.isEmpty() && word->from > found.constFirst().from + Shown)
            break;
        recent.append(*word);
        if (recent.size() > longest)
            recent.removeFirst();
        for (const SearchPhrase &phrase : phrases) {
            if (!endsWith(recent, phrase))
                continue;
            const qsizetype from = recent.at(recent.size() - phrase.words.size()).from;
            found.append({from, word->end() - from});
        }
    }
    return found;
}

QList<TextRange> merged(QList<TextRange> ranges)
{
    std::ranges::sort(ranges, {}, &TextRange::from);
    QList<TextRange> result;
    for (const TextRange &range : std::as_const(ranges)) {
        if (result.isEmpty() || range.from > result.constLast().from + result.constLast().length) {
            result.append(range);
            continue;
        }
        TextRange &last = result.last();
        last.length = std::max(last.length, range.from + range.length - last.from);
    }
    return result;
}

bool isHiding(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Other_Format ||
           category == QChar::Other_NotAssigned;
}

/// As long as it was, so that places in it stay where they are.
QString shownText(QStringView text)
{
    QString shown = text.toString();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QChar c = shown[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < shown.size() && shown[i + 1].isLowSurrogate();
        if (c.isSpace())
            shown[i] = u' ';
        else if (isPair &&
                 QChar::category(QChar::surrogateToUcs4(c, shown[i + 1])) != QChar::Other_Format)
            ++i;
        else if (c.isSurrogate() || isHiding(c))
            shown[i] = QChar(QChar::ReplacementCharacter);
    }
    return shown;
}

/// No character is cut in two.
qsizetype boundary(const QString &text, qsizetype place)
{
    const bool isInside = place > 0 && place < text.size() && text[place].isLowSurrogate() &&
                          text[place - 1].isHighSurrogate();
    return isInside ? place - 1 : place;
}

/// The place where a word begins, a little after `place`.
qsizetype wordStart(const QString &text, qsizetype place, qsizetype limit)
{
    if (place <= 0)
        return 0;
    for (qsizetype i = place; i < limit; ++i) {
        if (text[i].isSpace())
            return i + 1;
    }
    return boundary(text, place);
}

} // namespace

Snippet snippetOf(const QString &text, const QList<SearchPhrase> &phrases)
{
    const QList<TextRange> found = merged(places(text, phrases));
    Snippet snippet;
    if (!found.isEmpty())
        snippet.found = found.constFirst();
    const qsizetype from = wordStart(text, snippet.found.from - Before, snippet.found.from);
    const qsizetype to = boundary(text, std::min(from + Shown, text.size()));
    const qsizetype shift = from > 0 ? 1 : 0;
    snippet.text = shownText(QStringView(text).mid(from, to - from));
    if (from > 0)
        snippet.text.prepend(u'…');
    if (to < text.size())
        snippet.text.append(u'…');
    for (const TextRange &range : found) {
        const qsizetype end = std::min(range.from + range.length, to);
        if (range.from < end)
            snippet.marks.append({range.from - from + shift, end - range.from});
    }
    return snippet;
}

} // namespace Conclave
