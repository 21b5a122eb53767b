#pragma once

#include "app/commandline.h"
#include "app/councildesk.h"
#include "app/exportdesk.h"
#include "app/firststart.h"
#include "app/historydesk.h"
#include "app/importdesk.h"
#include "app/noticedesk.h"
#include "app/outagedesk.h"
#include "app/pricedesk.h"
#include "app/services.h"
#include "app/sessiondesk.h"
#include "app/singleinstance.h"
#include "app/spendingdesk.h"
#include "core/run/livesession.h"
#include "ui/desktop/desktopappearance.h"
#include "ui/mainwindow/mainwindow.h"

#include <QObject>

namespace Conclave {

class ThemeControl;

/// `conclave`: the window and everything behind it, put together.
class WindowCommand final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the command. `desktop` is the bus that the desktop's services are on.
    WindowCommand(Services &services, ThemeControl &theme, const QDBusConnection &desktop);

    /// Shows the window, and opens a session file if `file` names one.
    void start(const QString &file);

    /// Another process was started for this.
    void answerCall(const InstanceCall &call);
    /// Closes the window without any question.
    void endNow();

    MainWindow &window() { return m_window; }
    LiveSession &session() { return m_session; }

private:
    void ask(const QString &question);
    bool mayClose();
    void keepAll();
    /// The Guide's server runs only while a Guide council can be asked.
    void closeIdleGuide();

    Services &m_services;
    ThemeControl &m_theme;
    LiveSession m_session;
    MainWindow m_window;
    CouncilDesk m_councils;
    FirstStart m_firstStart;
    OutageDesk m_outages;
    SessionDesk m_sessions;
    Archive m_archive;
    HistoryDesk m_history;
    ImportDesk m_imports;
    ExportDesk m_exports;
    NoticeDesk m_notices;
    SpendingDesk m_spending;
    PriceDesk m_prices;
    DesktopAppearance m_desktop;
};

/// Runs the window until it is closed or the system wants the process to end. Needs a
/// QApplication. Returns the exit status.
int runWindow(const CommandLine &line);

} // namespace Conclave
