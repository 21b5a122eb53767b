#pragma once

#include "core/run/livesession.h"
#include "ui/commands/command.h"

#include <QMainWindow>

namespace Conclave {

class CommandPalette;
class MainActions;
class SessionView;

/// Everything that can be done in the window as one list, for the palette and the page of
/// shortcuts: the menus, the questions to go to, the answers to show.
class WindowCommands final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; it belongs to `window`.
    WindowCommands(QMainWindow &window,
                   const MainActions &actions,
                   LiveSession &session,
                   SessionView &view);

    QList<Command> all() const;

private:
    QList<Command> questions() const;
    QList<Command> panels() const;
    void openPalette();
    void openShortcuts();

    QMainWindow &m_window;
    LiveSession &m_session;
    SessionView &m_view;
    CommandPalette *m_palette = nullptr; ///< Made when it is first opened.
};

} // namespace Conclave
