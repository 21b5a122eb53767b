#pragma once

#include "app/removedsessions.h"
#include "app/sessiondesk.h"
#include "core/archive/archive.h"
#include "core/run/livesession.h"

#include <QObject>
#include <QTimer>

namespace Conclave {

class HistoryPanel;
class MainWindow;

/// Keeps everything that is asked in the archive while it streams, and lets the user find and open
/// it again.
class HistoryDesk final : public QObject
{
    Q_OBJECT

public:
    /// All outlive the desk.
    HistoryDesk(Archive &archive, LiveSession &session, SessionDesk &sessions, MainWindow &window);

    /// Opens the archive and shows what is in it.
    void start();
    /// Deletes for good what was removed, writes what is not written yet, and closes the archive.
    /// Waits for that, but not for long.
    void close();

private:
    void connectJournal();
    void record(TurnId turn, const std::function<void(const QList<Event> &)> &play);
    void connectPanel();
    void tellOpening(const ArchiveOpening &opening);
    void tellRescue(const Rescue &rescue);
    void tellTrouble(const Error &error);
    void endTrouble();
    void offerExport();
    void search(const QString &text);
    void list();     ///< The sessions, as many as there were.
    void listMore(); ///< The next page.
    void listSoon();
    void open(SessionId session, const SearchHit &hit = {});
    void showHit(const SearchHit &hit);
    bool mayChange();
    void rename(SessionId session, const QString &title);
    void remove(const QList<SessionListing> &sessions);
    void restoreLast();
    void showRemoved();

    Archive &m_archive;
    LiveSession &m_session;
    SessionDesk &m_sessions;
    MainWindow &m_window;
    HistoryPanel &m_panel;
    QTimer m_soon;                  ///< From a change to the list that shows it.
    std::optional<Error> m_trouble; ///< Why nothing can be written.
    RemovedSessions m_removed;
    int m_opening = 0; ///< Counts what was to be opened; only the last one is.
};

} // namespace Conclave
