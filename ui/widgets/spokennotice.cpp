#include "ui/widgets/spokennotice.h"

#include <QAccessibleWidget>
#include <QTimer>

#include <chrono>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

constexpr auto Lifetime = 10s;

QAccessibleInterface *createFace(const QString &className, QObject *object)
{
    if (className == QLatin1String(SpokenNotice::staticMetaObject.className()))
        return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::Notification);
    return nullptr;
}

} // namespace

SpokenNotice::SpokenNotice(const QString &sentence, QWidget *parent) : QWidget(parent)
{
    QAccessible::installFactory(createFace); // which is installed once, however often
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(sentence);
    resize(0, 0);
    show();
    QTimer::singleShot(Lifetime, this, &QObject::deleteLater);
}

} // namespace Conclave
