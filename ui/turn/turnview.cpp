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
#include "ui/words/verdictwords.h"

#include <QEvent>
#include <QHBoxLayout>
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

TurnView::TurnView(CouncilRun &run, LayoutChoice &layout, QWidget *parent, Names names)
    : TurnView(run, &run, layout, parent, names)
{
}

TurnView::TurnView(const TurnFeed &feed, LayoutChoice &layout, QWidget *parent)
    : TurnView(feed, nullptr, layout, parent, Names::Shown)
{
}

TurnView::TurnView(
    const TurnFeed &feed, CouncilRun *run, LayoutChoice &layout, QWidget *parent, Names names)
    : QWidget(parent)
    , m_feed(feed)
    , m_run(run)
    , m_blind(names == Names::Hidden ? std::optional(BlindTurn(feed.turn(), blindWords()))
                                     : std::nullopt)
    , m_parts(new QSplitter(Qt::Vertical, this))
    , m_answers(new AnswersArea(turn(), layout, this))
{
    if (m_run)
        m_judge.emplace(*m_run, m_blind.has_value());
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(Metrics::Medium);
    m_parts->setObjectName(u"turnParts"_s);
    m_parts->addWidget(m_answers); // Tab comes to things in the order they are made
    m_synthesis = new SynthesisPanel(turn(), this);
    m_parts->addWidget(m_synthesis);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Medium);
    column->addWidget(createQuestion());
    column->addWidget(m_parts, 1);
    m_race = new TurnRace(turn(), this);
    connect(m_race, &TurnRace::momentChosen, this, &TurnView::showMoment);
    column->addWidget(m_race);

    connectAnswers();
    connectSynthesis();
    connect(&m_feed, &TurnFeed::happened, this, &TurnView::follow);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TurnView::tick);
    showVerdict();
    tick();
}

QWidget *TurnView::createQuestion()
{
    auto *question = new ElidedLabel(m_feed.turn().question.text.simplified(), this);
    question->setTextRole(TextRole::Heading3);
    question->setObjectName(u"turnQuestion"_s);
    m_verdict = new TurnVerdict(names(), this);
    if (m_judge) { // a replay is not judged
        connect(m_verdict, &TurnVerdict::tieToggled, this, [this] { m_judge->toggleTie(); });
        connect(m_verdict, &TurnVerdict::revealRequested, this, [this] { m_judge->revealNames(); });
    }
    m_question = new QWidget(this);
    auto *row = new QHBoxLayout(m_question);
    row->setContentsMargins({});
    row->setSpacing(Metrics::Small);
    row->addWidget(question, 1);
    row->addWidget(m_verdict);
    return m_question;
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
    connect(panel, &AnswerPanel::stopRequested, this, [this](MemberId member) {
        m_run->stop(behind(member));
    });
    connect(panel, &AnswerPanel::retryRequested, this, &TurnView::retry);
    connect(panel, &AnswerPanel::hurryRequested, this, [this](MemberId member) {
        m_run->hurry(behind(member));
    });
    connect(panel, &AnswerPanel::giveUpRequested, this, [this](MemberId member) {
        m_run->giveUp(behind(member));
    });
    connect(panel, &AnswerPanel::bestToggled, this, [this](MemberId member) {
        m_judge->toggleBest(behind(member));
    });
    connect(panel, &AnswerPanel::rated, this, [this](MemberId member, int stars) {
        m_judge->rate(behind(member), stars);
    });
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
    send({behind(member)}, [asked = behind(member)](TurnView &view) { view.m_run->retry(asked); });
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
        fitParts();
    return isTaken;
}

/// Where there is not room for everything, what there is to read comes before the question, which
/// stands in the list and in the title, too, and the question before the timeline.
void TurnView::fitParts()
{
    TimelineView &timeline = m_race->timeline();
    const int question = m_question->sizeHint().height() + layout()->spacing();
    const int race = m_race->timelineHeight();
    const int texts = layout()->minimumSize().height() - (m_question->isHidden() ? 0 : question) -
                      (timeline.isHidden() ? 0 : race);
    m_question->setVisible(height() >= texts + question);
    timeline.setVisible(height() >= texts + question + race);
}

void TurnView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void TurnView::focusBest()
{
    const std::optional<MemberId> best = turn().verdict ? turn().verdict->winner : std::nullopt;
    AnswerPanel *panel = best ? m_answers->panelOf(*best) : m_answers->ordered().value(0);
    if (!panel)
        return;
    m_answers->reveal(panel->member());
    panel->setFocus(Qt::OtherFocusReason);
}

void TurnView::showVerdict()
{
    if (m_run) // a replay is not judged
        m_verdict->showTurn(turn());
    for (AnswerPanel *panel : m_answers->panels())
        panel->showVerdict();
    // What names its sources cannot be shown while nobody has a name.
    m_synthesis->setVisible(!m_blind || !m_feed.turn().synthesis);
}

void TurnView::follow(const Event &happened)
{
    const std::optional<Event> seen = m_blind ? m_blind->follow(happened) : happened;
    if (std::holds_alternative<VerdictGiven>(happened.what) ||
        std::holds_alternative<SynthesisBegan>(happened.what))
        showVerdict();
    if (!seen || std::holds_alternative<VerdictGiven>(seen->what))
        return;
    const Event &event = *seen;
    showHold();
    m_synthesis->follow(event);
    if (std::holds_alternative<SynthesisBegan>(event.what)) {
        for (AnswerPanel *panel : m_answers->panels())
            panel->showLateness();
    }
    if (AnswerPanel *panel = m_answers->panelOf(event.stream.member))
        panel->follow(event);
    if (m_run && m_verdict->isHidden()) // there was nothing to compare yet
        m_verdict->showTurn(turn());
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
