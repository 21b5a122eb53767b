#include "core/insight/sentences.h"

#include "core/insight/vocabulary.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isFence(QStringView line)
{
    return line.startsWith("```"_L1) || line.startsWith("~~~"_L1);
}

/// The line below the header of a table.
bool isTableRule(QStringView line)
{
    return line.contains(u'-') &&
           std::ranges::all_of(line, [](QChar c) { return QStringView(u"|:- ").contains(c); });
}

Passage::Kind kindOf(QStringView line)
{
    if (line.startsWith(u'#'))
        return Passage::Kind::Heading;
    if (line.startsWith(u'|'))
        return isTableRule(line) ? Passage::Kind::Rule : Passage::Kind::TableRow;
    return line.startsWith("---"_L1) ? Passage::Kind::Rule : Passage::Kind::Sentence;
}

qsizetype quoteLength(const QString &line)
{
    static const QRegularExpression marks(uR"(^(?:>\s*)+)"_s);
    return line.startsWith(u'>') ? marks.match(line).capturedLength() : 0;
}

qsizetype listMarkLength(const QString &line)
{
    static const QRegularExpression mark(uR"(^(?:[-*+]|\d{1,3}[.)])\s+)"_s);
    return mark.match(line).capturedLength();
}

/// The boundary finder takes the point of "20. November" for the end of a sentence.
bool isInDate(QStringView sentence, QStringView rest)
{
    static const QRegularExpression day(uR"((?:^|\s)\d{1,2}\.\s*$)"_s);
    constexpr qsizetype LongestMonth = 12;
    qsizetype end = 0;
    while (end < std::min(rest.size(), LongestMonth) && rest[end].isLetter())
        ++end;
    return Vocabulary::month(rest.first(end).toString()) > 0 &&
           day.match(sentence.last(std::min<qsizetype>(sentence.size(), 5)).toString()).hasMatch();
}

/// Finds what no sentence ends in: code, addresses and where links lead.
class Unbroken
{
public:
    explicit Unbroken(const QString &paragraph) : m_matches(pattern().globalMatch(paragraph))
    {
        advance();
    }

    /// Whether what stands before `position` is within such a part; those asked for have to
    /// increase.
    bool contains(qsizetype position)
    {
        while (m_end < position && m_matches.hasNext())
            advance();
        return m_start < position && position <= m_end;
    }

private:
    static const QRegularExpression &pattern()
    {
        static const QRegularExpression pattern(
            uR"((?<!`)(`{1,3})(?!`).{1,300}?(?<!`)\1(?!`))"_s
            uR"(|\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"_s
            uR"((?:\s+"[^"]{0,300}")?\)?\s*)"_s
            uR"(|<\w[\w+.-]{1,31}:[^<>\s]*>|\b(?:https?://|www\.)[^\s<>()]+)"_s,
            QRegularExpression::CaseInsensitiveOption);
        return pattern;
    }

    void advance()
    {
        if (!m_matches.hasNext())
            return;
        const QRegularExpressionMatch match = m_matches.next();
        m_start = match.capturedStart();
        m_end = match.capturedEnd();
    }

    QRegularExpressionMatchIterator m_matches;
    qsizetype m_start = -1;
    qsizetype m_end = -1;
};

/// The lines of one paragraph as one, and where they stand in the text.
class Paragraph
{
public:
    void add(const QString &line, qsizetype position)
    {
        m_lines.append({m_text.size(), position});
        m_text += line + u' ';
    }

    void splitInto(QList<Passage> &result) const
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, m_text);
        Unbroken unbroken(m_text);
        qsizetype start = 0;
        for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
            if (unbroken.contains(end) || isInDate(QStringView(m_text).sliced(start, end - start),
                                                   QStringView(m_text).sliced(end)))
                continue;
            const QString text = m_text.mid(start, end - start).simplified();
            if (!text.isEmpty())
                result.append({Passage::Kind::Sentence, text, rangeOf(start, end)});
            start = end;
        }
    }

private:
    struct Line
    {
        qsizetype start = 0;    ///< In this paragraph.
        qsizetype position = 0; ///< In the text.
    };

    Range rangeOf(qsizetype start, qsizetype end) const
    {
        while (m_text[start].isSpace())
            ++start;
        while (m_text[end - 1].isSpace())
            --end;
        const qsizetype position = inText(start);
        return {position, inText(end - 1) + 1 - position};
    }

    qsizetype inText(qsizetype at) const
    {
        const auto next = std::ranges::upper_bound(m_lines, at, {}, &Line::start);
        return std::prev(next)->position + at - std::prev(next)->start;
    }

    QString m_text;
    QList<Line> m_lines;
};

class Reader
{
public:
    QList<Passage> read(const QString &markdown)
    {
        qsizetype position = 0;
        for (const QString &line : markdown.split(u'\n')) {
            takeIn(line, position);
            position += line.size() + 1;
        }
        flush();
        return m_passages;
    }

private:
    void takeIn(const QString &line, qsizetype position)
    {
        QString text = line.trimmed();
        position += text.isEmpty() ? 0 : line.indexOf(text.front());
        const qsizetype quote = quoteLength(text);
        const qsizetype depth = text.first(quote).count(u'>');
        if (depth > std::exchange(m_depth, depth))
            flush();
        text.remove(0, quote);
        position += quote;
        if (isFence(text) && (m_fence.isNull() || text.front() == m_fence)) {
            m_fence = m_fence.isNull() ? text.front() : QChar();
            addLine(Passage::Kind::Code, text, position);
        } else if (!m_fence.isNull()) {
            addLine(Passage::Kind::Code, text, position);
        } else if (text.isEmpty() || kindOf(text) != Passage::Kind::Sentence) {
            addLine(kindOf(text), text, position);
        } else {
            const qsizetype mark = listMarkLength(text);
            if (mark > 0)
                flush(); // a list item begins
            m_paragraph.add(text.sliced(mark), position + mark);
        }
    }

    void addLine(Passage::Kind kind, const QString &text, qsizetype position)
    {
        flush();
        if (!text.isEmpty())
            m_passages.append({kind, text, {position, text.size()}});
    }

    void flush() { std::exchange(m_paragraph, {}).splitInto(m_passages); }

    QList<Passage> m_passages;
    Paragraph m_paragraph;
    QChar m_fence; ///< Of the code block we are in.
    qsizetype m_depth = 0;
};

} // namespace

QList<Passage> passages(const QString &markdown)
{
    return Reader().read(markdown);
}

QList<Passage> sentences(const QString &markdown)
{
    QList<Passage> all = passages(markdown);
    all.removeIf([](const Passage &passage) { return passage.kind != Passage::Kind::Sentence; });
    return all;
}

} // namespace Conclave
