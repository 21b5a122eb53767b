#pragma once

#include "core/probe/fingerprint.h"
#include "core/run/livesession.h"
#include "ui/mainwindow/endpointoutage.h"
#include "ui/replay/recordings.h"
#include "ui/turn/sendgate.h"
#include "ui/wins/winsdialog.h"

#include <QMainWindow>

#include <functional>

namespace Conclave {

class CouncilMenu;
class HistoryPanel;
class HistorySide;
class LayoutChoice;
class MainActions;
class ProgressLabel;
class SessionSide;
class SessionView;
class TaskLine;
class ThemeControl;
class UnsavedSign;
class WindowParts;

/// The window: menus, the council, the session's turns, and the question bar. Shows what core
/// holds and says what the user wants; it stores and sends nothing itself.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// Both outlive the window.
    MainWindow(LiveSession &session, ThemeControl &theme);
    ~MainWindow() override;

    MainActions &actions() const { return *m_actions; }
    LayoutChoice &layoutChoice() const { return *m_layout; }
    HistoryPanel &history() const;
    void showHistory(); ///< Also in a narrow window.
    /// In pixels, as the user made it; 0: the usual one.
    int historyWidth() const;
    void setHistoryWidth(int width);

    /// The councils to choose from and the one that is asked.
    void showCouncils(const QList<Council> &saved, const Council &current);
    /// The endpoints that cannot be reached now; none: all is well.
    void showOutages(const QList<EndpointOutage> &outages);
    /// Local servers to make a council of, on the welcome page.
    void showServers(const QList<FoundServer> &servers);
    /// One line above the answers until it is closed or replaced; an empty one takes it away.
    void tell(const QString &whatHappened, const QString &whatToDo = {});
    /// The same with something to do about it, for as long as the line stands there.
    void offer(const QString &whatHappened,
               const QString &whatToDo,
               const QString &word,
               std::function<void()> action);
    /// A sign in the status bar that what is asked is not saved, for as long as there is a reason.
    void showUnsaved(const QString &why);
    void goTo(TurnId turn); ///< Of the open session.
    /// The same, and in it this attempt of the member, or of the synthesis when it is null, with
    /// `found` marked.
    void goTo(TurnId turn, MemberId member, int attempt, const QString &found);
    TaskLine &task() const { return *m_task; } ///< In the status bar.
    void say(const QString &status);           ///< For a moment, in the status bar.
    void setQuestion(const QString &text);
    QString question() const; ///< As it stands in the field.
    /// What asking it will use, beside the field; empty: nothing is told.
    void showEstimate(const QString &words, const QString &explanation = {});
    void setGate(const SendGate &gate);               ///< As RunControl::setGate(), for all turns.
    void setRecordings(const Recordings &recordings); ///< As SessionView::setRecordings().
    /// What the table of wins counts; at first it is the open session.
    void setContests(const ContestSource &source) { m_contests = source; }
    /// Is asked before the window closes; false keeps it open. Empty: it always closes.
    void setClosingGate(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }
    void comeForward(); ///< In front of other windows, as far as the desktop lets it.

signals:
    void asked(const QString &question);
    void questionEdited();
    void councilChosen(Conclave::CouncilId council);        ///< Null: the Guide council.
    void serverChosen(const Conclave::FoundServer &server); ///< One of showServers().
    void checkRequested(); ///< Of the endpoints that cannot be reached, now.
    void unsavedAsked();   ///< The sign of showUnsaved() was pressed.
    void closing();        ///< Once, before the window goes.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void connectActions();
    void showRunState();
    void showTitle();
    void showWins();

    LiveSession &m_session;
    MainActions *m_actions;
    LayoutChoice *m_layout;
    HistorySide *m_history;
    CouncilMenu *m_councils;
    SessionSide *m_side;
    WindowParts *m_parts; ///< The history and that.
    SessionView *m_view;  ///< In that.
    UnsavedSign *m_unsaved;
    ProgressLabel *m_progress;
    TaskLine *m_task;
    ContestSource m_contests;
    std::function<bool()> m_mayClose;
};

} // namespace Conclave
