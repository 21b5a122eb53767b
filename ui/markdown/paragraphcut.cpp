#include "ui/markdown/paragraphcut.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace Conclave {

namespace {

/// Keeps an eye on the marks that inline Markdown opens and closes; only roughly, since a mistake
/// does no more than show a mark that would have been read.
class OpenMarks
{
public:
    /// Behind the mark or the character at `at`.
    qsizetype read(QStringView text, qsizetype at)
    {
        const QChar c = text[at];
        qsizetype end = at + 1;
        if (c == u'\\')
            return std::min(end + 1, text.size());
        if (c == u'`' || c == u'*' || c == u'_' || c == u'~')
            while (end < text.size() && text[end] == c)
                ++end;
        if (c == u'`')
            readBackticks(end - at);
        else if (m_backticks > 0)
            return end;
        else if (c == u'[' || c == u']')
            m_brackets = std::max(0, m_brackets + (c == u'[' ? 1 : -1));
        else if (c == u'*' || c == u'_' || c == u'~')
            readEmphasis(at > 0 && !text[at - 1].isSpace(),
                         end < text.size() && !text[end].isSpace());
        return end;
    }

    bool none() const { return m_backticks == 0 && m_brackets == 0 && m_emphasis == 0; }

private:
    void readBackticks(qsizetype length)
    {
        if (m_backticks == 0)
            m_backticks = length;
        else if (m_backticks == length)
            m_backticks = 0;
    }

    void readEmphasis(bool canClose, bool canOpen)
    {
        if (canClose && m_emphasis > 0)
            --m_emphasis;
        else if (canOpen)
            ++m_emphasis;
    }

    qsizetype m_backticks = 0;
    int m_brackets = 0;
    int m_emphasis = 0;
};

qsizetype weight(QChar c)
{
    return c >= QChar(0xd83c) && c <= QChar(0xd83e) ? 32 : 1; // U+1F000 to U+1FBFF
}

/// The longest beginning that is not too heavy.
QStringView lightBeginning(QStringView text)
{
    qsizetype size = 0;
    for (qsizetype sum = 0; size < text.size(); ++size) {
        sum += weight(text[size]);
        if (sum > HeaviestParagraph)
            break;
    }
    return text.first(std::max<qsizetype>(1, size));
}

} // namespace

qsizetype textWeight(QStringView text)
{
    qsizetype sum = 0;
    for (const QChar c : text)
        sum += weight(c);
    return sum;
}

qsizetype characterBoundary(QStringView text, qsizetype limit)
{
    // A window is enough: characters that are longer are none that anybody writes.
    const qsizetype start = std::max<qsizetype>(0, limit - 64);
    const QStringView window = text.sliced(start, std::min<qsizetype>(text.size() - start, 128));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, window.data(), window.size());
    finder.setPosition(limit - start);
    if (finder.isAtBoundary())
        return limit;
    const qsizetype before = finder.toPreviousBoundary();
    if (before > 0)
        return start + before;
    return limit - (text[limit].isLowSurrogate() ? 1 : 0);
}

qsizetype paragraphCut(QStringView paragraph)
{
    const QStringView text = lightBeginning(paragraph);
    const qsizetype shortest = text.size() / 2;
    qsizetype sentence = 0;
    qsizetype word = 0;
    qsizetype space = 0;
    OpenMarks marks;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype next = marks.read(text, at);
        if (next > shortest && text[next - 1].isSpace()) {
            space = next;
            if (marks.none()) {
                word = next;
                if (at > 0 && QStringView(u".!?:;。").contains(text[at - 1]))
                    sentence = next;
            }
        }
        at = next;
    }
    for (const qsizetype place : {sentence, word, space})
        if (place > 0)
            return place;
    return characterBoundary(paragraph, text.size());
}

} // namespace Conclave
