#include "ui/widgets/announcer.h"

#include <QAccessibleWidget>

namespace Conclave {

namespace {

QAccessibleInterface *createFace(const QString &className, QObject *object)
{
    if (className == QLatin1String(Announcer::staticMetaObject.className()))
        return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::Notification);
    return nullptr;
}

} // namespace

Announcer::Announcer(QWidget *parent) : QWidget(parent)
{
    QAccessible::installFactory(createFace); // which is installed once, however often
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(0, 0);
    hide();
}

void Announcer::announce(const QString &sentence)
{
    setAccessibleName(sentence);
    if (isHidden()) {
        show(); // is told like the event below
        return;
    }
    QAccessibleEvent appeared(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&appeared);
}

} // namespace Conclave
