#include "ui/markdown/blocksplitter.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using Kind = MarkdownBlock::Kind;

namespace {

/// Behind the list marker that `line` begins with, or an empty view when it begins with none.
QStringView afterListMarker(QStringView line)
{
    QStringView text = line.trimmed();
    qsizetype size = 0;
    while (size < text.size() && size < 9 && text[size].isDigit())
        ++size;
    const bool ordered = size > 0;
    const QStringView ends = ordered ? QStringView(u".)") : QStringView(u"-*+");
    if (size >= text.size() || !ends.contains(text[size]))
        return {};
    text = text.mid(size + 1);
    return text.isEmpty() || text.front().isSpace() ? (text.isNull() ? u"" : text) : QStringView();
}

bool isListItem(QStringView line)
{
    return !afterListMarker(line).isNull();
}

bool isHeading(QStringView line)
{
    const auto *end = std::ranges::find_if_not(line, [](QChar c) { return c == u'#'; });
    const auto level = end - line.begin();
    return level >= 1 && level <= 6 && (end == line.end() || end->isSpace());
}

/// The least indentation that the content of a list item can have.
constexpr int ItemIndent = 2;

} // namespace

QList<MarkdownBlock> BlockSplitter::feed(QStringView piece)
{
    m_text += piece;
    while (m_searched < m_text.size()) {
        const QChar c = m_text[m_searched];
        if (c == u'\r' && m_searched + 1 == m_text.size())
            break; // whether this is CR LF is not known yet
        ++m_searched;
        if (c == u'\r' && m_text[m_searched] == u'\n')
            ++m_searched;
        else if (c != u'\n' && c != u'\r')
            continue;
        readLine(m_searched);
        m_lineStart = m_searched;
    }
    readBegunLine();
    m_text.remove(0, m_blockStart);
    m_lineStart -= m_blockStart;
    m_searched -= m_blockStart;
    m_blockStart = 0;
    return std::exchange(m_finished, {});
}

QList<MarkdownBlock> BlockSplitter::switchToPlainText()
{
    MarkdownBlock last = tail();
    *this = BlockSplitter();
    m_plain = true;
    return last.text.isEmpty() ? QList<MarkdownBlock>() : QList<MarkdownBlock>{std::move(last)};
}

MarkdownBlock BlockSplitter::tail() const
{
    return {kindOf(m_text), m_text, m_fence ? m_fence->indent : 0};
}

Kind BlockSplitter::kindOf(QStringView line) const
{
    if (m_plain)
        return Kind::PlainLine;
    if (!m_fence)
        return Kind::Markdown;
    return m_fence->isClosedBy(line) ? Kind::FenceEnd : Kind::CodeLine;
}

void BlockSplitter::cutAt(qsizetype end, Kind kind)
{
    if (end == m_blockStart)
        return;
    m_finished.append(
        {kind, m_text.sliced(m_blockStart, end - m_blockStart), m_fence ? m_fence->indent : 0});
    m_blockStart = end;
    m_inList = false;
    m_afterBlank = false;
}

void BlockSplitter::readLine(qsizetype end)
{
    const QStringView line = QStringView(m_text).sliced(m_lineStart, end - m_lineStart);
    const Kind kind = kindOf(line);
    if (kind == Kind::Markdown) {
        readMarkdownLine(line, end);
        return;
    }
    cutAt(end, kind);
    if (kind == Kind::FenceEnd)
        m_fence.reset();
}

void BlockSplitter::readMarkdownLine(QStringView line, qsizetype end)
{
    if (line.trimmed().isEmpty()) {
        m_afterBlank = true;
        return;
    }
    const int indent = indentation(line);
    if (m_listFence && indent >= ItemIndent) {
        if (m_listFence->isClosedBy(line))
            m_listFence.reset();
        return;
    }
    m_listFence.reset(); // the item that held it has ended

    if (m_afterBlank && !continuesBlock(line, indent))
        cutAt(m_lineStart, Kind::Markdown);
    m_afterBlank = false;

    const bool topLevel = indent < (m_inList ? ItemIndent : 4);
    if (topLevel && isHeading(line.trimmed())) {
        cutAt(m_lineStart, Kind::Markdown);
        cutAt(end, Kind::Markdown);
    } else if (const auto fence = CodeFence::opening(line); topLevel && fence) {
        cutAt(m_lineStart, Kind::Markdown);
        cutAt(end, Kind::FenceStart);
        m_fence = fence;
    } else {
        readInList(line, indent);
    }
}

void BlockSplitter::readBegunLine()
{
    // A paragraph is often one very long line: its first character can tell that it is one.
    const QStringView line = QStringView(m_text).sliced(m_lineStart);
    const QStringView text = line.trimmed();
    const int indent = indentation(line);
    if (!m_afterBlank || m_fence || m_plain || text.isEmpty() ||
        (m_listFence && indent >= ItemIndent))
        return;
    const bool mayBeItem = text.front().isDigit() || QStringView(u"-*+").contains(text.front());
    if (indent >= 4 || (m_inList && (indent >= ItemIndent || mayBeItem)))
        return;
    cutAt(m_lineStart, Kind::Markdown);
    m_listFence.reset();
}

void BlockSplitter::readInList(QStringView line, int indent)
{
    QStringView content = line;
    while (isListItem(content)) {
        m_inList = m_inList || indent < 4;
        content = afterListMarker(content);
    }
    if (!m_inList)
        return;
    m_listFence = CodeFence::opening(content);
    if (m_listFence)
        m_listFence->indent = indent + static_cast<int>(line.size() - content.size());
}

bool BlockSplitter::continuesBlock(QStringView line, int indent) const
{
    return indent >= 4 || (m_inList && (indent >= ItemIndent || isListItem(line)));
}

} // namespace Conclave
