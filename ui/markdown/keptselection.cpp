#include "ui/markdown/keptselection.h"

#include <QTextCursor>
#include <QTextEdit>

namespace Conclave {

KeptSelection::KeptSelection(QTextEdit &text, int settled)
    : m_text(text)
    , m_settled(settled)
    , m_anchor(text.textCursor().anchor())
    , m_position(text.textCursor().position())
{
}

void KeptSelection::restore() const
{
    QTextCursor cursor = m_text.textCursor();
    const int anchor = m_anchor < m_settled ? cursor.anchor() : m_anchor;
    const int position = m_position < m_settled ? cursor.position() : m_position;
    if (cursor.anchor() == anchor && cursor.position() == position)
        return;
    cursor.setPosition(anchor);
    cursor.setPosition(position, QTextCursor::KeepAnchor);
    m_text.setTextCursor(cursor);
}

} // namespace Conclave
