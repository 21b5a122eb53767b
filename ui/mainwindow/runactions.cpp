#include "ui/mainwindow/runactions.h"

#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/turn/requestdialog.h"
#include "ui/turn/turnview.h"

namespace Conclave {

RunActions::RunActions(MainActions &actions,
                       LiveSession &session,
                       SessionView &view,
                       QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_session(session)
    , m_view(view)
{
    connectActions();
    connect(&view, &SessionView::currentTurnChanged, this, &RunActions::show);
    connect(&session, &LiveSession::happened, this, [this](TurnId, const Event &event) {
        follow(event);
    });
    show();
}

void RunActions::connectActions()
{
    const auto connectTurn = [this](QAction *action, void (RunControl::*act)()) {
        connect(action, &QAction::triggered, this, [this, act] {
            TurnView *turn = m_view.currentTurn();
            if (RunControl *control = turn ? turn->control() : nullptr)
                (control->*act)();
        });
    };
    connect(m_actions.stop, &QAction::triggered, this, [this] {
        if (TurnView *turn = m_view.currentTurn(); turn && turn->run())
            turn->run()->stopAll();
    });
    connectTurn(m_actions.retryFailed, &RunControl::retryAllFailed);
    connectTurn(m_actions.synthesise, &RunControl::synthesise);
    connectTurn(m_actions.refreshSynthesis, &RunControl::synthesise);
    connect(m_actions.showRequests, &QAction::triggered, this, &RunActions::showRequests);
    connect(m_actions.replayTurn, &QAction::triggered, &m_view, &SessionView::replay);
    connect(m_actions.stopAll, &QAction::triggered, this, [this] { m_session.stopAll(); });
}

void RunActions::showRequests()
{
    const CouncilRun *run = current();
    if (!run)
        return;
    auto *dialog = new RequestDialog(run->turn(), m_session.prices(), m_view.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RunActions::follow(const Event &event)
{
    const CouncilRun *run = current();
    // Text changes nothing here but once: the first of it can be combined.
    const bool isFirst = event.addsText() && !m_actions.synthesise->isEnabled() && run &&
                         !run->isCombining() && run->turn().hasText();
    if (!event.addsText() || isFirst)
        show();
}

void RunActions::show()
{
    m_actions.showRun(current(), m_session.isRunning());
    const TurnView *turn = m_view.currentTurn();
    const bool isBlind = turn && turn->names() == TurnView::Names::Hidden; // a replay names all
    m_actions.replayTurn->setEnabled(turn && turn->run() && !turn->run()->isRunning() && !isBlind);
    m_actions.exportSession->setEnabled(m_session.turnCount() > 0);
    emit changed();
}

const CouncilRun *RunActions::current() const
{
    const TurnView *turn = m_view.currentTurn();
    return turn ? turn->run() : nullptr;
}

} // namespace Conclave
