#include "ui/compare/passagetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is written but not shown.
const QRegularExpression &marks(Passage::Kind kind)
{
    static const QRegularExpression emphasis(
        uR"(\*\*|__|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*]))"_s);
    static const QRegularExpression heading(uR"(^#+\s+|\s+#+$|\*\*|__|`)"_s);
    static const QRegularExpression row(uR"(^\|\s*|\s*\|$|\*\*|__|`)"_s);
    static const QRegularExpression none(u"(?!)"_s);
    switch (kind) {
    case Passage::Kind::Sentence:
        return emphasis;
    case Passage::Kind::Heading:
        return heading;
    case Passage::Kind::TableRow:
        return row;
    case Passage::Kind::Rule:
    case Passage::Kind::Code:
        break;
    }
    return none;
}

bool isHarmful(QChar c)
{
    const char16_t code = c.unicode();
    const bool isBidi = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return isBidi || c.category() == QChar::Other_Control;
}

/// Writes a passage character by character, and notes where its words have got to.
class PassageWriter
{
public:
    PassageWriter(PassageText &passage, const QList<Range> &words)
        : m_passage(passage)
        , m_words(words)
    {
    }

    void add(QChar c, qsizetype at)
    {
        if (c == u'\r')
            return;
        const bool isCode = m_passage.kind == Passage::Kind::Code;
        if (c == u'\n')
            c = isCode ? QChar(QChar::LineSeparator) : QChar(u' ');
        else if (c == u'\t')
            c = u' ';
        else if (c == u'|' && m_passage.kind == Passage::Kind::TableRow)
            c = QChar(0x2502); // a line between two cells
        else if (isHarmful(c))
            c = QChar::ReplacementCharacter;
        if (!isCode && c == u' ' && m_passage.text.isEmpty())
            return; // a mark stood before it
        while (m_next < m_words.size() && m_words[m_next].end() <= at)
            ++m_next;
        if (m_next < m_words.size() && m_words[m_next].position <= at)
            mark();
        m_passage.text += c;
    }

private:
    void mark()
    {
        const qsizetype at = m_passage.text.size();
        QList<Range> &shown = m_passage.words;
        if (m_marked != m_next)
            shown.append({at, 1});
        else
            shown.last().length = at + 1 - shown.last().position;
        m_marked = m_next;
    }

    PassageText &m_passage;
    const QList<Range> &m_words;
    qsizetype m_next = 0;    ///< The word that comes next or is being written.
    qsizetype m_marked = -1; ///< The one that was noted last.
};

} // namespace

PassageText passageText(const QString &markdown,
                        Passage::Kind kind,
                        const Range &range,
                        const QList<Range> &words)
{
    PassageText passage;
    passage.kind = kind;
    const QString raw = markdown.mid(range.position, std::min(range.length, PassageText::Longest));
    PassageWriter writer(passage, words);
    auto mark = marks(kind).globalMatch(raw);
    for (qsizetype at = 0; at < raw.size();) {
        const auto next = mark.hasNext() ? mark.peekNext() : QRegularExpressionMatch();
        if (next.hasMatch() && next.capturedStart() <= at) {
            at = std::max(at, next.capturedEnd());
            mark.next();
            continue;
        }
        writer.add(raw[at], range.position + at);
        ++at;
    }
    if (range.length > PassageText::Longest)
        passage.text += u'…';
    return passage;
}

} // namespace Conclave
