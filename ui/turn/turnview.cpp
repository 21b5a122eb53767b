#include "ui/turn/turnview.h"

#include "ui/answer/answerpanel.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/metrics.h"
#include "ui/timeline/runsummary.h"
#include "ui/timeline/timelineview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/panelboard.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/tabstops.h"

#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Frame = 16ms;

} // namespace

TurnView::TurnView(CouncilRun &run, LayoutChoice &layout, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_parts(new QSplitter(Qt::Vertical, this))
    , m_answers(new AnswersArea(run.turn(), layout, this))
{
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(Metrics::Medium);
    m_parts->setObjectName(u"turnParts"_s);
    m_parts->addWidget(m_answers); // Tab comes to things in the order they are made
    m_synthesis = new SynthesisPanel(run.turn(), this);
    m_parts->addWidget(m_synthesis);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Medium);
    column->addWidget(createQuestion());
    column->addWidget(m_parts, 1);
    column->addWidget(createRace());

    connectAnswers();
    connectSynthesis();
    connect(&m_run, &CouncilRun::happened, this, &TurnView::follow);
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

/// Tab comes to the panels that were added late before what is below them.
void TurnView::keepOrder()
{
    QWidget *last = m_parts;
    QList<QWidget *> below;
    const QList<QWidget *> stops = tabStopsAfter(*this);
    for (QWidget *stop : stops) {
        if (isWithin(stop, *m_answers))
            last = stop;
        else if (isWithin(stop, *m_synthesis) || m_timeline == stop)
            below.append(stop);
    }
    chainTabStops(last, below);
}

void TurnView::connectAnswers()
{
    connect(m_answers, &AnswersArea::panelAdded, this, &TurnView::connectPanel);
    connect(m_answers, &AnswersArea::tabOrderChanged, this, [this] {
        keepOrder();
        emit tabOrderChanged();
    });
    m_answers->build();
}

void TurnView::connectPanel(AnswerPanel *panel)
{
    connect(panel, &AnswerPanel::stopRequested, &m_run, &CouncilRun::stop);
    connect(panel, &AnswerPanel::retryRequested, this, &TurnView::retry);
    connect(panel, &AnswerPanel::hurryRequested, &m_run, &CouncilRun::hurry);
    connect(panel, &AnswerPanel::giveUpRequested, &m_run, &CouncilRun::giveUp);
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
    connect(m_timeline, &TimelineView::spotTextChanged, m_summary, &RunSummary::showSpot);
    connect(m_timeline, &TimelineView::momentChosen, this, &TurnView::showMoment);
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
    connect(m_synthesis, &SynthesisPanel::placeChosen, this, &TurnView::showPlace);
    connect(m_synthesis, &SynthesisPanel::slimChanged, this, &TurnView::giveSynthesisRoom);
    connect(m_synthesis, &SynthesisPanel::textsChanged, this, &TurnView::textsChanged);
}

QList<SearchedText> TurnView::texts() const
{
    QList<SearchedText> texts;
    for (const AnswerPanel *panel : m_answers->ordered())
        texts += panel->texts();
    return texts + m_synthesis->texts();
}

ComparePages &TurnView::comparison() const
{
    return m_synthesis->pages();
}

void TurnView::bringToSight(const QWidget &text)
{
    for (const AnswerPanel *panel : m_answers->panels()) {
        if (panel->isAncestorOf(&text))
            m_answers->reveal(panel->member());
    }
    if (m_synthesis->isAncestorOf(&text))
        m_synthesis->showText();
}

void TurnView::showMoment(MemberId member, int attempt, Microseconds moment)
{
    if (member.isNull())
        return m_synthesis->showMoment(attempt, moment);
    if (AnswerPanel *panel = m_answers->panelOf(member)) {
        m_answers->reveal(member);
        panel->setFocus(Qt::ShortcutFocusReason);
        panel->showMoment(attempt, moment);
    }
}

void TurnView::showPlace(const TextPlace &place)
{
    if (place.member.isNull())
        return m_synthesis->showPart(place.attempt, place.part);
    if (AnswerPanel *panel = m_answers->panelOf(place.member)) {
        m_answers->reveal(place.member);
        panel->setFocus(Qt::ShortcutFocusReason);
        panel->showPart(place.attempt, place.part);
    }
}

void TurnView::retry(MemberId member)
{
    send({member}, [member](TurnView &view) { view.m_run.retry(member); });
}

void TurnView::retryAllFailed()
{
    const QList<MemberId> lacking = m_run.turn().lackingMembers();
    if (!lacking.isEmpty())
        send(lacking, [](TurnView &view) { view.m_run.retryAllFailed(); });
}

void TurnView::synthesise()
{
    send({}, [](TurnView &view) {
        view.m_run.synthesise();
        view.m_synthesis->showNewest(); // whoever asked for it wants to see it
    });
}

void TurnView::send(const QList<MemberId> &members, const std::function<void(TurnView &)> &act)
{
    if (!m_gate)
        return act(*this);
    m_gate(m_run, members, [self = QPointer(this), act] {
        if (self) // it goes with its run
            act(*self);
    });
}

bool TurnView::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fitRace();
    return isTaken;
}

/// Where there is not room for everything, what there is to read comes before the timeline.
void TurnView::fitRace()
{
    const QLayout *race = m_timeline->parentWidget()->layout();
    const int timeline = m_timeline->minimumSizeHint().height() + race->spacing();
    const int rest = layout()->minimumSize().height() - (m_timeline->isHidden() ? 0 : timeline);
    m_timeline->setVisible(height() >= rest + timeline);
}

void TurnView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void TurnView::follow(const Event &event)
{
    m_synthesis->setHold(m_run.hold());
    m_synthesis->follow(event);
    if (std::holds_alternative<SynthesisBegan>(event.what)) {
        for (AnswerPanel *panel : m_answers->panels())
            panel->showLateness();
    }
    if (AnswerPanel *panel = m_answers->panelOf(event.stream.member))
        panel->follow(event);
    // A hundred members that start or end together are one change to look at, not a hundred.
    if (!event.addsText() && !m_soon.isActive())
        m_soon.start(Frame);
}

void TurnView::tickLater()
{
    constexpr auto Pause = 90ms; // a little less than the tenths that are told
    FramePacer::of(*this).request(
        *this,
        [this] {
            if (isVisible())
                tick();
            return 0us;
        },
        Pause);
}

void TurnView::tick()
{
    const bool isLive = this->isLive();
    const std::optional<Microseconds> now = isLive ? std::optional(m_run.elapsed()) : std::nullopt;
    if (isLive && isVisible())
        tickLater();
    if (now) {
        for (AnswerPanel *panel : m_answers->panels())
            panel->tick(*now);
        m_synthesis->setHold(m_run.hold());
        m_synthesis->tick(*now);
    }
    m_timeline->setNow(now);
    m_timeline->refresh();
    m_summary->setNow(now);
    m_summary->refresh();
}

void TurnView::giveSynthesisRoom()
{
    // Only once: afterwards the splitter stands where the reader put it.
    if (std::exchange(m_hasRoom, !m_synthesis->isSlim()) || m_synthesis->isSlim())
        return;
    // A row of answers that is cut through is worse than a synthesis that is a little lower.
    const int room = m_parts->height() - m_parts->handleWidth();
    const int answers =
        std::clamp(m_answers->board().leastHeight(), room * 55 / 100, room * 65 / 100);
    m_parts->setSizes({answers, room - answers});
}

bool TurnView::isLive() const
{
    return m_run.isRunning();
}

} // namespace Conclave
