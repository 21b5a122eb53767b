#include "ui/turn/turnview.h"

#include "ui/answer/answerpanel.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/metrics.h"
#include "ui/timeline/timelineview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/panelboard.h"
#include "ui/turn/turnrace.h"
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
    : TurnView(run, &run, layout, parent)
{
}

TurnView::TurnView(const TurnFeed &feed, LayoutChoice &layout, QWidget *parent)
    : TurnView(feed, nullptr, layout, parent)
{
}

TurnView::TurnView(const TurnFeed &feed, CouncilRun *run, LayoutChoice &layout, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_run(run)
    , m_parts(new QSplitter(Qt::Vertical, this))
    , m_answers(new AnswersArea(feed.turn(), layout, this))
{
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(Metrics::Medium);
    m_parts->setObjectName(u"turnParts"_s);
    m_parts->addWidget(m_answers); // Tab comes to things in the order they are made
    m_synthesis = new SynthesisPanel(feed.turn(), this);
    m_parts->addWidget(m_synthesis);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Medium);
    column->addWidget(createQuestion());
    column->addWidget(m_parts, 1);
    m_race = new TurnRace(m_feed.turn(), this);
    connect(m_race, &TurnRace::momentChosen, this, &TurnView::showMoment);
    column->addWidget(m_race);

    connectAnswers();
    connectSynthesis();
    connect(&m_feed, &TurnFeed::happened, this, &TurnView::follow);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TurnView::tick);
    tick();
}

QWidget *TurnView::createQuestion()
{
    auto *question = new ElidedLabel(m_feed.turn().question.text.simplified(), this);
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
        else if (isWithin(stop, *m_synthesis) || &m_race->timeline() == stop)
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
    connect(panel, &AnswerPanel::linkActivated, this, &TurnView::linkActivated);
    connect(panel, &AnswerPanel::textsChanged, this, &TurnView::textsChanged);
    if (!m_run)
        return panel->setReadOnly();
    connect(panel, &AnswerPanel::stopRequested, m_run, &CouncilRun::stop);
    connect(panel, &AnswerPanel::retryRequested, this, &TurnView::retry);
    connect(panel, &AnswerPanel::hurryRequested, m_run, &CouncilRun::hurry);
    connect(panel, &AnswerPanel::giveUpRequested, m_run, &CouncilRun::giveUp);
}

void TurnView::connectSynthesis()
{
    giveSynthesisRoom();
    connect(m_synthesis, &SynthesisPanel::linkActivated, this, &TurnView::linkActivated);
    connect(m_synthesis, &SynthesisPanel::placeChosen, this, &TurnView::showPlace);
    connect(m_synthesis, &SynthesisPanel::slimChanged, this, &TurnView::giveSynthesisRoom);
    connect(m_synthesis, &SynthesisPanel::textsChanged, this, &TurnView::textsChanged);
    if (!m_run)
        return m_synthesis->setReadOnly();
    connect(m_synthesis, &SynthesisPanel::stopRequested, m_run, &CouncilRun::stopSynthesis);
    connect(m_synthesis, &SynthesisPanel::synthesisRequested, this, &TurnView::synthesise);
    connect(m_synthesis, &SynthesisPanel::hurryRequested, m_run, &CouncilRun::hurrySynthesis);
    connect(m_synthesis, &SynthesisPanel::giveUpRequested, m_run, &CouncilRun::giveUpSynthesis);
    connect(m_synthesis, &SynthesisPanel::limitsChanged, m_run, &CouncilRun::setLimits);
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
    send({member}, [member](TurnView &view) { view.m_run->retry(member); });
}

void TurnView::retryAllFailed()
{
    const QList<MemberId> lacking = m_feed.turn().lackingMembers();
    if (!lacking.isEmpty())
        send(lacking, [](TurnView &view) { view.m_run->retryAllFailed(); });
}

void TurnView::synthesise()
{
    send({}, [](TurnView &view) {
        view.m_run->synthesise();
        view.m_synthesis->showNewest(); // whoever asked for it wants to see it
    });
}

void TurnView::send(const QList<MemberId> &members, const std::function<void(TurnView &)> &act)
{
    if (!m_run)
        return;
    if (!m_gate)
        return act(*this);
    m_gate(*m_run, members, [self = QPointer(this), act](double agreedUsd) {
        if (!self) // it goes with its run
            return;
        self->m_run->agree(agreedUsd);
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
    TimelineView &timeline = m_race->timeline();
    const int needed = m_race->timelineHeight();
    const int rest = layout()->minimumSize().height() - (timeline.isHidden() ? 0 : needed);
    timeline.setVisible(height() >= rest + needed);
}

void TurnView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void TurnView::follow(const Event &event)
{
    showHold();
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

void TurnView::showHold()
{
    if (m_run)
        m_synthesis->setHold(m_run->hold());
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
    const std::optional<Microseconds> now = isLive ? std::optional(m_feed.elapsed()) : std::nullopt;
    if (isLive && isVisible())
        tickLater();
    if (now) {
        for (AnswerPanel *panel : m_answers->panels())
            panel->tick(*now);
        showHold();
        m_synthesis->tick(*now);
    }
    m_race->refresh(now);
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
    return m_feed.isRunning();
}

} // namespace Conclave
