#include "ui/widgets/dragoutbutton.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace Conclave {

DragOutButton::DragOutButton(QWidget *parent) : QToolButton(parent)
{
}

void DragOutButton::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos();
    QToolButton::mousePressEvent(event);
}

void DragOutButton::mouseMoveEvent(QMouseEvent *event)
{
    const bool isFar =
        (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (isDown() && isFar && isEnabled() && m_makeFile)
        drag();
    else
        QToolButton::mouseMoveEvent(event);
}

void DragOutButton::drag()
{
    setDown(false); // a drag is no click
    const QString path = m_makeFile();
    if (path.isEmpty())
        return;
    auto *mime = new QMimeData;
    mime->setUrls({QUrl::fromLocalFile(path)});
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->setPixmap(icon().pixmap(iconSize()));
    emit dragged(path);
    drag->exec(Qt::CopyAction); // never a move: whoever takes it away takes a copy
}

} // namespace Conclave
