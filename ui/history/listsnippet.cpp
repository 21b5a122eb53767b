#include "ui/history/listsnippet.h"

#include <QList>

#include <algorithm>

namespace Conclave {

namespace {

/// The snippet without what only Markdown needs, which a list does not draw.
Snippet withoutMarks(const Snippet &snippet)
{
    Snippet result;
    QList<qsizetype> places; // in the result, by places in the snippet
    for (const QChar c : snippet.text) {
        places.append(result.text.size());
        const bool isMark = c == u'*' || c == u'`' || c == u'|' || c == u'#';
        const bool isFurtherSpace =
            c.isSpace() && (result.text.isEmpty() || result.text.back().isSpace());
        if (!isMark && !isFurtherSpace)
            result.text += c;
    }
    places.append(result.text.size());
    for (const TextRange &mark : snippet.marks) {
        const qsizetype from = places.value(mark.from);
        result.marks.append({from, places.value(mark.from + mark.length, from) - from});
    }
    return result;
}

} // namespace

Snippet listSnippet(const Snippet &whole)
{
    constexpr qsizetype Before = 16;
    const Snippet snippet = withoutMarks(whole);
    const qsizetype from = snippet.marks.isEmpty() ? 0 : snippet.marks.constFirst().from;
    const qsizetype cut = snippet.text.lastIndexOf(u' ', std::max(from - Before, qsizetype(0))) + 1;
    if (from <= Before || cut == 0)
        return snippet;
    Snippet result = snippet;
    result.text = u'…' % snippet.text.sliced(cut);
    for (TextRange &mark : result.marks)
        mark.from -= cut - 1;
    return result;
}

} // namespace Conclave
