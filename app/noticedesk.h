#pragma once

#include "core/run/livesession.h"

class QDBusConnection;

namespace Conclave {

class DesktopNotifier;
class MainWindow;
struct Settings;

/// Tells on the desktop that a long run ended while nobody was looking at the window: how many
/// answered and how long it took, nothing of what was said.
class NoticeDesk final : public QObject
{
    Q_OBJECT

public:
    /// Shorter runs are not told of.
    static constexpr std::chrono::seconds Long{10};

    /// All outlive the desk.
    NoticeDesk(Settings &settings,
               LiveSession &session,
               MainWindow &window,
               const QDBusConnection &bus);

private:
    void note(TurnId turn, const Event &event);
    void tell(const Turn &turn, Microseconds took);
    void showWindow();

    Settings &m_settings;
    LiveSession &m_session;
    MainWindow &m_window;
    DesktopNotifier *m_notifier;
    QHash<TurnId, Microseconds> m_began; ///< When the turns that run began to, since asking.
};

} // namespace Conclave
