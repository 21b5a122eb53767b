#include "ui/settings/notelabel.h"

namespace Conclave {

NoteLabel::NoteLabel(const QString &name, const QString &text) : QLabel(text)
{
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::PlaceholderText);
}

} // namespace Conclave
