#include "ui/mainwindow/firstpaint.h"

#include <QEvent>
#include <QLoggingCategory>
#include <QWidget>

namespace Conclave {

namespace {

Q_LOGGING_CATEGORY(uiLog, "conclave.ui", QtInfoMsg)

} // namespace

FirstPaint::FirstPaint(QWidget &window) : QObject(&window)
{
    window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // The window is painted before what it holds; when the event loop goes on, all of it is.
        QMetaObject::invokeMethod(
            this,
            [this] {
                qCDebug(uiLog, "first paint");
                deleteLater();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Conclave
