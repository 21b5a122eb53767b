#include "ui/code/codecursor.h"

#include <algorithm>

namespace Conclave {

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

bool isWordPart(QChar c, QStringView wordMarks)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate() || wordMarks.contains(c);
}

QChar CodeCursor::at(qsizetype offset) const
{
    const qsizetype place = m_position + offset;
    return place >= 0 && place < m_line.size() ? m_line[place] : QChar();
}

bool CodeCursor::startsWith(QStringView text, Qt::CaseSensitivity sensitivity) const
{
    return rest().startsWith(text, sensitivity);
}

bool CodeCursor::isFirst() const
{
    return m_indent < 0 || m_position <= m_indent;
}

void CodeCursor::advance(qsizetype count)
{
    const qsizetype end = std::min(m_position + count, m_line.size());
    for (qsizetype place = m_position; m_indent < 0 && place < end; ++place) {
        if (!m_line[place].isSpace())
            m_indent = place;
    }
    m_position = end;
}

void CodeCursor::skipWord(QStringView wordMarks)
{
    while (isWordPart(at(), wordMarks))
        advance();
}

void CodeCursor::mark(qsizetype start, CodeKind kind)
{
    if (start == m_position)
        return;
    if (!m_spans.isEmpty()) {
        CodeSpan &last = m_spans.last();
        if (last.kind == kind && last.start + last.length == start) {
            last.length += m_position - start;
            return;
        }
    }
    m_spans.append({start, m_position - start, kind});
}

void CodeCursor::markAgain(qsizetype start, CodeKind kind)
{
    if (!m_spans.isEmpty() && m_spans.last().start == start)
        m_spans.last().kind = kind;
}

} // namespace Conclave
