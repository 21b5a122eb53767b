#include "ui/desktop/desktopnotifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;
const QString DefaultAction = u"default"_s; // a click on the notification itself

QDBusMessage call(const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(Service, Path, Service, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(Service, Path, Service, u"ActionInvoked"_s, this, SLOT(act(uint, QString)));
    m_bus.connect(Service, Path, Service, u"NotificationClosed"_s, this, SLOT(forget(uint, uint)));
}

void DesktopNotifier::notify(const QString &summary, const QString &body)
{
    if (!m_bus.isConnected())
        return;
    constexpr int ItsOwnTime = -1;
    const QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                            {u"category"_s, u"transfer.complete"_s}};
    // Bodies may be markup.
    const QVariantList arguments{QGuiApplication::applicationDisplayName(),
                                 m_shown,
                                 QGuiApplication::desktopFileName(),
                                 summary,
                                 body.toHtmlEscaped(),
                                 QStringList{DefaultAction, tr("Show")},
                                 hints,
                                 ItsOwnTime};
    auto *watcher =
        new QDBusPendingCallWatcher(m_bus.asyncCall(call(u"Notify"_s, arguments)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError())
            m_shown = reply.value();
    });
}

void DesktopNotifier::withdraw()
{
    if (m_shown != 0)
        m_bus.asyncCall(call(u"CloseNotification"_s, {m_shown}));
}

void DesktopNotifier::act(uint id, const QString &action)
{
    if (id == m_shown && action == DefaultAction)
        emit activated();
}

void DesktopNotifier::forget(uint id, uint)
{
    if (id == m_shown)
        m_shown = 0;
}

} // namespace Conclave
