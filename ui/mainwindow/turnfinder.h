#pragma once

#include "ui/find/textsearch.h"

#include <QObject>
#include <QPointer>

namespace Conclave {

class FindBar;
class MainActions;
class SessionView;
class TurnView;

/// Finding in all answers of the shown turn: opens the bar, searches, goes there, gives the focus
/// back.
class TurnFinder final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; `parent` may be one of them.
    TurnFinder(MainActions &actions, SessionView &view, FindBar &bar, QObject *parent);
    /// Opens the bar with `text` and goes to its first match from the panel with the focus on.
    void find(const QString &text);

private:
    void open();
    void close();
    void step(void (TextSearch::*go)());
    void search();
    void followTurn();
    void takeTexts();

    MainActions &m_actions;
    SessionView &m_view;
    FindBar &m_bar;
    TextSearch m_search;
    QPointer<TurnView> m_turn;    ///< The one that is searched.
    QPointer<QWidget> m_cameFrom; ///< Had the focus before.
};

} // namespace Conclave
