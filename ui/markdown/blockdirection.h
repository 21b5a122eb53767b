#pragma once

#include "core/markdown/textdirection.h"

#include <QList>
#include <QTextCursor>

#include <utility>

namespace Conclave {

/// Gives each block of text the direction of what is written into it.
///
/// Right to left, a block is indented from the right, and what has a direction of its own, such as
/// code, is isolated from the text around it.
class BlockDirection final
{
public:
    void open(qreal indent); ///< A block begins that is indented by so many pixels.
    void close() { m_isOpen = false; }
    bool isOpen() const { return m_isOpen; }

    void write(QStringView text); ///< Has been written into the block.
    /// What is written between the two, at these positions, has its own direction.
    void beginIsolated(int position);
    void endIsolated(int position);

    /// Settles the direction of the open block, in which `cursor` stands.
    void finish(QTextCursor &cursor);

    const TextDirection &direction() const { return m_direction; }

    /// Indents the block from the right instead.
    static void mirror(QTextCursor &cursor, Qt::LayoutDirection direction, qreal indent);

private:
    void isolate(const QTextCursor &end) const;

    bool m_isOpen = false;
    bool m_isIsolated = false;
    qreal m_indent = 0;
    TextDirection m_direction;
    QList<std::pair<int, int>> m_isolated;
};

} // namespace Conclave
