#include "core/markdown/paragraphcut.h"

#include "core/markdown/inlinescanner.h"
#include "core/markdown/linemarks.h"

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
            end = at + runLength(text.sliced(at), c);
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

    bool inCode() const { return m_backticks > 0; }
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

/// Places behind white space.
struct Places
{
    qsizetype sentence = 0; ///< Between sentences, where no mark is open.
    qsizetype word = 0;     ///< Where no mark is open.
    qsizetype any = 0;

    void add(QStringView text, qsizetype place, bool isClean)
    {
        any = place;
        if (!isClean)
            return;
        word = place;
        if (place > 1 && QStringView(u".!?:;。").contains(text[place - 2]))
            sentence = place;
    }
};

/// Looks for the places where a paragraph can be cut.
class CutSearch
{
public:
    explicit CutSearch(QStringView text) : m_text(text) {}

    /// Reads on up to `end`, which is in no formula that is known.
    void readTo(qsizetype end)
    {
        while (m_at < end) {
            if (!m_marks.inCode())
                readFormulaBegin();
            const qsizetype next = m_marks.read(m_text, m_at);
            if (next > m_text.size() / 2 && m_text[next - 1].isSpace())
                m_unsettled.add(m_text, next, m_marks.none());
            m_at = next;
        }
    }

    /// Goes on behind a formula.
    void skipTo(qsizetype end)
    {
        settle();
        m_at = std::max(m_at, end);
    }

    /// The best place, or 0.
    qsizetype best()
    {
        constexpr qsizetype longestInLine = 512;
        if (!m_isDisplay && m_text.size() - m_formula > longestInLine)
            settle(); // more probably money
        // Before a formula a short part is better than a cut inside; but not a very short one.
        const qsizetype formula = m_formula > m_text.size() / 8 ? m_formula : 0;
        for (const qsizetype place : {m_settled.sentence,
                                      m_settled.word,
                                      formula,
                                      m_unsettled.sentence,
                                      m_unsettled.word,
                                      m_unsettled.any,
                                      m_settled.any})
            if (place > 0)
                return place;
        return 0;
    }

private:
    void readFormulaBegin()
    {
        const QStringView rest = m_text.sliced(m_at);
        const bool display = rest.startsWith(u"$$") || rest.startsWith(u"\\[") ||
                             rest.startsWith(u"\\(") || rest.startsWith(u"\\begin{");
        if ((!display && !rest.startsWith(u'$')) || m_isDisplay)
            return;
        settle(); // a dollar before it has begun nothing
        m_formula = m_at;
        m_isDisplay = display;
    }

    void settle()
    {
        if (m_unsettled.any > 0)
            m_settled.any = m_unsettled.any;
        if (m_unsettled.word > 0)
            m_settled.word = m_unsettled.word;
        if (m_unsettled.sentence > 0)
            m_settled.sentence = m_unsettled.sentence;
        m_unsettled = {};
        m_formula = 0;
        m_isDisplay = false;
    }

    QStringView m_text;
    OpenMarks m_marks;
    qsizetype m_at = 0;
    Places m_settled;
    Places m_unsettled;       ///< They may be in a formula that has not ended.
    qsizetype m_formula = 0;  ///< Where that begins; 0 also when there is none.
    bool m_isDisplay = false; ///< Its begin was no single dollar.
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
    CutSearch search(text);
    qsizetype end = 0;
    InlineScanner(text).scan([&](QStringView part, const std::optional<InlineObject> &object) {
        end += part.size();
        if (object && object->kind != InlineObject::Kind::Literal)
            search.skipTo(end);
        else
            search.readTo(end);
    });
    if (const qsizetype place = search.best(); place > 0)
        return place;
    return characterBoundary(paragraph, text.size());
}

} // namespace Conclave
