#pragma once

#include "core/export/exportformat.h"
#include "core/run/livesession.h"

#include <QObject>

namespace Conclave {

class MainWindow;

/// What the user does with sessions as a whole: new, open, export.
class SessionDesk final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the desk.
    SessionDesk(LiveSession &session, MainWindow &window);

    /// Opens a session file in place of the open session.
    void open(const QString &path);
    /// Whether the open session can go; asks the user while something runs or is not saved. An
    /// answer about a session that was replaced meanwhile is none about the one that is open now.
    bool mayReplace();
    /// Whether the window can close; asks the user while something is not saved.
    bool mayClose();
    /// Whether the history, where everything that is asked is kept, is written at this moment.
    void setHistoryWritten(bool isWritten) { m_isHistoryWritten = isWritten; }
    /// Shows `session`, which is kept elsewhere, in place of the open one.
    void replace(const Session &session);

signals:
    void opened(const Conclave::Session &session); ///< From a file.

private:
    void startNew();
    void chooseAndOpen();
    void chooseAndExport();
    bool mayStop(const QString &question, const QString &stop);
    bool mayLose();
    void exportTo(const QString &path, const ExportOptions &options);

    LiveSession &m_session;
    MainWindow &m_window;
    int m_opening = 0;        ///< Counts what was to be opened; only the last one is.
    int m_replaced = 0;       ///< Counts the sessions that went.
    bool m_isChanged = false; ///< Something was asked or answered since the last export.
    bool m_isHistoryWritten = true;
};

} // namespace Conclave
