#include "ui/mainwindow/menukey.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

namespace Conclave {

void addMenuKey(QWidget &window)
{
    auto *key = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F10), &window);
    key->setWhatsThis(QCoreApplication::translate("MenuKey", "The menu of what has the keyboard"));
    QObject::connect(key, &QShortcut::activated, &window, [&window] {
        QWidget *focus = window.focusWidget() ? window.focusWidget() : &window;
        // Where Qt lets the menu key ask.
        const QPoint place = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, focus->mapToGlobal(place));
        QCoreApplication::sendEvent(focus, &event);
    });
}

} // namespace Conclave
