#include "ui/markdown/keptblock.h"

#include <QTextBlock>
#include <QTextDocument>

#include <utility>

namespace Conclave {

bool KeptBlock::keep(QTextCursor &cursor, const DocumentMark &mark)
{
    m_mark.reset();
    const QTextBlock last = cursor.document()->lastBlock();
    if (mark.table.index >= 0 || mark.position == 0 || last.position() != mark.position + 1)
        return false;
    cursor.setPosition(last.position());
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    m_mark = mark;
    return true;
}

void KeptBlock::remove(QTextCursor &cursor)
{
    if (!m_mark)
        return;
    const DocumentMark mark = *std::exchange(m_mark, {});
    cursor.movePosition(QTextCursor::End);
    cursor.deletePreviousChar();
    if (cursor.blockFormat() == mark.block) // removing a block may leave its format behind
        return;
    cursor.setBlockFormat(mark.block);
    cursor.setBlockCharFormat(mark.characters);
}

} // namespace Conclave
