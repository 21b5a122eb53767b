#pragma once

#include "core/council/presets.h"
#include "tests/support/playedsession.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace Conclave {

/// The real window in front of a session that is played: what tests of the whole window begin with.
class PlayedWindow
{
protected:
    /// Opens it with these councils to choose from beside the Guide's, which is the one that is
    /// asked. False: it did not become the active window.
    [[nodiscard]] bool openWindow(const QList<Council> &councils = {})
    {
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_played = std::make_unique<PlayedSession>();
        m_window = std::make_unique<MainWindow>(m_played->session(), *m_theme);
        m_window->showCouncils(councils, guideCouncil());
        m_window->show();
        m_window->activateWindow();
        return QTest::qWaitForWindowActive(m_window.get());
    }

    void closeWindow()
    {
        m_theme->resetText(); // the next one takes the application's size for the desktop's
        m_window.reset();
        m_played.reset();
        m_theme.reset();
    }

    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<PlayedSession> m_played;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Conclave
