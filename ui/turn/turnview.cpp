#include "ui/turn/turnview.h"

#include "core/session/runtimes.h"
#include "ui/answer/answerpanel.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/theme/metrics.h"
#include "ui/timeline/timelineview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/turnparts.h"
#include "ui/turn/turnrace.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/tabstops.h"
#include "ui/words/verdictwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

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
    , m_blind(names == Names::Hidden ? std::make_unique<BlindFeed>(feed, blindWords()) : nullptr)
    , m_feed(m_blind ? *m_blind : feed)
    , m_control(run ? new RunControl(*run, m_blind.get(), this) : nullptr)
    , m_question(createQuestion()) // Tab comes to things in the order they are made
    , m_parts(new TurnParts(this))
    , m_answers(new AnswersArea(turn(), layout, this))
{
    m_synthesis = new SynthesisPanel(turn(), this);
    m_parts->add(*m_answers, *m_synthesis);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Medium);
    column->addWidget(m_question);
    column->addWidget(m_parts, 1);
    m_race = new TurnRace(turn(), this);
    connect(m_race, &TurnRace::momentChosen, this, &TurnView::showMoment);
    column->addWidget(m_race);
    m_race->setHidden(m_blind || (turn().ended && !isTimed(turn())));

    connectAnswers();
    connectSynthesis();
    connect(&m_feed, &TurnFeed::happened, this, &TurnView::follow);
    connect(&feed, &TurnFeed::happened, this, [this](const Event &event) { // a blind one is silent
        if (std::holds_alternative<SynthesisBegan>(event.what))
            showVerdict();
    });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TurnView::tick);
    showVerdict();
    tick();
}

QWidget *TurnView::createQuestion()
{
    auto *question = new ElidedLabel(turn().question.text.simplified(), this);
    question->setTextRole(TextRole::Heading3);
    question->setObjectName(u"turnQuestion"_s);
    m_verdict = new TurnVerdict(names(), this);
    if (m_control) { // a replay is not judged
        connect(
            m_verdict, &TurnVerdict::tieToggled, this, [this] { m_control->judge().toggleTie(); });
        connect(m_verdict, &TurnVerdict::revealRequested, this, [this] {
            m_control->judge().revealNames();
        });
    }
    auto *all = new QWidget(this);
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins({});
    row->setSpacing(Metrics::Small);
    row->addWidget(question, 1);
    row->addWidget(m_verdict);
    return all;
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

AnswerAccess TurnView::access() const
{
    if (!m_control)
        return AnswerAccess::Read;
    return run()->canSend() ? AnswerAccess::Full : AnswerAccess::Judge;
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
    panel->setAccess(access());
    if (m_control)
        m_control->connectPanel(*panel);
}

void TurnView::connectSynthesis()
{
    connect(m_synthesis, &SynthesisPanel::linkActivated, this, &TurnView::linkActivated);
    connect(m_synthesis, &SynthesisPanel::placeChosen, this, &TurnView::showPlace);
    connect(m_synthesis, &SynthesisPanel::textsChanged, this, &TurnView::textsChanged);
    if (access() != AnswerAccess::Full)
        m_synthesis->setReadOnly();
    if (!m_control)
        return;
    m_control->connectSynthesis(*m_synthesis);
    // Whoever asked for it wants to see it.
    connect(m_control, &RunControl::synthesised, m_synthesis, &SynthesisPanel::showNewest);
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
    const int race = m_race->isHidden() ? 0 : m_race->timelineHeight();
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
    if (m_control) // a replay is not judged
        m_verdict->showTurn(turn());
    for (AnswerPanel *panel : m_answers->panels())
        panel->showVerdict();
    // One names its sources, who may have no names; of one answer from elsewhere there is none.
    const bool isAlone = access() != AnswerAccess::Full && turn().council.members.size() < 2;
    m_synthesis->setVisible(m_blind ? !run()->turn().synthesis : !isAlone || turn().synthesis);
}

void TurnView::follow(const Event &event)
{
    if (std::holds_alternative<VerdictGiven>(event.what))
        return showVerdict();
    showHold();
    m_synthesis->follow(event);
    if (std::holds_alternative<SynthesisBegan>(event.what)) {
        for (AnswerPanel *panel : m_answers->panels())
            panel->showLateness();
    }
    if (AnswerPanel *panel = m_answers->panelOf(event.stream.member))
        panel->follow(event);
    if (m_control && m_verdict->isHidden()) // there was nothing to compare yet
        m_verdict->showTurn(turn());
    // A hundred members that start or end together are one change to look at, not a hundred.
    if (!event.addsText() && !m_soon.isActive())
        m_soon.start(Frame);
}

void TurnView::showHold()
{
    if (m_control)
        m_synthesis->setHold(run()->hold());
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
    const bool isLive = m_feed.isRunning();
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

} // namespace Conclave
