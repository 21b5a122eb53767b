#include "ui/turn/answersarea.h"

#include "ui/answer/answerheader.h"
#include "ui/answer/answerpanel.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/metrics.h"
#include "ui/turn/memberchip.h"
#include "ui/turn/memberchooser.h"
#include "ui/turn/memberstrip.h"
#include "ui/turn/membertabs.h"
#include "ui/turn/panelboard.h"
#include "ui/turn/paneldrag.h"
#include "ui/turn/scrollsync.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More panels than a council usually has; building them takes a few milliseconds each.
constexpr qsizetype PanelsAtOnce = 8;

} // namespace

AnswersArea::AnswersArea(const Turn &turn, LayoutChoice &choice, QWidget *parent)
    : QWidget(parent)
    , m_turn(turn)
    , m_choice(choice)
    , m_chooser(new MemberChooser(*this))
    , m_board(new PanelBoard(choice, this))
    , m_drag(new PanelDrag(*this))
    , m_sync(new ScrollSync(this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::Medium);
    row->addWidget(&m_chooser->strip());
    row->addWidget(m_board, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Small);
    column->addWidget(&m_chooser->tabs());
    column->addLayout(row, 1);

    connect(&choice, &LayoutChoice::changed, this, &AnswersArea::apply);
    connect(m_chooser, &MemberChooser::chosen, this, &AnswersArea::choose);
    connect(m_chooser, &MemberChooser::moved, this, [this](MemberId member, int place) {
        m_choice.move(m_panels.members(), member, place);
    });
    connect(m_drag, &PanelDrag::dropped, this, &AnswersArea::drop);
    connect(m_drag, &PanelDrag::hovering, this, [this](const QPoint &point) {
        m_board->scrollTowards(m_board->mapFrom(this, point));
    });
}

void AnswersArea::build()
{
    addPanels(0);
}

void AnswersArea::addPanels(qsizetype place)
{
    const QList<Member> &seats = m_turn.council.members;
    const qsizetype last = std::min(seats.size(), place + PanelsAtOnce);
    for (; place < last; ++place) {
        if (seats[place].enabled)
            addPanel(seats[place], int(place));
    }
    // The rest in later turns of the event loop, which has the questions to send meanwhile.
    if (place < seats.size())
        QTimer::singleShot(0, this, [this, place] { addPanels(place); });
    apply();
}

void AnswersArea::addPanel(const Member &member, int place)
{
    auto *panel = new AnswerPanel(m_turn, member, place, &m_board->ground());
    panel->hide(); // until it has its place
    m_panels.add(*panel);
    watchGrips(*panel, *m_chooser->add(member, place));
    m_sync->add(*panel->view().verticalScrollBar());
    const auto showSign = [this, panel] { m_chooser->setSign(panel->member(), panel->sign()); };
    showSign();
    connect(panel, &AnswerPanel::signChanged, this, showSign);
    connect(panel, &AnswerPanel::maximiseToggled, this, &AnswersArea::maximise);
    connect(panel, &AnswerPanel::moveRequested, this, &AnswersArea::moveBy);
    emit panelAdded(panel);
}

void AnswersArea::watchGrips(AnswerPanel &panel, QWidget &chip)
{
    const auto inArea = [this](const auto &from, QPoint point) {
        DropSlot slot = from.slotAt(from.mapFrom(this, point));
        slot.mark.translate(from.mapTo(this, QPoint()));
        return std::optional(slot);
    };
    m_drag->watch(panel.header(), panel.member(), [this, inArea](QPoint point) {
        // Where only one is shown there is nowhere to go.
        return m_board->panels().size() > 1 ? inArea(*m_board, point) : std::nullopt;
    });
    m_drag->watch(chip, panel.member(), [this, inArea](QPoint point) {
        return inArea(m_chooser->strip(), point);
    });
}

void AnswersArea::focusPanel(int place)
{
    AnswerPanel *panel = ordered().value(place);
    if (!panel)
        return;
    if (panel == m_panels.focused())
        return maximise(panel->member());
    reveal(panel->member());
    panel->setFocus(Qt::ShortcutFocusReason);
}

void AnswersArea::focusNeighbour(int step)
{
    const QList<AnswerPanel *> all = ordered();
    if (all.isEmpty())
        return;
    const qsizetype here = all.indexOf(m_panels.focused());
    const qsizetype from = here >= 0 ? here : step > 0 ? -1 : 0;
    AnswerPanel *next = all.at((from + step + all.size()) % all.size());
    reveal(next->member());
    next->setFocus(Qt::ShortcutFocusReason);
}

void AnswersArea::moveFocused(int step)
{
    if (const AnswerPanel *panel = m_panels.focused() ? m_panels.focused() : ordered().value(0))
        moveBy(panel->member(), step);
}

void AnswersArea::toggleMaximised()
{
    const AnswerPanel *panel = m_panels.focused() ? m_panels.focused() : m_board->panels().value(0);
    if (panel)
        maximise(m_maximised.isNull() ? panel->member() : m_maximised);
}

AnswerPanel *AnswersArea::chosen() const
{
    if (AnswerPanel *focused = m_panels.focused())
        return focused;
    return m_board->panels().size() == 1 ? m_board->panels().constFirst() : nullptr;
}

void AnswersArea::reveal(MemberId member)
{
    AnswerPanel *panel = panelOf(member);
    if (!panel)
        return;
    if (!m_maximised.isNull() && m_maximised != member)
        maximise(member);
    choose(member);
    m_board->reveal(*panel);
}

AnswersArea::Shape AnswersArea::shape() const
{
    if (width() < 2 * leastPanelWidth(fontMetrics()))
        return Shape::Tabs;
    switch (m_choice.mode()) {
    case LayoutMode::Grid:
        return Shape::Grid;
    case LayoutMode::Columns:
        return Shape::Columns;
    case LayoutMode::Focus:
        return Shape::Strip;
    }
    Q_UNREACHABLE();
}

void AnswersArea::choose(MemberId member)
{
    if (std::exchange(m_current, member) != member)
        apply();
}

void AnswersArea::maximise(MemberId member)
{
    m_maximised = m_maximised == member ? MemberId() : member;
    m_current = member;
    for (AnswerPanel *panel : m_panels.all())
        panel->setMaximised(panel->member() == m_maximised);
    apply();
    m_board->reveal(*panelOf(member));
}

void AnswersArea::moveBy(MemberId member, int step)
{
    const QList<MemberId> all = m_panels.members();
    m_choice.move(all, member, m_choice.ordered(all).indexOf(member) + step);
    if (AnswerPanel *panel = panelOf(member))
        m_board->reveal(*panel);
}

void AnswersArea::drop(MemberId member, int slot)
{
    const QList<MemberId> all = m_panels.members();
    const bool isBehind = slot > m_choice.ordered(all).indexOf(member);
    m_choice.move(all, member, isBehind ? slot - 1 : slot);
}

void AnswersArea::apply()
{
    const QList<AnswerPanel *> all = ordered();
    if (all.isEmpty() || !isVisible())
        return; // when it is shown
    m_sync->setOn(m_choice.isScrollingTogether());
    const Shape shape = this->shape();
    const bool isSingle = shape == Shape::Strip || shape == Shape::Tabs;
    if (AnswerPanel *panel = m_panels.focused(); panel && isSingle && m_shape != shape)
        m_current = panel->member(); // whoever is being read goes on being read
    if (!panelOf(m_current))
        m_current = all.constFirst()->member();
    m_shape = shape;

    const bool canChoose = m_maximised.isNull() && all.size() > 1;
    m_chooser->setKind(!canChoose              ? MemberChooser::Kind::None
                       : shape == Shape::Strip ? MemberChooser::Kind::Strip
                       : shape == Shape::Tabs  ? MemberChooser::Kind::Tabs
                                               : MemberChooser::Kind::None);
    layout()->activate(); // so that the board has its size
    m_chooser->show(m_choice.ordered(m_panels.members()), m_current);
    if (!m_maximised.isNull())
        showOnly({panelOf(m_maximised)});
    else if (isSingle)
        showOnly({panelOf(m_current)});
    else
        showOnly(all);
    keepTabOrder();
}

void AnswersArea::showOnly(const QList<AnswerPanel *> &shown)
{
    const bool isRow = m_choice.mode() == LayoutMode::Columns;
    const AnswerPanel *before = m_panels.focused();
    m_board->showPanels(shown,
                        isRow ? PanelBoard::Arrangement::Columns : PanelBoard::Arrangement::Grid);
    if (before && !shown.contains(before))
        shown.constFirst()->setFocus(Qt::OtherFocusReason);
    for (AnswerPanel *panel : m_panels.all()) {
        if (!shown.contains(panel))
            panel->hide();
    }
}

void AnswersArea::keepTabOrder()
{
    const QList<QWidget *> between = m_chooser->strip().chips() << m_board;
    if (m_tabOrder.keep(*this, m_chooser->tabs(), between, ordered()))
        emit tabOrderChanged();
}

void AnswersArea::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    apply();
}

void AnswersArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (shape() != m_shape)
        apply();
}

void AnswersArea::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        apply();
}

} // namespace Conclave
