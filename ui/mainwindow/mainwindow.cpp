#include "ui/mainwindow/mainwindow.h"

#include "ui/ask/questionbar.h"
#include "ui/history/historypanel.h"
#include "ui/mainwindow/aboutbox.h"
#include "ui/mainwindow/appearanceactions.h"
#include "ui/mainwindow/compareactions.h"
#include "ui/mainwindow/councilbar.h"
#include "ui/mainwindow/councilmenu.h"
#include "ui/mainwindow/firstpaint.h"
#include "ui/mainwindow/historyside.h"
#include "ui/mainwindow/layoutactions.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/menukey.h"
#include "ui/mainwindow/progresslabel.h"
#include "ui/mainwindow/runactions.h"
#include "ui/mainwindow/runannouncer.h"
#include "ui/mainwindow/sessionside.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/mainwindow/unsavedsign.h"
#include "ui/mainwindow/verdictactions.h"
#include "ui/mainwindow/windowcommands.h"
#include "ui/mainwindow/windowmessage.h"
#include "ui/mainwindow/windowparts.h"
#include "ui/theme/icons.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/turnview.h"
#include "ui/turn/welcomeview.h"
#include "ui/widgets/taskline.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QShortcut>
#include <QStatusBar>
#include <QtConcurrent>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

MainWindow::MainWindow(LiveSession &session, ThemeControl &theme)
    : m_session(session)
    , m_actions(new MainActions(*menuBar()))
    , m_layout(new LayoutChoice(this))
    , m_history(new HistorySide(*m_actions->showHistory, this))
    , m_councils(new CouncilMenu(*m_actions, this))
    , m_side(new SessionSide(*m_actions, session, *m_layout, this))
    , m_parts(new WindowParts(m_history, m_side, HistorySide::UsualWidth, this))
    , m_view(&m_side->view())
    , m_unsaved(new UnsavedSign(this))
    , m_progress(new ProgressLabel(this))
    , m_task(new TaskLine(this))
    , m_contests([&session] {
        return QtConcurrent::run([turns = session.snapshot().turns] { return contestsOf(turns); });
    })
{
    setObjectName(u"mainWindow"_s);
    new FirstPaint(*this);
    setWindowIcon(applicationIcon());
    setCentralWidget(m_parts);
    statusBar()->addPermanentWidget(m_unsaved);
    statusBar()->addPermanentWidget(m_task);
    m_task->hide(); // the bar shows what it is given
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->setSizeGripEnabled(false);
    resize(1180, 800);
    setMinimumSize(480, 480);

    connectActions();
    const auto *appearance = new AppearanceActions(*m_actions, theme, this);
    connect(appearance, &AppearanceActions::said, this, &MainWindow::say);
    const auto *runs = new RunActions(*m_actions, session, *m_view, this);
    connect(runs, &RunActions::changed, this, &MainWindow::showRunState);
    new RunAnnouncer(session, *m_view, *this);
    connect(m_councils, &CouncilMenu::chosen, this, &MainWindow::councilChosen);
    new CompareActions(*m_actions, *m_view);
    new LayoutActions(*m_actions, *m_layout, *m_view);
    const auto *verdicts = new VerdictActions(*m_actions, session, *m_view);
    connect(verdicts, &VerdictActions::said, this, &MainWindow::say);
    connect(m_actions->blind, &QAction::toggled, &history(), &HistoryPanel::setBlind);
    new WindowCommands(*this, *m_actions, session, *m_view);
    connect(&m_session, &LiveSession::renamed, this, &MainWindow::showTitle);
    showRunState();
    m_side->question().focusField();
}

MainWindow::~MainWindow() = default;

HistoryPanel &MainWindow::history() const
{
    return m_history->panel();
}

int MainWindow::historyWidth() const
{
    return m_parts->sideWidth();
}

void MainWindow::setHistoryWidth(int width)
{
    m_parts->setSideWidth(width);
}

void MainWindow::showCouncils(const QList<Council> &saved, const Council &current)
{
    m_councils->showCouncils(saved, current);
    m_side->showCouncil(current);
}

void MainWindow::showOutages(const QList<EndpointOutage> &outages)
{
    m_side->council().showOutages(outages);
    m_actions->checkEndpoints->setEnabled(!outages.isEmpty());
}

void MainWindow::tell(const QString &whatHappened, const QString &whatToDo)
{
    m_side->message().tell(whatHappened, whatToDo);
    statusBar()->clearMessage();
}

void MainWindow::offer(const QString &whatHappened,
                       const QString &whatToDo,
                       const QString &word,
                       std::function<void()> action)
{
    m_side->message().offer(whatHappened, whatToDo, word, std::move(action));
    statusBar()->clearMessage();
}

void MainWindow::showUnsaved(const QString &why)
{
    m_unsaved->setReason(why);
}

void MainWindow::showHistory()
{
    m_history->call();
}

void MainWindow::goTo(TurnId turn)
{
    m_view->goToTurn(turn);
}

void MainWindow::goTo(TurnId turn, MemberId member, int attempt, const QString &found)
{
    m_view->goToTurn(turn);
    if (TurnView *view = m_view->currentTurn())
        view->showMoment(view->shown(member), attempt, Microseconds{0});
    m_side->find(found);
}

void MainWindow::say(const QString &status)
{
    constexpr int Moment = 6000; // ms
    statusBar()->showMessage(status, Moment);
}

QString MainWindow::question() const
{
    return m_side->question().question();
}

void MainWindow::showEstimate(const QString &words, const QString &explanation)
{
    m_side->question().setEstimate(words, explanation);
}

void MainWindow::setRecordings(const Recordings &recordings)
{
    m_view->setRecordings(recordings);
}

void MainWindow::setGate(const SendGate &gate)
{
    m_view->setGate(gate);
}

void MainWindow::setQuestion(const QString &text)
{
    m_side->question().setQuestion(text);
    m_side->question().focusField();
}

void MainWindow::connectActions()
{
    const QuestionBar *question = &m_side->question();
    connect(question, &QuestionBar::asked, this, &MainWindow::asked);
    connect(question, &QuestionBar::edited, this, &MainWindow::questionEdited);
    connect(m_side, &SessionSide::said, this, &MainWindow::say);
    connect(m_side, &SessionSide::failed, this, &MainWindow::tell);
    connect(m_unsaved, &UnsavedSign::clicked, this, &MainWindow::unsavedAsked);
    connect(m_actions->showTurnList, &QAction::toggled, m_view, &SessionView::setTurnListWanted);
    auto *chooser = new QShortcut(QKeySequence(u"Ctrl+L"_s), this);
    chooser->setWhatsThis(tr("The councils, to choose one"));
    connect(chooser, &QShortcut::activated, this, [this] {
        const CouncilBar &bar = m_side->council();
        m_actions->councilMenu->popup(bar.mapToGlobal(QPoint(0, bar.height())));
    });
    addMenuKey(*this);
    connect(m_actions->checkEndpoints, &QAction::triggered, this, &MainWindow::checkRequested);
    connect(&m_side->council(), &CouncilBar::checkRequested, this, &MainWindow::checkRequested);
    connect(m_actions->askGuide, &QAction::triggered, this, [this] {
        emit councilChosen({});
        m_side->question().focusField();
        say(tr("Ask the Guide how something works; Council brings your own council back."));
    });
    connect(m_actions->wins, &QAction::triggered, this, &MainWindow::showWins);
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_actions->quit, &QAction::triggered, this, &MainWindow::close);

    WelcomeView &welcome = m_view->welcome();
    connect(&welcome, &WelcomeView::sampleChosen, this, &MainWindow::asked);
    connect(&welcome, &WelcomeView::serverChosen, this, &MainWindow::serverChosen);
    connect(&welcome, &WelcomeView::councilRequested, m_actions->newCouncil, &QAction::trigger);
    connect(
        &welcome, &WelcomeView::endpointsRequested, m_actions->editEndpoints, &QAction::trigger);
}

void MainWindow::showServers(const QList<FoundServer> &servers)
{
    m_view->welcome().showServers(servers);
}

void MainWindow::showRunState()
{
    const TurnView *turn = m_view->currentTurn();
    const bool isTurnRunning = turn && turn->run() && turn->run()->isRunning();
    m_side->question().setRunning(isTurnRunning);
    m_progress->showProgress(m_session);
    showTitle();
}

void MainWindow::showTitle()
{
    const QString title =
        m_session.title().isEmpty() ? tr("Conclave") : tr("%1 – Conclave").arg(m_session.title());
    setWindowTitle(m_session.isRunning() ? QString(u"● "_s % title) : title);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_history->setWindowWidth(width());
}

void MainWindow::showWins()
{
    auto *dialog = new WinsDialog(m_contests, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool mayClose = !m_mayClose || m_mayClose();
    event->setAccepted(mayClose);
    if (mayClose)
        emit closing();
}

} // namespace Conclave
