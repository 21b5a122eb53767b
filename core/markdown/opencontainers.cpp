#include "core/markdown/opencontainers.h"

#include "core/markdown/linecursor.h"

namespace Conclave {

namespace {

constexpr qsizetype DeepestNesting = 32;

using Kind = MarkdownContainer::Kind;

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

qsizetype OpenContainers::continuedBy(LineCursor &line) const
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
    while (line.isBlank() && parents < count() && m_containers[parents].isItem())
        ++parents;
    return parents;
}

std::optional<ContainerMark>
OpenContainers::begunBy(const LineCursor &line, qsizetype parents, bool interrupts) const
{
    std::optional<ContainerMark> mark = containerMark(line.rest());
    if (!mark)
        return {};
    MarkdownContainer &container = mark->container;
    const bool isOrdered = container.kind == Kind::Ordered;
    const bool isBrother = parents < count() && container.isItem() &&
                           container.mark == m_containers[parents].mark &&
                           line.indent <= m_containers[parents].contentIndent;
    if (isBrother) {
        if (isOrdered)
            container.number = m_containers[parents].number + 1;
        return mark;
    }
    const bool isDoubtful =
        container.isItem() && (trimmedBlanks(line.rest().sliced(mark->size)).isEmpty() ||
                               (isOrdered && container.number != 1));
    if (count() >= DeepestNesting || (interrupts && isDoubtful))
        return {};
    return mark;
}

void OpenContainers::enter(const ContainerMark &mark, LineCursor &line)
{
    MarkdownContainer container = mark.container;
    container.markIndent = line.indent;
    container.contentIndent = line.indent + static_cast<int>(mark.size);
    line.skipMark(mark.size);
    takeContentIndent(container, line);
    m_containers.append(container);
}

void OpenContainers::use()
{
    if (!m_containers.isEmpty())
        m_containers.last().isUnused = false;
}

QStringView OpenContainers::withoutTask(QStringView text)
{
    if (m_containers.isEmpty() || !m_containers.constLast().isItem())
        return text;
    return text.sliced(taskMark(text, m_containers.last().task));
}

} // namespace Conclave
