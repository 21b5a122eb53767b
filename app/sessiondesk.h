#pragma once

#include "app/services.h"
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
    /// All outlive the desk.
    SessionDesk(Services &services, LiveSession &session, MainWindow &window);

    /// Opens a session file in place of the open session.
    void open(const QString &path);
    /// Keeps the open session for the next start, if anything was asked in it.
    Done keepLast();
    /// Whether the open session can go; asks the user while something runs.
    bool mayReplace();
    /// Shows `session`, which is kept elsewhere, in place of the open one.
    void replace(const Session &session);

signals:
    void opened(const Conclave::Session &session); ///< From a file.

private:
    void startNew();
    void chooseAndOpen();
    void chooseAndExport();
    bool mayOverwrite(const QString &path);
    void exportTo(const QString &path, const ExportOptions &options);
    QString lastPath() const;

    Services &m_services;
    LiveSession &m_session;
    MainWindow &m_window;
    int m_opening = 0;        ///< Counts what was to be opened; only the last one is.
    bool m_isChanged = false; ///< Something was asked or answered since the last export.
};

} // namespace Conclave
