#include "ui/desktop/desktopappearance.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Service = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Interface = u"org.freedesktop.portal.Settings"_s;
const QString Space = u"org.freedesktop.appearance"_s;
const QString ColorScheme = u"color-scheme"_s;
const QString Contrast = u"contrast"_s;

/// Portals wrap their values once (SettingChanged) or twice (Read).
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopAppearance::DesktopAppearance(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(Service,
                  Path,
                  Interface,
                  u"SettingChanged"_s,
                  this,
                  SLOT(read(QString, QString, QDBusVariant)));
    ask(ColorScheme);
    ask(Contrast);
}

void DesktopAppearance::ask(const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    call.setArguments({Space, key});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError())
            read(Space, key, reply.value());
    });
}

void DesktopAppearance::read(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space != Space)
        return;
    bool isNumber = false;
    const uint choice = unwrapped(value.variant()).toUInt(&isNumber);
    if (!isNumber)
        return;
    DesktopLook look = m_look;
    if (key == ColorScheme) // 0: no preference, 1: dark, 2: light
        look.dark = choice == 1 || choice == 2 ? std::optional(choice == 1) : std::nullopt;
    else if (key == Contrast) // 0: no preference, 1: high
        look.highContrast = choice == 1;
    if (look == m_look)
        return;
    m_look = look;
    emit changed(look);
}

} // namespace Conclave
