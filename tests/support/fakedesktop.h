#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QHash>
#include <QObject>
#include <QVariantMap>

namespace Conclave {

/// The settings portal of a desktop that a test plays.
class FakePortal final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakePortal(QDBusConnection bus)
    {
        qRegisterMetaType<QDBusVariant>("QDBusVariant"); // or signals are not relayed
        bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"),
                           this,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

    void set(const QString &key, uint value)
    {
        m_values.insert(key, value);
        emit SettingChanged(QStringLiteral("org.freedesktop.appearance"), key, QDBusVariant(value));
    }

public slots:
    QDBusVariant Read(const QString &, const QString &key)
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_values.value(key))));
    }

signals:
    void SettingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    QHash<QString, uint> m_values;
};

/// The notifications of a desktop that a test plays.
class FakeNotifications final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint replaces = 0;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    explicit FakeNotifications(QDBusConnection bus)
    {
        bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"),
                           this,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

    QList<Shown> shown;
    QList<uint> closed;

public slots:
    uint Notify(const QString &,
                uint replaces,
                const QString &,
                const QString &summary,
                const QString &body,
                const QStringList &actions,
                const QVariantMap &hints,
                int)
    {
        shown.append({replaces, summary, body, actions, hints});
        return 7;
    }
    void CloseNotification(uint id)
    {
        closed.append(id);
        emit NotificationClosed(id, 3);
    }

signals:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

} // namespace Conclave
