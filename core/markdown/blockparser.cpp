#include "core/markdown/blockparser.h"

#include "core/markdown/linecursor.h"
#include "core/markdown/linemarks.h"

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

using Kind = MarkdownBlock::Kind;

QList<MarkdownBlock> BlockParser::take()
{
    return std::exchange(m_finished, {});
}

void BlockParser::finish()
{
    if (m_leaf == Leaf::Fence)
        m_leaf = Leaf::None; // it has no end
    leave(0);
}

std::optional<qsizetype> BlockParser::openOffset() const
{
    if (m_math.isWaiting())
        return m_math.offset();
    return m_leaf == Leaf::Paragraph ? std::optional(m_paragraph.offset()) : std::nullopt;
}

void BlockParser::readLine(QStringView text, qsizetype offset, Line state)
{
    m_lineOffset = offset;
    m_state = state;
    LineCursor line(text);
    qsizetype parents = m_containers.continuedBy(line);
    if (m_leaf == Leaf::Fence && readFenceLine(line, parents))
        return;
    if (line.isBlank()) {
        readBlankLine(line, parents);
        return;
    }
    // An item begins with one blank line at most.
    if (std::exchange(m_itemBeganBlank, false) && parents == m_containers.count() &&
        m_containers.endsUnused())
        --parents;
    readContent(line, parents);
}

void BlockParser::continueLine(QStringView part, qsizetype offset)
{
    m_lineOffset = offset;
    if (m_leaf == Leaf::Fence || m_leaf == Leaf::IndentedCode) {
        emitBlocks(m_math.takeCode());
        emitBlock(
            {.kind = Kind::CodeLine, .text = part.toString(), .continues = true, .offset = offset});
        return;
    }
    if (m_leaf != Leaf::Paragraph) {
        closeLeaf();
        m_leaf = Leaf::Paragraph;
        m_paragraph.beginInLine(offset);
    }
    m_paragraph.addToLine(part);
    emitBlocks(m_paragraph.takeHeavyParts(offset));
}

bool BlockParser::readFenceLine(const LineCursor &line, qsizetype parents)
{
    // Also at the wrong indent: models write it so, and the rest of the answer is no code.
    if (line.indent < CodeIndent && m_fence->isClosedBy(line.rest())) {
        if (m_math.isWaiting())
            emitBlock(m_math.takeFormula());
        else
            emitBlock(Kind::FenceEnd, line.rest().toString());
        m_leaf = Leaf::None;
        leave(parents);
        return true;
    }
    if (parents < m_containers.count())
        return false;
    const QString code = line.code(m_fence->indent);
    if (!m_math.isWaiting())
        emitBlock(Kind::CodeLine, code);
    else if (!m_math.add(code, m_lineOffset))
        emitBlocks(m_math.takeCode());
    return true;
}

void BlockParser::readBlankLine(const LineCursor &line, qsizetype parents)
{
    const bool inside = parents == m_containers.count();
    if (m_leaf == Leaf::IndentedCode && inside) {
        m_blankCode.append(line.code(CodeIndent));
        return;
    }
    m_itemBeganBlank = m_leaf == Leaf::None && inside && m_containers.endsUnused();
    leave(parents);
}

void BlockParser::readContent(LineCursor &line, qsizetype parents)
{
    if (m_leaf == Leaf::Paragraph && m_paragraph.isInFormula()) {
        readText(line, parents, false);
        return;
    }
    bool entered = false;
    while (true) {
        const bool inside = !entered && parents == m_containers.count();
        const bool mayBeMark = line.indent < CodeIndent;
        if (mayBeMark && inside && mayUnderline(line.rest())) {
            m_paragraph.addUnderline(trimmedBlanks(line.rest()));
            closeLeaf();
            return;
        }
        if (mayBeMark && isRule(line.rest())) {
            leave(parents);
            emitBlock(Kind::Markdown, line.rest().toString());
            return;
        }
        if (!mayBeMark || line.isBlank() || !enterContainer(line, parents))
            break;
        entered = true;
    }
    if (line.isBlank())
        return; // an item or a quote that is empty so far
    const bool inText = !entered && (m_leaf == Leaf::Paragraph || m_leaf == Leaf::Table);
    if (line.indent >= CodeIndent && !inText)
        readCode(line, parents, entered);
    else
        readLeaf(line, parents, entered);
}

/// Whether `line` makes a heading of the open paragraph.
bool BlockParser::mayUnderline(QStringView line)
{
    if (m_leaf != Leaf::Paragraph || !isUnderline(line) ||
        (m_state == Line::Open && line.size() == 1)) // which more often begins a list
        return false;
    emitBlocks(m_paragraph.takeDefinitions(true));
    return !m_paragraph.isEmpty();
}

/// Whether the line goes on with a mark; it is behind it then, and in the mark's container.
bool BlockParser::enterContainer(LineCursor &line, qsizetype &parents)
{
    const bool interrupts = m_leaf == Leaf::Paragraph && parents == m_containers.count();
    const auto mark = m_containers.begunBy(line, parents, interrupts);
    if (!mark)
        return false;
    leave(parents);
    if (m_containers.endsUnused())
        emitBlock(Kind::Marker, {});
    m_containers.enter(*mark, line);
    parents = m_containers.count();
    return true;
}

void BlockParser::readCode(const LineCursor &line, qsizetype parents, bool entered)
{
    if (entered || m_leaf != Leaf::IndentedCode || parents < m_containers.count()) {
        leave(parents);
        m_leaf = Leaf::IndentedCode;
        emitBlock(Kind::FenceStart, {});
    }
    const QStringList blank = std::exchange(m_blankCode, {});
    for (const QString &code : blank)
        emitBlock(Kind::CodeLine, code);
    emitBlock(Kind::CodeLine, line.code(CodeIndent));
}

void BlockParser::readLeaf(const LineCursor &line, qsizetype parents, bool entered)
{
    const bool inside = !entered && parents == m_containers.count();
    const bool mayBeMark = line.indent < CodeIndent;
    if (mayBeMark && isHeading(line.rest())) {
        leave(parents);
        emitBlock(Kind::Markdown, line.rest().toString());
        return;
    }
    if (const auto fence = CodeFence::opening(line.rest()); mayBeMark && fence) {
        leave(parents);
        if (MathFence::isOpenedBy(line.rest()))
            m_math.begin(line.rest(), m_lineOffset);
        else
            emitBlock(Kind::FenceStart, line.rest().toString());
        m_leaf = Leaf::Fence;
        m_fence = fence;
        m_fence->indent = line.indent;
        return;
    }
    if (m_leaf == Leaf::Table && inside) {
        emitBlock({.kind = Kind::TableRow,
                   .text = line.rest().toString(),
                   .columns = m_columns,
                   .offset = m_lineOffset});
        return;
    }
    if (m_leaf == Leaf::Paragraph && inside && m_paragraph.isOneLine()) {
        m_columns = tableColumns(line.rest());
        if (!m_columns.isEmpty()) {
            MarkdownBlock header = m_paragraph.takeRest();
            header.kind = Kind::Table;
            header.columns = m_columns;
            emitBlock(header);
            m_leaf = Leaf::Table;
            return;
        }
    }
    readText(line, parents, entered);
}

void BlockParser::readText(const LineCursor &line, qsizetype parents, bool entered)
{
    QStringView text = line.rest();
    if (!entered && m_leaf == Leaf::Paragraph) { // wherever it stands
        m_paragraph.addLine(text);
    } else {
        leave(parents);
        if (entered)
            text = m_containers.withoutTask(text);
        m_leaf = Leaf::Paragraph;
        m_paragraph.begin(text, m_lineOffset);
    }
    emitBlocks(m_paragraph.takeHeavyParts(m_lineOffset));
}

void BlockParser::leave(qsizetype parents)
{
    closeLeaf();
    while (m_containers.count() > parents) {
        if (m_containers.endsUnused())
            emitBlock(Kind::Marker, {});
        m_containers.leaveLast();
    }
}

void BlockParser::closeLeaf()
{
    emitBlocks(m_math.takeCode());
    if (m_leaf == Leaf::Paragraph)
        closeParagraph();
    else if (m_leaf == Leaf::Fence || m_leaf == Leaf::IndentedCode)
        emitBlock(Kind::FenceEnd, {});
    m_blankCode.clear();
    m_leaf = Leaf::None;
}

void BlockParser::closeParagraph()
{
    emitBlocks(m_paragraph.takeDefinitions(true));
    const MarkdownBlock rest = m_paragraph.takeRest();
    if (!rest.text.isEmpty())
        emitBlock(rest);
}

void BlockParser::emitBlock(Kind kind, const QString &text)
{
    emitBlock(
        {.kind = kind, .text = text, .containers = {}, .columns = {}, .offset = m_lineOffset});
}

void BlockParser::emitBlock(MarkdownBlock block)
{
    if (block.kind != Kind::Definition) { // which shows nothing of its containers
        block.containers = m_containers.all();
        m_containers.use();
    }
    m_finished.append(block);
}

void BlockParser::emitBlocks(const QList<MarkdownBlock> &blocks)
{
    for (const MarkdownBlock &block : blocks)
        emitBlock(block);
}

} // namespace Conclave
