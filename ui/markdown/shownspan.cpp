#include "ui/markdown/shownspan.h"

#include "core/insight/alignment.h"

#include <QHash>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace Conclave {

namespace {

bool isInWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

/// From Chinese on words are not parted by spaces, and marks of emphasis stand anywhere.
bool standsAlone(QChar c)
{
    constexpr char16_t FirstRadical = 0x2E80;
    constexpr char16_t LastSyllable = 0xD7FF;
    return c.unicode() >= FirstRadical && c.unicode() <= LastSyllable;
}

struct Words
{
    QList<int> keys;
    QList<Range> places;
};

/// Adds the words of `text`, which begins at `offset`; equal ones have equal keys.
void addWords(const QString &text, qsizetype offset, QHash<QString, int> &keys, Words &words)
{
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && isInWord(text[end]) && !standsAlone(text[end]))
            ++end;
        if (end == at && isInWord(text[at]))
            ++end;
        if (end > at) {
            const QString word = text.mid(at, end - at);
            const auto key = int(keys.size());
            words.keys.append(keys.contains(word) ? keys.value(word) : *keys.insert(word, key));
            words.places.append({offset + at, end - at});
        }
        at = std::max(end, at + 1);
    }
}

Words shownWords(const QTextDocument &document, const ShownSpan &section, QHash<QString, int> &keys)
{
    Words words;
    for (QTextBlock block = document.findBlock(section.from);
         block.isValid() && block.position() < section.to;
         block = block.next()) {
        const int skipped = std::max(section.from - block.position(), 0);
        const int length = std::min(section.to - block.position(), block.length() - 1) - skipped;
        addWords(block.text().mid(skipped, length), block.position() + skipped, keys, words);
    }
    return words;
}

/// With the marks right before and behind, such as quotes and the full stop.
ShownSpan withPunctuation(const QTextDocument &document, ShownSpan span)
{
    const auto isMark = [&document](int position) {
        const QChar c = document.characterAt(position);
        return c.isPunct() || c.isSymbol();
    };
    const int first = document.findBlock(span.from).position();
    while (span.from > first && isMark(span.from - 1))
        --span.from;
    while (isMark(span.to))
        ++span.to;
    return span;
}

} // namespace

ShownSpan shownSpan(const QTextDocument &document,
                    const ShownSpan &section,
                    const QString &source,
                    const Range &part)
{
    QHash<QString, int> keys;
    Words written;
    addWords(source, 0, keys, written);
    const Words shown = shownWords(document, section, keys);
    ShownSpan span{document.characterCount(), 0};
    for (const Match &match : commonSequence(written.keys, shown.keys)) {
        const Range &word = written.places[match.left];
        if (word.end() <= part.position || word.position >= part.end())
            continue;
        const Range &place = shown.places[match.right];
        span.from = std::min(span.from, int(place.position));
        span.to = std::max(span.to, int(place.end()));
    }
    return span.isEmpty() ? ShownSpan() : withPunctuation(document, span);
}

} // namespace Conclave
