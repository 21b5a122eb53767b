#pragma once

#include "tests/support/privatebus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QStandardPaths>
#include <QTest>

namespace Conclave {

/// GNOME Keyring on a bus of the test's own, with its files in a directory of the test's own; never
/// those of whoever runs the test.
class SecretService final
{
public:
    static bool isInstalled() { return !program().isEmpty(); }

    /// Both outlive it. The directory keeps what was stored, for the next service.
    SecretService(const PrivateBus &bus, const QString &directory)
        : m_bus(bus.connect(QStringLiteral("secretservice")))
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus.address());
        for (const char *variable : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(variable), directory);
        m_daemon.setProcessEnvironment(environment);
        m_daemon.setStandardErrorFile(QProcess::nullDevice());
        m_daemon.start(program(),
                       {QStringLiteral("--foreground"),
                        QStringLiteral("--unlock"),
                        QStringLiteral("--components=secrets")});
        m_daemon.write("password of the test");
        m_daemon.closeWriteChannel();
    }
    ~SecretService()
    {
        m_daemon.terminate();
        if (!m_daemon.waitForFinished(5000)) {
            m_daemon.kill();
            m_daemon.waitForFinished();
        }
        QDBusConnection::disconnectFromBus(QStringLiteral("secretservice"));
    }

    /// Whether it answers, after some time.
    bool isRunning() const
    {
        return QTest::qWaitFor([this] {
            return m_bus.interface()->isServiceRegistered(
                QStringLiteral("org.freedesktop.secrets"));
        });
    }

    /// Whether it could be locked. Nothing can unlock it: there is nobody who asks for its
    /// password.
    bool lock() const
    {
        QDBusMessage call =
            QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
                                           QStringLiteral("/org/freedesktop/secrets"),
                                           QStringLiteral("org.freedesktop.Secret.Service"),
                                           QStringLiteral("Lock"));
        const QDBusObjectPath login(QStringLiteral("/org/freedesktop/secrets/collection/login"));
        call << QVariant::fromValue(QList<QDBusObjectPath>{login});
        return m_bus.call(call).type() == QDBusMessage::ReplyMessage;
    }

private:
    static QString program()
    {
        return QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon"));
    }

    QDBusConnection m_bus;
    QProcess m_daemon;
};

} // namespace Conclave
