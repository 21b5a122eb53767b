#include "ui/markdown/blockparser.h"

#include "ui/markdown/linecursor.h"
#include "ui/markdown/linemarks.h"
#include "ui/markdown/linkdefinition.h"
#include "ui/markdown/paragraphcut.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

using Kind = MarkdownBlock::Kind;

namespace {

constexpr int CodeIndent = 4;
constexpr qsizetype DeepestNesting = 32;

QString codeLine(const LineCursor &line, int indent)
{
    const int begin = line.column - std::max(0, line.indent - indent);
    int column = 0;
    qsizetype at = 0;
    for (; at < line.at && column < begin; ++at)
        column = line.line[at] == u'\t' ? (column + 4) / 4 * 4 : column + 1;
    return QString(column - begin, u' ') + line.line.sliced(at); // tabs stay, unless one is cut
}

/// Where the content of an item begins, which `line` has reached behind the item's mark.
void takeContentIndent(MarkdownContainer &item, LineCursor &line)
{
    if (line.isBlank()) {
        ++item.contentIndent;
    } else if (line.indent <= CodeIndent) {
        item.contentIndent += line.indent;
        line.indent = 0;
    } else { // code that is indented: one space belongs to the mark
        ++item.contentIndent;
        --line.indent;
    }
}

} // namespace

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
    return m_leaf == Leaf::Paragraph ? std::optional(m_paragraphOffset) : std::nullopt;
}

void BlockParser::readLine(QStringView text, qsizetype offset, Line state)
{
    m_lineOffset = offset;
    m_state = state;
    LineCursor line(text);
    qsizetype parents = matchContainers(line);
    if (line.isBlank()) // needs no indent to stand in an item
        while (parents < m_containers.size() && m_containers[parents].isItem())
            ++parents;
    if (m_leaf == Leaf::Fence && readFenceLine(line, parents))
        return;
    if (line.isBlank()) {
        readBlankLine(line, parents);
        return;
    }
    // An item begins with one blank line at most.
    if (std::exchange(m_itemBeganBlank, false) && parents == m_containers.size() && parents > 0 &&
        m_containers.constLast().isUnused)
        --parents;
    readContent(line, parents);
}

void BlockParser::continueLine(QStringView part, qsizetype offset)
{
    m_lineOffset = offset;
    if (m_leaf == Leaf::Fence || m_leaf == Leaf::IndentedCode) {
        m_continues = true;
        emitBlock(Kind::CodeLine, part.toString());
        m_continues = false;
        return;
    }
    if (m_leaf != Leaf::Paragraph) {
        closeLeaf();
        m_leaf = Leaf::Paragraph;
        m_paragraphOffset = offset;
        m_weight = 0;
        m_lines = 2;
        m_continues = true;
    }
    m_text += part;
    cutHeavyParagraph(part);
}

/// How many of the open containers the line continues; it stands behind their marks then.
qsizetype BlockParser::matchContainers(LineCursor &line) const
{
    qsizetype parents = 0;
    for (const MarkdownContainer &container : m_containers) {
        if (container.isItem()) {
            if (line.indent < container.contentIndent)
                break;
            line.indent -= container.contentIndent;
        } else {
            if (line.indent >= CodeIndent || !line.rest().startsWith(u'>'))
                break;
            line.skipMark(1);
            line.indent -= line.indent > 0 ? 1 : 0;
        }
        ++parents;
    }
    return parents;
}

bool BlockParser::readFenceLine(const LineCursor &line, qsizetype parents)
{
    // Also at the wrong indent: models write it so, and the rest of the answer is no code.
    if (line.indent < CodeIndent && m_fence->isClosedBy(line.rest())) {
        emitBlock(Kind::FenceEnd, line.rest().toString());
        m_leaf = Leaf::None;
        leave(parents);
        return true;
    }
    if (parents < m_containers.size())
        return false;
    emitBlock(Kind::CodeLine, codeLine(line, m_fence->indent));
    return true;
}

void BlockParser::readBlankLine(const LineCursor &line, qsizetype parents)
{
    const bool inside = parents == m_containers.size();
    if (m_leaf == Leaf::IndentedCode && inside) {
        m_blankCode.append(codeLine(line, CodeIndent));
        return;
    }
    m_itemBeganBlank =
        m_leaf == Leaf::None && inside && parents > 0 && m_containers.constLast().isUnused;
    leave(parents);
}

void BlockParser::readContent(LineCursor &line, qsizetype parents)
{
    if (m_leaf == Leaf::Paragraph && m_formula.isOpen()) {
        readText(line, parents, false);
        return;
    }
    bool entered = false;
    while (true) {
        const bool inside = !entered && parents == m_containers.size();
        const bool mayBeMark = line.indent < CodeIndent;
        if (mayBeMark && inside && mayUnderline(line.rest())) {
            m_text += u"\n"_s + trimmedBlanks(line.rest());
            closeLeaf();
            return;
        }
        if (mayBeMark && isRule(line.rest())) {
            leave(parents);
            emitBlock(Kind::Markdown, line.rest().toString());
            return;
        }
        if (!mayBeMark || line.isBlank() || !enterContainer(line, parents, entered))
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
    emitDefinitions(true);
    return !m_text.isEmpty();
}

/// Whether the line goes on with a mark; it is behind it then, and in the mark's container.
bool BlockParser::enterContainer(LineCursor &line, qsizetype &parents, bool entered)
{
    std::optional<ContainerMark> mark = containerMark(line.rest());
    if (!mark)
        return false;
    MarkdownContainer &container = mark->container;
    const bool isBrother = !entered && parents < m_containers.size() && container.isItem() &&
                           container.mark == m_containers[parents].mark &&
                           line.indent <= m_containers[parents].contentIndent;
    const bool inside = !entered && parents == m_containers.size();
    if (!isBrother) {
        if (m_containers.size() >= DeepestNesting)
            return false;
        if (m_leaf == Leaf::Paragraph && inside && container.isItem() &&
            (trimmedBlanks(line.rest().sliced(mark->size)).isEmpty() ||
             (container.kind == MarkdownContainer::Kind::Ordered && container.number != 1)))
            return false; // more often a number in a text than a list
    } else if (container.kind == MarkdownContainer::Kind::Ordered) {
        container.number = m_containers[parents].number + 1;
    }
    leave(parents);
    if (parents > 0 && m_containers.constLast().isUnused)
        emitBlock(Kind::Marker, {});
    container.markIndent = line.indent;
    container.contentIndent = line.indent + static_cast<int>(mark->size);
    line.skipMark(mark->size);
    takeContentIndent(container, line);
    m_containers.append(container);
    parents = m_containers.size();
    return true;
}

void BlockParser::readCode(const LineCursor &line, qsizetype parents, bool entered)
{
    if (entered || m_leaf != Leaf::IndentedCode || parents < m_containers.size()) {
        leave(parents);
        m_leaf = Leaf::IndentedCode;
        emitBlock(Kind::FenceStart, {});
    }
    const QStringList blank = std::exchange(m_blankCode, {});
    for (const QString &code : blank)
        emitBlock(Kind::CodeLine, code);
    emitBlock(Kind::CodeLine, codeLine(line, CodeIndent));
}

void BlockParser::readLeaf(const LineCursor &line, qsizetype parents, bool entered)
{
    const bool inside = !entered && parents == m_containers.size();
    const bool mayBeMark = line.indent < CodeIndent;
    if (mayBeMark && isHeading(line.rest())) {
        leave(parents);
        emitBlock(Kind::Markdown, line.rest().toString());
        return;
    }
    if (const auto fence = CodeFence::opening(line.rest()); mayBeMark && fence) {
        leave(parents);
        emitBlock(Kind::FenceStart, line.rest().toString());
        m_leaf = Leaf::Fence;
        m_fence = fence;
        m_fence->indent = line.indent;
        return;
    }
    if (m_leaf == Leaf::Table && inside) {
        emitBlock(Kind::TableRow, line.rest().toString());
        return;
    }
    if (m_leaf == Leaf::Paragraph && inside && m_lines == 1) {
        m_columns = tableColumns(line.rest());
        if (!m_columns.isEmpty()) {
            emitBlock(Kind::Table, std::exchange(m_text, {}));
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
        if (!m_text.isEmpty()) {
            const bool isMark = CodeFence::opening(text) || !tableColumns(text).isEmpty();
            m_text += isMark ? u"\n    \\"_s : u"\n    "_s; // it is none here
        }
        m_text += text;
        m_formula.readLine(text);
        ++m_lines;
        cutHeavyParagraph(text);
        return;
    }
    leave(parents);
    if (entered && m_containers.constLast().isItem())
        text = text.sliced(taskMark(text, m_containers.last().task));
    m_leaf = Leaf::Paragraph;
    m_lines = 1;
    m_paragraphOffset = m_lineOffset;
    m_text = text.toString();
    m_formula = {};
    m_formula.readLine(text);
    m_weight = 0;
    cutHeavyParagraph(text);
}

void BlockParser::leave(qsizetype parents)
{
    closeLeaf();
    while (m_containers.size() > parents) {
        if (m_containers.constLast().isUnused)
            emitBlock(Kind::Marker, {});
        m_containers.removeLast();
    }
}

void BlockParser::closeLeaf()
{
    if (m_leaf == Leaf::Paragraph)
        closeParagraph();
    else if (m_leaf == Leaf::Fence || m_leaf == Leaf::IndentedCode)
        emitBlock(Kind::FenceEnd, {});
    m_blankCode.clear();
    m_leaf = Leaf::None;
}

void BlockParser::closeParagraph()
{
    emitDefinitions(true);
    if (!m_text.isEmpty())
        emitBlock(Kind::Paragraph, std::exchange(m_text, {}));
    m_continues = false;
}

void BlockParser::emitDefinitions(bool all)
{
    // [^1] is a footnote, whose text stands where it is
    while (m_text.startsWith(u'[') && !m_text.startsWith(u"[^"_s) && !m_continues) {
        const qsizetype size = linkDefinitionSize(m_text);
        if (size == 0 || (!all && m_text.indexOf(u'\n', size) < 0))
            return;
        m_finished.append({.kind = Kind::Definition,
                           .text = m_text.first(size),
                           .containers = {},
                           .columns = {},
                           .offset = m_paragraphOffset});
        QStringView rest = afterBlanks(QStringView(m_text).sliced(size));
        if (rest.startsWith(u'\n'))
            rest = afterBlanks(rest.sliced(1));
        m_text = rest.toString();
    }
}

void BlockParser::cutHeavyParagraph(QStringView added)
{
    m_weight += textWeight(added);
    if (m_weight <= HeaviestParagraph)
        return;
    emitDefinitions(false);
    dropData();
    while ((m_weight = textWeight(m_text)) > HeaviestParagraph) {
        const qsizetype end = paragraphCut(m_text);
        emitBlock(Kind::Paragraph, m_text.first(end));
        m_text.remove(0, end);
        m_paragraphOffset = m_lineOffset;
        m_continues = true;
        m_lines = 2; // it is no longer the header of a table
    }
}

/// Takes out the content of a picture, which is never shown, so that it does not become text.
void BlockParser::dropData()
{
    constexpr qsizetype Kept = 32;
    const qsizetype begin = m_text.lastIndexOf(u"](data:"_s);
    if (begin < 0)
        return;
    const auto end = std::find_if(
        m_text.cbegin() + begin, m_text.cend(), [](QChar c) { return c.isSpace() || c == u')'; });
    const qsizetype size = end - m_text.cbegin() - begin;
    if (size > Kept)
        m_text.remove(begin + Kept, size - Kept);
}

void BlockParser::emitBlock(Kind kind, const QString &text)
{
    const bool inTable = kind == Kind::Table || kind == Kind::TableRow;
    const bool isParagraph = kind == Kind::Paragraph || kind == Kind::Table;
    m_finished.append({.kind = kind,
                       .text = text,
                       .containers = m_containers,
                       .continues = m_continues,
                       .columns = inTable ? m_columns : QString(),
                       .offset = isParagraph ? m_paragraphOffset : m_lineOffset});
    if (!m_containers.isEmpty())
        m_containers.last().isUnused = false;
}

} // namespace Conclave
