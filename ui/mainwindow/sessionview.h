#pragma once

#include "core/run/livesession.h"
#include "ui/replay/recordings.h"
#include "ui/turn/sendgate.h"

#include <QHash>
#include <QPointer>
#include <QUrl>
#include <QWidget>

class QStackedWidget;

namespace Conclave {

class LayoutChoice;
class ReplayView;
class SpendingLabel;
class TurnList;
class TurnView;
class WelcomeView;

/// The open session: its questions on the left, the chosen turn on the right; before the first
/// question, the welcome page.
class SessionView final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the view.
    SessionView(LiveSession &session, LayoutChoice &layout, QWidget *parent = nullptr);

    WelcomeView &welcome() const { return *m_welcome; }
    /// What is looked at, which may be a replay of it; null while there is none.
    TurnView *currentTurn() const;
    void goToTurn(TurnId turn); ///< One of the session's.
    void replay(); ///< Plays the shown turn once more, if it has ended, instead of its view.
    /// Where replays get their events from; null: from the turns themselves.
    void setRecordings(const Recordings &recordings) { m_recordings = recordings; }
    void setGate(const SendGate &gate); ///< As RunControl::setGate(), for all turns.
    void setTurnListWanted(bool isWanted);
    /// Hides who answered in every turn until the user has judged it or wants to know.
    void setBlind(bool isBlind);
    /// The member's name as it is shown now.
    QString nameOf(TurnId turn, MemberId member) const;

signals:
    void currentTurnChanged();
    void linkActivated(const QUrl &target);

private:
    void showSession();
    void addTurn(TurnId turn);
    void showTurn(TurnId turn);
    void dropOldViews(TurnId shown);
    void play(TurnId turn, const QList<Event> &events);
    void closeReplay();
    void follow(TurnId turn, const Event &event);
    void showTurnList();
    void showSpending();
    QWidget *createSide();
    bool isBlind(const Turn &turn) const;
    void keepNames(TurnId turn);

    LiveSession &m_session;
    LayoutChoice &m_layout;
    SendGate m_gate;
    Recordings m_recordings;
    QWidget *m_side; ///< The questions, and what they used.
    TurnList *m_turns;
    SpendingLabel *m_spending;
    QStackedWidget *m_pages;
    WelcomeView *m_welcome;
    QHash<TurnId, TurnView *>
        m_views;                   ///< Of the turns that were shown last, and of those that run.
    QList<TurnId> m_shown;         ///< These, the last one first.
    QPointer<ReplayView> m_replay; ///< Null unless one is shown.
    bool m_isTurnListWanted = true;
    bool m_isBlind = false;
};

} // namespace Conclave
