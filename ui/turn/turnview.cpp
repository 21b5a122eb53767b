#include "ui/turn/turnview.h"

#include "ui/answer/answerpanel.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/metrics.h"
#include "ui/timeline/runsummary.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowgrid.h"

#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// More panels than a council usually has; building them takes a few milliseconds each.
constexpr qsizetype PanelsAtOnce = 8;
constexpr auto Frame = 16ms;

} // namespace

TurnView::TurnView(CouncilRun &run, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_parts(new QSplitter(Qt::Vertical, this))
{
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(Metrics::Medium);
    m_parts->setObjectName(u"turnParts"_s);
    m_parts->addWidget(createPanels()); // Tab comes to things in the order they are made
    m_synthesis = new SynthesisPanel(run.turn(), this);
    m_parts->addWidget(m_synthesis);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(createQuestion());
    layout->addWidget(m_parts, 1);
    layout->addWidget(createRace());

    connectSynthesis();
    connect(&m_run, &CouncilRun::happened, this, &TurnView::follow);
    m_ticker.setInterval(80ms);
    connect(&m_ticker, &QTimer::timeout, this, &TurnView::tick);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TurnView::tick);
    m_timeline->showTurn(&m_run.turn());
    m_summary->showTurn(&m_run.turn());
    tick();
}

QWidget *TurnView::createQuestion()
{
    auto *question = new ElidedLabel(m_run.turn().question.text.simplified(), this);
    question->setTextRole(TextRole::Heading3);
    question->setObjectName(u"turnQuestion"_s);
    return question;
}

QWidget *TurnView::createPanels()
{
    m_scrollArea = new QScrollArea(this);
    m_scrollArea->setWidgetResizable(true);
    m_scrollArea->setFocusPolicy(Qt::NoFocus);
    m_scrollArea->setAccessibleName(tr("Answers"));
    m_scrollArea->setMinimumHeight(2 * Metrics::MinPanelHeight / 3);
    m_panelArea = new QWidget;
    m_panelArea->setObjectName(u"panels"_s);
    auto *grid = new FlowGrid(m_panelArea);
    grid->setContentsMargins({});
    grid->setSpacing(Metrics::Medium);
    addPanels(0);
    m_scrollArea->setWidget(m_panelArea);
    return m_scrollArea;
}

void TurnView::addPanels(qsizetype place)
{
    const QList<Member> &members = m_run.turn().council.members;
    const qsizetype last = std::min(members.size(), place + PanelsAtOnce);
    for (; place < last; ++place) {
        if (members[place].enabled)
            addPanel(members[place], int(place));
    }
    // The rest in later turns of the event loop, which has the questions to send meanwhile.
    if (place < members.size())
        QTimer::singleShot(0, this, [this, place] { addPanels(place); });
    if (last > PanelsAtOnce) {
        keepOrder();
        emit panelsAdded();
    }
}

/// Tab comes to the panels that were added late before what is below them.
void TurnView::keepOrder()
{
    QWidget *last = m_parts;
    QList<QWidget *> below;
    for (QWidget *stop = nextInFocusChain(); stop != this; stop = stop->nextInFocusChain()) {
        if (stop->focusPolicy() == Qt::NoFocus)
            continue; // has no place in the order
        if (m_panelArea->isAncestorOf(stop))
            last = stop;
        else if (m_synthesis == stop || m_synthesis->isAncestorOf(stop) || m_timeline == stop)
            below.append(stop);
    }
    for (QWidget *stop : std::as_const(below)) {
        setTabOrder(last, stop);
        last = stop;
    }
}

void TurnView::addPanel(const Member &member, int place)
{
    auto *panel = new AnswerPanel(m_run.turn(), member, place, m_panelArea);
    m_panelArea->layout()->addWidget(panel);
    m_panels.append(panel);
    m_panelOf.insert(member.id, panel);
    if (!m_maximised.isNull())
        panel->hide();
    connect(panel, &AnswerPanel::stopRequested, this, [this](MemberId id) { m_run.stop(id); });
    connect(panel, &AnswerPanel::retryRequested, this, [this](MemberId id) { m_run.retry(id); });
    connect(panel, &AnswerPanel::hurryRequested, this, [this](MemberId id) { m_run.hurry(id); });
    connect(panel, &AnswerPanel::giveUpRequested, this, [this](MemberId id) { m_run.giveUp(id); });
    connect(panel, &AnswerPanel::maximiseToggled, this, &TurnView::maximise);
    connect(panel, &AnswerPanel::linkActivated, this, &TurnView::linkActivated);
    connect(panel, &AnswerPanel::textsChanged, this, &TurnView::textsChanged);
}

QWidget *TurnView::createRace()
{
    auto *race = new QWidget(this);
    m_summary = new RunSummary(race);
    m_timeline = new TimelineView(race);
    auto *layout = new QVBoxLayout(race);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    layout->addWidget(m_summary);
    layout->addWidget(m_timeline);
    return race;
}

void TurnView::connectSynthesis()
{
    giveSynthesisRoom();
    connect(m_synthesis, &SynthesisPanel::stopRequested, &m_run, &CouncilRun::stopSynthesis);
    connect(m_synthesis, &SynthesisPanel::synthesisRequested, this, &TurnView::synthesise);
    connect(m_synthesis, &SynthesisPanel::hurryRequested, &m_run, &CouncilRun::hurrySynthesis);
    connect(m_synthesis, &SynthesisPanel::giveUpRequested, &m_run, &CouncilRun::giveUpSynthesis);
    connect(m_synthesis, &SynthesisPanel::limitsChanged, &m_run, &CouncilRun::setLimits);
    connect(m_synthesis, &SynthesisPanel::linkActivated, this, &TurnView::linkActivated);
    connect(m_synthesis, &SynthesisPanel::textsChanged, this, &TurnView::textsChanged);
}

void TurnView::focusPanel(int place)
{
    if (place >= m_panels.size())
        return;
    bringToSight(*m_panels.at(place));
    m_panels.at(place)->setFocus(Qt::ShortcutFocusReason);
}

QList<SearchedText> TurnView::texts() const
{
    QList<SearchedText> texts;
    for (const AnswerPanel *panel : m_panels)
        texts += panel->texts();
    return texts + m_synthesis->texts();
}

void TurnView::bringToSight(const QWidget &text)
{
    for (AnswerPanel *panel : std::as_const(m_panels)) {
        if (panel->isAncestorOf(&text))
            bringToSight(*panel);
    }
}

void TurnView::bringToSight(AnswerPanel &panel)
{
    if (!m_maximised.isNull() && m_maximised != panel.member())
        maximise(panel.member());
    m_scrollArea->ensureWidgetVisible(&panel);
}

void TurnView::toggleMaximised()
{
    if (m_panels.isEmpty())
        return;
    AnswerPanel *chosen = m_panels.constFirst();
    for (AnswerPanel *panel : std::as_const(m_panels)) {
        if (panel->isAncestorOf(focusWidget()))
            chosen = panel;
    }
    maximise(m_maximised.isNull() ? chosen->member() : m_maximised);
}

void TurnView::synthesise()
{
    m_run.synthesise();
    m_synthesis->showNewest(); // whoever asked for it wants to see it
}

void TurnView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void TurnView::follow(const Event &event)
{
    m_synthesis->follow(event);
    if (std::holds_alternative<SynthesisBegan>(event.what)) {
        giveSynthesisRoom();
        for (AnswerPanel *panel : std::as_const(m_panels))
            panel->showLateness();
    }
    if (AnswerPanel *panel = m_panelOf.value(event.stream.member))
        panel->follow(event);
    const bool isText = std::holds_alternative<TextAdded>(event.what) ||
                        std::holds_alternative<ReasoningAdded>(event.what);
    // A hundred members that start or end together are one change to look at, not a hundred.
    if (!isText && !m_soon.isActive())
        m_soon.start(Frame);
}

void TurnView::tick()
{
    const bool isLive = this->isLive();
    const std::optional<Microseconds> now = isLive ? std::optional(m_run.elapsed()) : std::nullopt;
    if (isLive && isVisible() && !m_ticker.isActive())
        m_ticker.start();
    else if (!isLive || !isVisible())
        m_ticker.stop();
    if (now) {
        for (AnswerPanel *panel : std::as_const(m_panels))
            panel->tick(*now);
        m_synthesis->tick(*now);
    }
    m_timeline->setNow(now);
    m_timeline->refresh();
    m_summary->setNow(now);
    m_summary->refresh();
}

void TurnView::giveSynthesisRoom()
{
    // Only the first one: afterwards the splitter stands where the reader put it.
    if (m_run.turn().synthesis && !std::exchange(m_hasRoom, true))
        m_parts->setSizes({550, 450}); // only the ratio counts
}

void TurnView::maximise(MemberId member)
{
    m_maximised = m_maximised == member ? MemberId() : member;
    for (AnswerPanel *panel : std::as_const(m_panels)) {
        const bool isMaximised = panel->member() == m_maximised;
        panel->setMaximised(isMaximised);
        panel->setVisible(m_maximised.isNull() || isMaximised);
    }
}

bool TurnView::isLive() const
{
    return m_run.isRunning();
}

} // namespace Conclave
