#pragma once

#include "ui/theme/desktoplook.h"

#include <QDBusConnection>
#include <QObject>

class QDBusVariant;

namespace Conclave {

/// Light or dark, usual or high contrast, as the desktop's settings portal tells it now and
/// whenever that changes (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance).
///
/// Asks without waiting. Where there is no portal nothing is ever told.
class DesktopAppearance final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopAppearance(const QDBusConnection &bus, QObject *parent = nullptr);

    DesktopLook look() const { return m_look; }

signals:
    void changed(const Conclave::DesktopLook &look); ///< Only when it is another one.

private slots:
    void read(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &key);

    QDBusConnection m_bus;
    DesktopLook m_look;
};

} // namespace Conclave
