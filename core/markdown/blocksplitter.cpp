#include "core/markdown/blocksplitter.h"

#include "core/markdown/paragraphcut.h"

#include <utility>

namespace Conclave {

using Line = BlockParser::Line;

namespace {

/// Tells whether the end of a part lies in a character.
constexpr qsizetype Lookahead = 64;

/// The part of a long line to be read at once: whole words, if there is a space.
qsizetype partSize(QStringView line)
{
    const qsizetype most = line.size() - Lookahead;
    const qsizetype least = most - most / 8;
    const qsizetype space = line.first(most).sliced(least).lastIndexOf(u' ');
    return space >= 0 ? least + space + 1 : characterBoundary(line, most);
}

} // namespace

QList<MarkdownBlock> BlockSplitter::feed(QStringView piece)
{
    m_text += piece;
    qsizetype start = 0;
    while (m_searched < m_text.size()) {
        const QStringView line = QStringView(m_text).sliced(start, m_searched - start);
        const QChar c = m_text[m_searched];
        if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && m_searched + 1 == m_text.size())
                break; // whether this is CR LF is not known yet
            readLine(line, Line::Ended);
            m_inLine = false;
            m_searched += c == u'\r' && m_text[m_searched + 1] == u'\n' ? 2 : 1;
            m_offset += m_searched - start;
            start = m_searched;
            m_weight = 0;
        } else if (m_weight > HeaviestParagraph + Lookahead) { // it need not have ended
            const qsizetype size = partSize(line);
            readLine(line.first(size), Line::Open);
            m_inLine = true;
            m_offset += size;
            start += size;
            m_weight = textWeight(line.sliced(size));
        } else {
            m_weight += textWeight(QStringView(&c, 1));
            ++m_searched;
        }
    }
    m_text.remove(0, start);
    m_searched -= start;
    QList<MarkdownBlock> finished = m_parser.take();
    finished.append(std::exchange(m_plainLines, {}));
    return finished;
}

void BlockSplitter::readLine(QStringView line, Line state)
{
    if (m_plain)
        m_plainLines.append({.kind = MarkdownBlock::Kind::PlainLine,
                             .text = line.toString(),
                             .continues = m_inLine,
                             .offset = m_offset});
    else if (m_inLine)
        m_parser.continueLine(line, m_offset);
    else
        m_parser.readLine(line, m_offset, state);
}

QList<MarkdownBlock> BlockSplitter::switchToPlainText()
{
    QList<MarkdownBlock> last = tail();
    BlockSplitter plain;
    plain.m_offset = m_offset + m_text.size();
    plain.m_plain = true;
    *this = plain;
    return last;
}

QList<MarkdownBlock> BlockSplitter::tail() const
{
    BlockSplitter rest = *this;
    QStringView line = m_text;
    if (line.endsWith(u'\r'))
        line.chop(1);
    if (!line.isEmpty())
        rest.readLine(line, Line::Open);
    rest.m_parser.finish();
    QList<MarkdownBlock> blocks = rest.m_parser.take();
    blocks.append(rest.m_plainLines);
    return blocks;
}

qsizetype BlockSplitter::openOffset() const
{
    return m_parser.openOffset().value_or(m_offset);
}

} // namespace Conclave
