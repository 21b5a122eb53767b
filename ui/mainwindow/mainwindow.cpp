#include "ui/mainwindow/mainwindow.h"

#include "ui/ask/questionbar.h"
#include "ui/find/findbar.h"
#include "ui/mainwindow/appearanceactions.h"
#include "ui/mainwindow/councilbar.h"
#include "ui/mainwindow/councilmenu.h"
#include "ui/mainwindow/firstpaint.h"
#include "ui/mainwindow/layoutactions.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/runactions.h"
#include "ui/mainwindow/runannouncer.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/mainwindow/turnfinder.h"
#include "ui/mainwindow/verdictactions.h"
#include "ui/mainwindow/windowcommands.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/turnview.h"
#include "ui/turn/welcomeview.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/tabstops.h"
#include "ui/widgets/taskline.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QShortcut>
#include <QStatusBar>
#include <QtConcurrent>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A label wraps words only, and an address is one.
QString wrappable(QString address)
{
    constexpr qsizetype LongestPiece = 16;
    for (qsizetype place = LongestPiece; place < address.size(); place += LongestPiece + 1)
        address.insert(place, QChar(0x200B)); // zero-width space
    return address;
}

} // namespace

MainWindow::MainWindow(LiveSession &session, ThemeControl &theme)
    : m_session(session)
    , m_actions(new MainActions(*menuBar()))
    , m_layout(new LayoutChoice(this))
    , m_councils(new CouncilMenu(*m_actions, this))
    , m_council(new CouncilBar(*m_actions->councilMenu, this))
    , m_message(new MessageStrip(this))
    , m_view(new SessionView(session, *m_layout, this))
    , m_find(new FindBar(this))
    , m_question(new QuestionBar(this))
    , m_progress(new QLabel(this))
    , m_task(new TaskLine(this))
    , m_contests([&session] {
        return QtConcurrent::run([turns = session.snapshot().turns] { return contestsOf(turns); });
    })
{
    setObjectName(u"mainWindow"_s);
    new FirstPaint(*this);
    setWindowIcon(applicationIcon());
    setCentralWidget(createContent());
    m_progress->setContentsMargins(0, 0, Metrics::Large, 0);
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
    new LayoutActions(*m_actions, *m_layout, *m_view);
    const auto *verdicts = new VerdictActions(*m_actions, session, *m_view);
    connect(verdicts, &VerdictActions::said, this, &MainWindow::say);
    new WindowCommands(*this, *m_actions, session, *m_view);
    connect(m_question, &QuestionBar::asked, this, &MainWindow::asked);
    connect(m_question, &QuestionBar::edited, this, &MainWindow::questionEdited);
    connect(&m_session, &LiveSession::turnAdded, m_message, &MessageStrip::hide);
    connect(&m_session, &LiveSession::replaced, this, [this] {
        m_message->hide(); // it was about what was there before
        m_question->focusField();
    });
    connect(m_question, &QuestionBar::stopRequested, m_actions->stop, &QAction::trigger);
    connect(m_view, &SessionView::linkActivated, this, &MainWindow::openLink);
    connect(m_view, &SessionView::currentTurnChanged, this, &MainWindow::keepBarsLast);
    showRunState();
    m_question->focusField();
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::createContent()
{
    m_message->hide();
    m_council->addActions(m_actions->layouts->actions() << m_actions->scrollTogether);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Metrics::Large, Metrics::Small, Metrics::Large, Metrics::Small);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(m_council);
    layout->addWidget(m_message);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_find);
    layout->addWidget(m_question);
    new TurnFinder(*m_actions, *m_view, *m_find, this);
    return content;
}

void MainWindow::showCouncils(const QList<Council> &saved, const Council &current)
{
    m_councils->showCouncils(saved, current);
    m_question->focusField(); // not the button that brought the council
    m_council->showCouncil(current);
    m_view->welcome().showCouncil(current);
    m_question->setObstacle(
        current.enabledMembers().isEmpty()
            ? tr("This council has no enabled members. Edit it to seat some (Ctrl+E).")
            : QString());
}

void MainWindow::showOutages(const QList<EndpointOutage> &outages)
{
    m_council->showOutages(outages);
    m_actions->checkEndpoints->setEnabled(!outages.isEmpty());
}

void MainWindow::tell(const QString &whatHappened, const QString &whatToDo)
{
    m_message->setMessage(Tone::Warning, whatHappened, whatToDo);
    m_message->setActions({{tr("Close"), {}}});
    m_message->setVisible(!whatHappened.isEmpty());
    statusBar()->clearMessage();
}

void MainWindow::say(const QString &status)
{
    constexpr int Moment = 6000; // ms
    statusBar()->showMessage(status, Moment);
}

QString MainWindow::question() const
{
    return m_question->question();
}

void MainWindow::showEstimate(const QString &words, const QString &explanation)
{
    m_question->setEstimate(words, explanation);
}

void MainWindow::setGate(const SendGate &gate)
{
    m_view->setGate(gate);
}

void MainWindow::setQuestion(const QString &text)
{
    m_question->setQuestion(text);
    m_question->focusField();
}

void MainWindow::connectActions()
{
    connect(m_message, &MessageStrip::activated, this, [this] { m_message->hide(); });
    connect(m_actions->showTurnList, &QAction::toggled, m_view, &SessionView::setTurnListWanted);
    auto *chooser = new QShortcut(QKeySequence(u"Ctrl+L"_s), this);
    chooser->setWhatsThis(tr("The councils, to choose one"));
    connect(chooser, &QShortcut::activated, this, [this] {
        m_actions->councilMenu->popup(m_council->mapToGlobal(QPoint(0, m_council->height())));
    });
    connect(m_actions->checkEndpoints, &QAction::triggered, this, &MainWindow::checkRequested);
    connect(m_council, &CouncilBar::checkRequested, this, &MainWindow::checkRequested);
    connect(m_actions->focusQuestion, &QAction::triggered, m_question, &QuestionBar::focusField);
    connect(m_actions->askGuide, &QAction::triggered, this, [this] {
        emit councilChosen({});
        m_question->focusField();
        say(tr("Ask the Guide how something works; Council brings your own council back."));
    });
    connect(m_actions->wins, &QAction::triggered, this, &MainWindow::showWins);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
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
    int running = 0;
    int ended = 0;
    for (qsizetype place = 0; place < m_session.turnCount(); ++place) {
        const CouncilRun *run = m_session.run(m_session.turnAt(place));
        if (!run->isRunning())
            continue;
        for (const Answer *answer : run->turn().latestAnswers())
            ++(isFinal(answer->status) ? ended : running);
    }
    const TurnView *turn = m_view->currentTurn();
    const bool isTurnRunning = turn && turn->run().isRunning();
    const bool isAnyRunning = m_session.isRunning();
    m_question->setRunning(isTurnRunning);
    const QString progress = running > 0
                                 ? tr("%1 of %2 answers have ended").arg(ended).arg(running + ended)
                             : isAnyRunning ? tr("Synthesis is being written")
                                            : QString();
    m_progress->setText(progress);
    showTitle();
}

void MainWindow::showTitle()
{
    const QString title =
        m_session.title().isEmpty() ? tr("Conclave") : tr("%1 – Conclave").arg(m_session.title());
    setWindowTitle(m_session.isRunning() ? QString(u"● "_s % title) : title);
}

/// A turn's panels are made after the bars below them, but Tab should come to them first.
void MainWindow::keepBarsLast()
{
    QWidget *last = this;
    QList<QWidget *> finding;
    QList<QWidget *> asking;
    const QList<QWidget *> stops = tabStopsAfter(*this);
    for (QWidget *stop : stops) {
        if (isWithin(stop, *m_find))
            finding.append(stop);
        else if (isWithin(stop, *m_question))
            asking.append(stop);
        else
            last = stop;
    }
    chainTabStops(last, finding + asking);
}

void MainWindow::openLink(const QUrl &target)
{
    // The text of a link can say anything, so its real target is shown first.
    QMessageBox question(QMessageBox::Question,
                         tr("Open this link?"),
                         tr("This link in an answer leads to:"),
                         QMessageBox::Open | QMessageBox::Cancel,
                         this);
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(wrappable(target.toDisplayString(QUrl::FullyEncoded).left(400)));
    question.setDefaultButton(QMessageBox::Cancel);
    if (question.exec() == QMessageBox::Open)
        QDesktopServices::openUrl(target);
}

void MainWindow::showWins()
{
    auto *dialog = new WinsDialog(m_contests, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this,
        tr("About Conclave"),
        tr("Conclave %1\n\nAsks a whole council of language models at the same time and shows how "
           "long each one took.\n\nMIT licence. It contacts only the endpoints you set up.")
            .arg(QApplication::applicationVersion()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    emit closing();
    event->accept();
}

} // namespace Conclave
