#include "ui/answer/answerpanel.h"

#include "ui/answer/answerbody.h"
#include "ui/answer/answerheader.h"
#include "ui/answer/answermenu.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/versionchooser.h"

#include <QContextMenuEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

AnswerPanel::AnswerPanel(const Turn &turn, const Member &member, int place, QWidget *parent)
    : PanelFrame(parent)
    , m_turn(turn)
    , m_member(member)
    , m_header(new AnswerHeader(member, place, this))
{
    setObjectName(u"answerPanel"_s);
    setFocusPolicy(Qt::ClickFocus); // Tab has no use for it, but goes on from it
    setAccessibleName(tr("Answer of %1").arg(member.name));
    setAccent(MemberAccent::of(member, place));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_header); // Tab comes to things in the order they are made
    m_attempts = createChooser();
    m_body = new AnswerBody(this);
    m_body->addBesideFigures(m_attempts);
    layout->addWidget(m_body, 1);
    setText(m_body->view());
    keepOffEdge();
    connectParts();
    showNewest();
}

/// What a part says of its answer, with the member whose answer it is.
template<typename Part, typename... Values>
void AnswerPanel::pass(Part *part,
                       void (Part::*signal)(Values...),
                       void (AnswerPanel::*ours)(MemberId, Values...))
{
    connect(part, signal, this, [this, ours](Values... values) {
        emit(this->*ours)(m_member.id, values...);
    });
}

void AnswerPanel::connectParts()
{
    pass(m_header, &AnswerHeader::stopRequested, &AnswerPanel::stopRequested);
    pass(m_header, &AnswerHeader::retryRequested, &AnswerPanel::retryRequested);
    pass(m_header, &AnswerHeader::maximiseToggled, &AnswerPanel::maximiseToggled);
    pass(m_header, &AnswerHeader::bestToggled, &AnswerPanel::bestToggled);
    pass(m_header, &AnswerHeader::rated, &AnswerPanel::rated);
    connect(m_header, &AnswerHeader::copyRequested, m_body, &AnswerBody::copyMarkdown);
    pass(m_body, &AnswerBody::retryRequested, &AnswerPanel::retryRequested);
    pass(m_body, &AnswerBody::hurryRequested, &AnswerPanel::hurryRequested);
    pass(m_body, &AnswerBody::giveUpRequested, &AnswerPanel::giveUpRequested);
    connect(m_body, &AnswerBody::linkActivated, this, &AnswerPanel::linkActivated);
    connect(m_body, &AnswerBody::viewsChanged, this, &AnswerPanel::textsChanged);
    connect(this, &PanelFrame::focusInsideChanged, this, [this](bool isInside) {
        m_hasFocusInside = isInside;
        revealActions();
    });
}

VersionChooser *AnswerPanel::createChooser()
{
    //: Which of a member's answers is shown: attempt 1 of 2
    auto *chooser = new VersionChooser(tr("attempt %1 of %2"),
                                       tr("The attempt before this one"),
                                       tr("The attempt after this one"),
                                       m_member.name,
                                       this);
    connect(chooser, &VersionChooser::chosen, this, &AnswerPanel::showAttempt);
    return chooser;
}

MarkdownView &AnswerPanel::view() const
{
    return m_body->view();
}

QList<const Answer *> AnswerPanel::attempts() const
{
    QList<const Answer *> attempts;
    for (const Answer &answer : m_turn.answers) {
        if (answer.member == m_member.id)
            attempts.append(&answer);
    }
    return attempts;
}

void AnswerPanel::showNewest()
{
    m_attempts->setCount(attempts().size());
    showAttempt(m_attempts->current());
}

void AnswerPanel::showAttempt(qsizetype attempt)
{
    const Answer *answer = attempts().value(attempt);
    const Answer shown = answer ? *answer : Answer{};
    const bool isOpen = m_attempts->isNewest() && m_access == AnswerAccess::Full;
    m_body->showAnswer(
        shown, m_member, {}, isOpen ? AnswerBody::Age::Newest : AnswerBody::Age::Past);
    showStatus(shown, {});
    showButtons();
}

void AnswerPanel::follow(const Event &event)
{
    if (std::holds_alternative<AnswerQueued>(event.what))
        return showNewest(); // another attempt begins on an empty page
    const Answer *answer = m_turn.latest(m_member.id);
    if (answer && m_attempts->isNewest()) {
        m_body->follow(event, *answer, m_member);
        if (!event.addsText() || answer->status != m_shownStatus)
            showStatus(*answer, event.at);
    }
    const bool isFirstText = answer && !m_canCopy && !answer->text.isEmpty();
    if (std::holds_alternative<AnswerEnded>(event.what) || isFirstText)
        showButtons();
}

void AnswerPanel::tick(Microseconds now)
{
    const Answer *answer = m_attempts->isNewest() ? m_turn.latest(m_member.id) : nullptr;
    if (answer)
        m_body->tick(*answer, m_member, now);
}

void AnswerPanel::showMoment(int attempt, Microseconds moment)
{
    if (const Answer *answer = chooseAttempt(attempt))
        m_body->showMoment(*answer, moment);
}

void AnswerPanel::showPart(int attempt, const Range &part)
{
    if (chooseAttempt(attempt))
        m_body->showPart(part);
}

const Answer *AnswerPanel::chooseAttempt(int attempt)
{
    const QList<const Answer *> all = attempts();
    const auto wanted = std::ranges::find(all, attempt, &Answer::attempt);
    if (wanted == all.end())
        return nullptr;
    m_attempts->choose(wanted - all.begin());
    return *wanted;
}

void AnswerPanel::showLateness()
{
    if (const Answer *answer = attempts().value(m_attempts->current()))
        showStatus(*answer, {});
}

QList<SearchedText> AnswerPanel::texts() const
{
    //: Of a member's name
    return m_body->texts(m_member.name, tr("%1's reasoning").arg(m_member.name));
}

void AnswerPanel::setMaximised(bool isMaximised)
{
    m_isMaximised = isMaximised;
    m_header->setMaximised(isMaximised);
}

void AnswerPanel::setAccess(AnswerAccess access)
{
    if (std::exchange(m_access, access) == access)
        return;
    m_header->setAccess(access);
    showNewest();
}

void AnswerPanel::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit maximiseToggled(m_member.id);
}

void AnswerPanel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new AnswerMenu({.access = m_access,
                                 .hasEnded = hasEnded(),
                                 .canCopy = m_canCopy,
                                 .isMaximised = m_isMaximised,
                                 .verdict = verdictSign(m_turn, m_member.id)},
                                this);
    pass(menu, &AnswerMenu::retryRequested, &AnswerPanel::retryRequested);
    pass(menu, &AnswerMenu::stopRequested, &AnswerPanel::stopRequested);
    pass(menu, &AnswerMenu::bestToggled, &AnswerPanel::bestToggled);
    pass(menu, &AnswerMenu::rated, &AnswerPanel::rated);
    pass(menu, &AnswerMenu::maximiseToggled, &AnswerPanel::maximiseToggled);
    pass(menu, &AnswerMenu::moveRequested, &AnswerPanel::moveRequested);
    connect(menu, &AnswerMenu::markdownRequested, m_body, &AnswerBody::copyMarkdown);
    connect(menu, &AnswerMenu::plainTextRequested, m_body, &AnswerBody::copyPlainText);
    menu->popup(event->reason() == QContextMenuEvent::Mouse
                    ? event->globalPos()
                    : m_header->mapToGlobal(m_header->rect().bottomLeft()));
}

void AnswerPanel::enterEvent(QEnterEvent *event)
{
    PanelFrame::enterEvent(event);
    m_isPointedAt = true;
    revealActions();
}

void AnswerPanel::leaveEvent(QEvent *event)
{
    PanelFrame::leaveEvent(event);
    m_isPointedAt = false;
    revealActions();
}

void AnswerPanel::resizeEvent(QResizeEvent *event)
{
    PanelFrame::resizeEvent(event);
    fitHeight();
}

void AnswerPanel::changeEvent(QEvent *event)
{
    PanelFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
    else if (event->type() == QEvent::LayoutDirectionChange)
        keepOffEdge();
}

/// The coloured edge takes some of the margin on its side.
void AnswerPanel::keepOffEdge()
{
    QMargins margins(Metrics::Medium, Metrics::Medium, Metrics::Medium, Metrics::Medium);
    if (isRightToLeft())
        margins.setRight(Metrics::Medium + Metrics::AccentEdge);
    else
        margins.setLeft(Metrics::Medium + Metrics::AccentEdge);
    layout()->setContentsMargins(margins);
}

void AnswerPanel::revealActions()
{
    m_header->setRevealed(m_isPointedAt || m_hasFocusInside);
}

/// The answer keeps a few lines to itself: the model's name gives way to them.
void AnswerPanel::fitHeight()
{
    constexpr int LinesForModel = 12;
    m_header->setCompact(height() < LinesForModel * fontMetrics().lineSpacing());
}

void AnswerPanel::showStatus(const Answer &answer, std::optional<Microseconds> now)
{
    m_shownStatus = answer.status;
    const bool isLate = m_turn.isLate(answer);
    const StatusSign sign = statusSign(answer, isLate, waitWords(answer, m_member, now));
    m_header->setSign(sign, isLate ? tr("Not done when the synthesis began") : QString());
    if (sign == m_sign)
        return;
    m_sign = sign;
    emit signChanged();
}

bool AnswerPanel::hasEnded() const
{
    const Answer *newest = m_turn.latest(m_member.id);
    return newest && isFinal(newest->status);
}

void AnswerPanel::showButtons()
{
    const Answer *shown = attempts().value(m_attempts->current());
    m_canCopy = shown && !shown->text.isEmpty();
    m_header->setEnded(hasEnded());
    m_header->setCopyable(m_canCopy);
    showVerdict();
}

void AnswerPanel::showVerdict()
{
    m_header->setVerdict(verdictSign(m_turn, m_member.id));
}

} // namespace Conclave
