#include "ui/mainwindow/sessionview.h"

#include "ui/mainwindow/spendinglabel.h"
#include "ui/mainwindow/turnlist.h"
#include "ui/replay/replayview.h"
#include "ui/theme/metrics.h"
#include "ui/turn/turnview.h"
#include "ui/turn/welcomeview.h"
#include "ui/widgets/framepacer.h"
#include "ui/words/verdictwords.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

SessionView::SessionView(LiveSession &session, LayoutChoice &layout, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_layout(layout)
    , m_side(createSide())
    , m_pages(new QStackedWidget(this))
    , m_welcome(new WelcomeView(this))
{
    constexpr int TurnListWidth = 220;
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"sessionParts"_s);
    splitter->setHandleWidth(Metrics::Medium);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_side);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({TurnListWidth, 5 * TurnListWidth});
    m_pages->addWidget(m_welcome);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(splitter);

    connect(m_turns, &TurnList::chosen, this, &SessionView::showTurn);
    connect(&m_session, &LiveSession::replaced, this, &SessionView::showSession);
    connect(&m_session, &LiveSession::turnAdded, this, &SessionView::addTurn);
    connect(&m_session, &LiveSession::happened, this, &SessionView::follow);
    showSession();
}

QWidget *SessionView::createSide()
{
    auto *side = new QWidget(this);
    m_turns = new TurnList(side);
    m_spending = new SpendingLabel(side);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Small);
    column->addWidget(m_turns, 1);
    column->addWidget(m_spending);
    return side;
}

TurnView *SessionView::currentTurn() const
{
    if (m_replay)
        return &m_replay->view();
    return qobject_cast<TurnView *>(m_pages->currentWidget());
}

void SessionView::goToTurn(TurnId turn)
{
    m_turns->choose(turn);
}

void SessionView::replay()
{
    const TurnView *shown = m_replay ? nullptr : currentTurn();
    if (!shown)
        return;
    const TurnId turn = shown->run()->turn().id;
    if (!m_recordings)
        return play(turn, {});
    m_recordings(turn, [self = QPointer(this), turn](const QList<Event> &events) {
        if (self)
            self->play(turn, events);
    });
}

void SessionView::play(TurnId turn, const QList<Event> &events)
{
    const TurnView *shown = m_replay ? nullptr : currentTurn();
    if (!shown || shown->run()->turn().id != turn)
        return; // meanwhile something else is looked at
    auto replay = m_session.replay(turn, events);
    if (!replay)
        return;
    m_replay = new ReplayView(std::move(replay), m_layout, m_pages);
    m_pages->addWidget(m_replay);
    m_pages->setCurrentWidget(m_replay);
    connect(m_replay, &ReplayView::linkActivated, this, &SessionView::linkActivated);
    connect(m_replay, &ReplayView::viewChanged, this, &SessionView::currentTurnChanged);
    connect(m_replay, &ReplayView::closeRequested, this, [this] { showTurn(m_replay->turn()); });
    emit currentTurnChanged();
    m_replay->play();
}

void SessionView::closeReplay()
{
    if (m_replay)
        m_replay->deleteLater(); // it may be what asked for that
    m_replay.clear();
}

void SessionView::setGate(const SendGate &gate)
{
    m_gate = gate;
    for (TurnView *view : std::as_const(m_views))
        view->control()->setGate(gate);
}

void SessionView::setTurnListWanted(bool isWanted)
{
    m_isTurnListWanted = isWanted;
    showTurnList();
}

void SessionView::setBlind(bool isBlind)
{
    if (std::exchange(m_isBlind, isBlind) == isBlind)
        return;
    if (m_replay) // it shows names
        showTurn(m_replay->turn());
    const QList<TurnId> turns = m_views.keys();
    for (const TurnId &turn : turns)
        keepNames(turn);
    showSpending();
}

bool SessionView::isBlind(const Turn &turn) const
{
    const bool isContest = turn.council.enabledMembers().size() > 1;
    return m_isBlind && isContest && !(turn.verdict && turn.verdict->knowsNames());
}

QString SessionView::nameOf(TurnId turn, MemberId member) const
{
    const CouncilRun *run = m_session.run(turn);
    if (!run)
        return {};
    std::optional<BlindTurn> blind;
    if (isBlind(run->turn()))
        blind.emplace(run->turn(), blindWords());
    const Turn &shown = blind ? blind->turn() : run->turn();
    const Member *seat = shown.council.find(blind ? blind->shown(member) : member);
    return seat ? seat->name : QString();
}

/// A view shows names or hides them from its beginning on; where that has changed it is made anew.
void SessionView::keepNames(TurnId turn)
{
    TurnView *view = m_views.value(turn);
    if (!view || isBlind(view->run()->turn()) == (view->names() == TurnView::Names::Hidden))
        return;
    const bool isCurrent = view == currentTurn();
    const bool hadFocus = view->isAncestorOf(window()->focusWidget());
    m_views.remove(turn);
    if (isCurrent) {
        showTurn(turn);
        if (hadFocus)
            m_views.value(turn)->focusBest();
    }
    delete view;
}

void SessionView::showSession()
{
    closeReplay();
    // At once, and none is shown meanwhile: the views read runs that are gone.
    m_pages->setCurrentWidget(m_welcome);
    qDeleteAll(std::exchange(m_views, {}));
    m_shown.clear();
    m_turns->clearTurns();
    for (qsizetype place = 0; place < m_session.turnCount(); ++place)
        m_turns->addTurn(m_session.run(m_session.turnAt(place))->turn());
    showTurnList();
    if (m_session.turnCount() > 0)
        m_turns->choose(m_session.turnAt(m_session.turnCount() - 1));
    else
        m_pages->setCurrentWidget(m_welcome);
    emit currentTurnChanged();
}

void SessionView::addTurn(TurnId turn)
{
    m_turns->addTurn(m_session.run(turn)->turn());
    showTurnList();
    m_turns->choose(turn);
}

void SessionView::showTurn(TurnId turn)
{
    closeReplay();
    TurnView *&view = m_views[turn];
    if (!view) {
        CouncilRun &run = *m_session.run(turn);
        const auto names = isBlind(run.turn()) ? TurnView::Names::Hidden : TurnView::Names::Shown;
        view = new TurnView(run, m_layout, m_pages, names);
        view->control()->setGate(m_gate);
        m_pages->addWidget(view);
        connect(view, &TurnView::linkActivated, this, &SessionView::linkActivated);
        connect(view, &TurnView::tabOrderChanged, this, &SessionView::currentTurnChanged);
    }
    m_pages->setCurrentWidget(view);
    dropOldViews(turn);
    emit currentTurnChanged();
}

/// Every widget costs time whenever the text's size or the theme changes, seen or not.
void SessionView::dropOldViews(TurnId shown)
{
    constexpr qsizetype Kept = 4;
    m_shown.removeOne(shown);
    m_shown.prepend(shown);
    for (qsizetype place = m_shown.size() - 1; place >= Kept; --place) {
        const TurnId turn = m_shown.at(place);
        const TurnView *view = m_views.value(turn);
        if (view && view->run()->isRunning())
            continue;
        delete m_views.take(turn);
        m_shown.removeAt(place);
    }
}

void SessionView::follow(TurnId turn, const Event &event)
{
    if (std::holds_alternative<TurnEnded>(event.what) ||
        std::holds_alternative<TurnResumed>(event.what))
        m_turns->showState(m_session.run(turn)->turn());
    // Not at once: the view that is replaced may be what has just told of it.
    if (std::holds_alternative<VerdictGiven>(event.what))
        QTimer::singleShot(0, this, [this, turn] {
            keepNames(turn);
            showSpending();
        });
    if (!std::holds_alternative<UsageReported>(event.what))
        return;
    // Some providers report with every piece, and the whole session is added up.
    constexpr auto Pause = 250ms;
    FramePacer::of(*this).request(
        *m_spending,
        [this] {
            showSpending();
            return 0us;
        },
        Pause);
}

void SessionView::showTurnList()
{
    // One question needs no list.
    m_side->setVisible(m_isTurnListWanted && m_session.turnCount() > 1);
    showSpending();
}

void SessionView::showSpending()
{
    Spending sum;
    int hidden = 0; // what a single answer adds to the sum would tell whose it is
    for (qsizetype place = 0; place < m_session.turnCount(); ++place) {
        const Turn &turn = m_session.run(m_session.turnAt(place))->turn();
        if (isBlind(turn))
            ++hidden;
        else
            sum += spendingOf(turn);
    }
    m_spending->showSpending(sum, hidden);
}

} // namespace Conclave
