#include "ui/markdown/blockdirection.h"

#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/sidewaysscroll.h"

#include <QTextBlockFormat>

namespace Conclave {

namespace {

constexpr QChar IsolateLeftToRight(0x2066);
constexpr QChar EndOfIsolate(0x2069);

} // namespace

void BlockDirection::open(qreal indent)
{
    m_isOpen = true;
    m_isIsolated = false;
    m_indent = indent;
    m_direction = {};
    m_isolated.clear();
}

void BlockDirection::write(QStringView text)
{
    if (m_isIsolated)
        m_direction.addIsolated(text);
    else
        m_direction.add(text);
}

void BlockDirection::beginIsolated(int position)
{
    m_isIsolated = true;
    m_isolated.append({position, position});
}

void BlockDirection::endIsolated(int position)
{
    m_isIsolated = false;
    m_isolated.last().second = position;
}

void BlockDirection::finish(QTextCursor &cursor)
{
    if (!std::exchange(m_isOpen, false))
        return;
    if (m_direction.isRightToLeft())
        mirror(cursor, Qt::RightToLeft, m_indent);
    if (m_direction.hasRightToLeft())
        isolate(cursor);
}

void BlockDirection::mirror(QTextCursor &cursor, Qt::LayoutDirection direction, qreal indent)
{
    QTextBlockFormat block = cursor.blockFormat();
    block.setLayoutDirection(direction);
    if (direction == Qt::RightToLeft && !block.tabPositions().isEmpty()) {
        // Qt turns the types of tabs round, too: a left one would become one that ends its text.
        const qreal hang = block.tabPositions().first().position;
        block.setTabPositions({QTextOption::Tab(hang, QTextOption::RightTab)});
        SidewaysScroll::addSurplus(*cursor.document(), hang);
    }
    block.setLeftMargin(block.leftMargin() - indent);
    block.setRightMargin(block.rightMargin() + indent);
    block.setProperty(MarkdownProperty::Mirrored, indent);
    cursor.setBlockFormat(block);
}

void BlockDirection::isolate(const QTextCursor &end) const
{
    QTextCursor cursor(end);
    for (auto range = m_isolated.crbegin(); range != m_isolated.crend(); ++range) {
        for (const auto &[position, mark] : {std::pair(range->second, EndOfIsolate),
                                             std::pair(range->first, IsolateLeftToRight)}) {
            cursor.setPosition(position);
            cursor.insertText(QString(mark), cursor.blockCharFormat());
        }
    }
}

} // namespace Conclave
