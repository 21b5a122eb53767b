#pragma once

#include "core/probe/fingerprint.h"
#include "core/run/livesession.h"
#include "core/store/settings.h"
#include "ui/mainwindow/endpointoutage.h"
#include "ui/turn/sendgate.h"
#include "ui/wins/winsdialog.h"

#include <QMainWindow>

class QLabel;

namespace Conclave {

class CouncilBar;
class CouncilMenu;
class FindBar;
class LayoutChoice;
class MainActions;
class MessageStrip;
class QuestionBar;
class SessionView;
class TaskLine;
class ThemeControl;

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

    /// The councils to choose from and the one that is asked.
    void showCouncils(const QList<Council> &saved, const Council &current);
    /// The endpoints that cannot be reached now; none: all is well.
    void showOutages(const QList<EndpointOutage> &outages);
    /// Local servers to make a council of, on the welcome page.
    void showServers(const QList<FoundServer> &servers);
    /// One line above the answers until it is closed or replaced; an empty one takes it away.
    void tell(const QString &whatHappened, const QString &whatToDo = {});
    TaskLine &task() const { return *m_task; } ///< In the status bar.
    void say(const QString &status);           ///< For a moment, in the status bar.
    void setQuestion(const QString &text);
    QString question() const; ///< As it stands in the field.
    /// What asking it will use, beside the field; empty: nothing is told.
    void showEstimate(const QString &words, const QString &explanation = {});
    void setGate(const SendGate &gate); ///< As TurnView::setGate(), for all turns.
    /// What the table of wins counts; at first it is the open session.
    void setContests(const ContestSource &source) { m_contests = source; }

signals:
    void asked(const QString &question);
    void questionEdited();
    void councilChosen(Conclave::CouncilId council);        ///< Null: the Guide council.
    void serverChosen(const Conclave::FoundServer &server); ///< One of showServers().
    void checkRequested(); ///< Of the endpoints that cannot be reached, now.
    void closing();        ///< Once, before the window goes.

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *createContent();
    void connectActions();
    void showRunState();
    void showTitle();
    void keepBarsLast();
    void openLink(const QUrl &target);
    void showWins();
    void showAbout();

    LiveSession &m_session;
    MainActions *m_actions;
    LayoutChoice *m_layout;
    CouncilMenu *m_councils;
    CouncilBar *m_council;
    MessageStrip *m_message;
    SessionView *m_view;
    FindBar *m_find;
    QuestionBar *m_question;
    QLabel *m_progress;
    TaskLine *m_task;
    ContestSource m_contests;
};

} // namespace Conclave
