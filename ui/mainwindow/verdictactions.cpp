#include "ui/mainwindow/verdictactions.h"

#include "core/run/livesession.h"
#include "ui/answer/answerpanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/turnview.h"
#include "ui/words/verdictwords.h"

namespace Conclave {

VerdictActions::VerdictActions(MainActions &actions, LiveSession &session, SessionView &view)
    : QObject(&view)
    , m_actions(actions)
    , m_view(view)
{
    connectActions();
    connectRatings();
    connect(&view, &SessionView::currentTurnChanged, this, &VerdictActions::show);
    connect(&session, &LiveSession::happened, this, [this](TurnId, const Event &event) {
        // Of all text only the first can be judged where nothing could before.
        if (!event.addsText() || !m_actions.best->isEnabled())
            show();
    });
    show();
}

void VerdictActions::connectActions()
{
    connect(m_actions.blind, &QAction::toggled, &m_view, &SessionView::setBlind);
    connect(m_actions.blind, &QAction::toggled, this, &VerdictActions::show);
    const auto onTurn = [this](QAction *action, void (TurnJudge::*act)()) {
        connect(action, &QAction::triggered, this, [this, act] {
            TurnView *turn = m_view.currentTurn();
            if (RunControl *control = turn ? turn->control() : nullptr)
                (control->judge().*act)();
            show(); // whatever has become of it
        });
    };
    onTurn(m_actions.tie, &TurnJudge::toggleTie);
    onTurn(m_actions.revealNames, &TurnJudge::revealNames);
}

void VerdictActions::connectRatings()
{
    const auto onAnswer = [this](auto act) {
        TurnView *turn = m_view.currentTurn();
        const AnswerPanel *panel = turn ? turn->answers().chosen() : nullptr;
        if (panel && turn->control() && turn->turn().latestWithText(panel->member()))
            act(turn->control()->judge(), panel->member());
        else
            emit said(tr("Go to an answer with text first, for example with F6."));
    };
    connect(m_actions.best, &QAction::triggered, this, [onAnswer] {
        onAnswer([](TurnJudge &judge, MemberId member) { judge.toggleBest(member); });
    });
    connect(m_actions.ratings, &QActionGroup::triggered, this, [onAnswer](const QAction *rate) {
        const int stars = rate->data().toInt();
        onAnswer([stars](TurnJudge &judge, MemberId member) { judge.rate(member, stars); });
    });
}

void VerdictActions::show()
{
    const TurnView *view = m_view.currentTurn();
    const bool isRun = view && view->run(); // a replay is not judged
    const Turn none;
    const Turn &turn = isRun ? view->turn() : none;
    const bool isBlind = view && view->names() == TurnView::Names::Hidden;
    m_actions.best->setEnabled(canCompare(turn));
    m_actions.tie->setEnabled(canCompare(turn));
    m_actions.tie->setChecked(turn.verdict && turn.verdict->tie);
    m_actions.ratings->setEnabled(turn.hasText());
    m_actions.revealNames->setEnabled(isBlind);
    // These name the models.
    m_actions.showRequests->setEnabled(isRun && !isBlind);
}

} // namespace Conclave
