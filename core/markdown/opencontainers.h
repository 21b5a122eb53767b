#pragma once

#include "core/markdown/linemarks.h"
#include "core/markdown/markdownblock.h"

#include <optional>

namespace Conclave {

struct LineCursor;

/// The quotes and list items that the line being read stands in.
class OpenContainers final
{
public:
    const QList<MarkdownContainer> &all() const { return m_containers; } ///< From the outermost.
    qsizetype count() const { return m_containers.size(); }

    /// How many of them `line` continues; it stands behind their marks then. A line that is blank
    /// needs no indent to stand in an item.
    qsizetype continuedBy(LineCursor &line) const;

    /// The mark of the quote or item that begins where `line` stands, inside the first `parents` of
    /// these. If that would interrupt a paragraph, only what is surely one: other marks are more
    /// often numbers in a text. None where nesting is too deep.
    std::optional<ContainerMark>
    begunBy(const LineCursor &line, qsizetype parents, bool interrupts) const;
    /// Goes into what begins with `mark`; `line` stands behind it then.
    void enter(const ContainerMark &mark, LineCursor &line);
    void leaveLast() { m_containers.removeLast(); }

    /// Whether the innermost is an item that nothing stands in yet.
    bool endsUnused() const { return !m_containers.isEmpty() && m_containers.constLast().isUnused; }
    void use(); ///< Something stands in the innermost now.
    /// `text` without the "[ ]" that makes the innermost, if it is an item, a task.
    QStringView withoutTask(QStringView text);

private:
    QList<MarkdownContainer> m_containers;
};

} // namespace Conclave
