#include "ui/settings/notelabel.h"

#include <QResizeEvent>

namespace Conclave {

NoteLabel::NoteLabel(const QString &name, const QString &text) : QLabel(text)
{
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::PlaceholderText);
}

QSize NoteLabel::sizeHint() const
{
    return asHighAsItsWords(QLabel::sizeHint());
}

QSize NoteLabel::minimumSizeHint() const
{
    return asHighAsItsWords(QLabel::minimumSizeHint());
}

void NoteLabel::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    updateGeometry();
}

void NoteLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

/// QFormLayout shares out heights that it remembers of another width, so that words are cut by some
/// pixels; that a label's height depends on its width is therefore not for the layout to know.
QSize NoteLabel::asHighAsItsWords(QSize size) const
{
    if (isVisible()) // before, its width means nothing
        size.setHeight(heightForWidth(width()));
    return size;
}

} // namespace Conclave
