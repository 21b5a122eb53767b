#pragma once

#include <QDBusConnection>
#include <QObject>

namespace Conclave {

/// Says something outside the window (Desktop Notifications Specification 1.2,
/// org.freedesktop.Notifications). A new notification takes the place of the one before.
///
/// Asks without waiting. Where nobody shows notifications nothing happens.
class DesktopNotifier final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotifier(const QDBusConnection &bus, QObject *parent = nullptr);

    /// Both are plain text.
    void notify(const QString &summary, const QString &body);
    void withdraw();                              ///< The one that is shown, if any.
    bool isShown() const { return m_shown != 0; } ///< As far as the desktop said.

signals:
    void activated(); ///< The user clicked it.

private slots:
    void act(uint id, const QString &action);
    void forget(uint id, uint reason);

private:
    QDBusConnection m_bus;
    uint m_shown = 0; ///< 0: none.
};

} // namespace Conclave
