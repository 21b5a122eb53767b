#include "ui/answer/answerpanel.h"

#include "ui/answer/answerbody.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/seatlabel.h"
#include "ui/widgets/statusbadge.h"
#include "ui/widgets/versionchooser.h"
#include "ui/words/answerwords.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

AnswerPanel::AnswerPanel(const Turn &turn, const Member &member, int place, QWidget *parent)
    : PanelFrame(parent)
    , m_turn(turn)
    , m_member(member)
    , m_status(new StatusBadge(this))
{
    setObjectName(u"answerPanel"_s);
    setFocusPolicy(Qt::ClickFocus); // Tab has no use for it, but goes on from it
    setAccessibleName(tr("Answer of %1").arg(member.name));
    setAccent(MemberAccent::of(member, place));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::Medium + Metrics::AccentEdge, Metrics::Medium, Metrics::Medium, Metrics::Medium);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(createHeader(place)); // Tab comes to things in the order they are made
    m_attempts = createChooser();
    m_body = new AnswerBody(this);
    m_body->addBesideFigures(m_attempts);
    layout->addWidget(m_body, 1);

    connect(
        m_body, &AnswerBody::retryRequested, this, [this] { emit retryRequested(m_member.id); });
    connect(
        m_body, &AnswerBody::hurryRequested, this, [this] { emit hurryRequested(m_member.id); });
    connect(
        m_body, &AnswerBody::giveUpRequested, this, [this] { emit giveUpRequested(m_member.id); });
    connect(m_body, &AnswerBody::linkActivated, this, &AnswerPanel::linkActivated);
    connect(m_body, &AnswerBody::viewsChanged, this, &AnswerPanel::textsChanged);
    showNewest();
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

QWidget *AnswerPanel::createHeader(int place)
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(new SeatLabel(m_member, place, header), 1);
    m_stop = new IconButton(u"stop"_s, u"stop"_s, tr("Stop this answer"), m_member.name, header);
    m_retry =
        new IconButton(u"retry"_s, u"retry"_s, tr("Ask this member again"), m_member.name, header);
    m_copy = new IconButton(
        u"copy"_s, u"copy"_s, tr("Copy the answer as Markdown"), m_member.name, header);
    m_maximise = new IconButton(
        u"maximise"_s, u"maximise"_s, tr("Give this answer the whole room"), m_member.name, header);
    for (IconButton *action : {m_stop, m_retry, m_copy, m_maximise})
        layout->addWidget(action);
    layout->addWidget(m_status);

    connect(m_stop, &IconButton::clicked, this, [this] { emit stopRequested(m_member.id); });
    connect(m_retry, &IconButton::clicked, this, [this] { emit retryRequested(m_member.id); });
    connect(m_copy, &IconButton::clicked, this, &AnswerPanel::copyAnswer);
    connect(m_maximise, &IconButton::clicked, this, [this] { emit maximiseToggled(m_member.id); });
    return header;
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
    const bool isNewest = m_attempts->isNewest();
    m_body->showAnswer(
        shown, m_member, {}, isNewest ? AnswerBody::Age::Newest : AnswerBody::Age::Past);
    showStatus(shown, {});
    showButtons();
}

void AnswerPanel::follow(const Event &event)
{
    if (std::holds_alternative<AnswerQueued>(event.what))
        return showNewest(); // another attempt begins on an empty page
    const bool isText = std::holds_alternative<TextAdded>(event.what) ||
                        std::holds_alternative<ReasoningAdded>(event.what);
    const Answer *answer = m_turn.latest(m_member.id);
    if (answer && m_attempts->isNewest()) {
        m_body->follow(event, *answer, m_member);
        if (!isText || answer->status != m_shownStatus)
            showStatus(*answer, event.at);
    }
    const bool isFirstText = answer && !m_copy->isEnabled() && !answer->text.isEmpty();
    if (std::holds_alternative<AnswerEnded>(event.what) || isFirstText)
        showButtons();
}

void AnswerPanel::tick(Microseconds now)
{
    const Answer *answer = m_attempts->isNewest() ? m_turn.latest(m_member.id) : nullptr;
    if (answer)
        m_body->tick(*answer, m_member, now);
}

void AnswerPanel::showLateness()
{
    if (const Answer *answer = attempts().value(m_attempts->current()))
        showStatus(*answer, {});
}

QList<SearchedText> AnswerPanel::texts() const
{
    QList<SearchedText> texts;
    for (MarkdownView *view : m_body->views())
        texts.append({view, m_member.name});
    if (texts.size() > 1) //: Of a member's name
        texts.first().name = tr("%1's reasoning").arg(m_member.name);
    return texts;
}

void AnswerPanel::setMaximised(bool isMaximised)
{
    m_maximise->setWords(isMaximised ? u"restore"_s : u"maximise"_s,
                         isMaximised ? tr("Show all answers again")
                                     : tr("Give this answer the whole room"));
}

void AnswerPanel::mouseDoubleClickEvent(QMouseEvent *)
{
    emit maximiseToggled(m_member.id);
}

void AnswerPanel::showStatus(const Answer &answer, std::optional<Microseconds> now)
{
    m_shownStatus = answer.status;
    const bool isLate = m_turn.isLate(answer);
    const StatusSign sign = statusSign(answer, isLate, waitWords(answer, m_member, now));
    m_status->setStatus(sign.icon, sign.word, sign.tone);
    const QString why = isLate ? tr("Not done when the synthesis began") : QString();
    if (m_status->toolTip() != why)
        m_status->setToolTip(why);
}

void AnswerPanel::showButtons()
{
    const Answer *newest = m_turn.latest(m_member.id);
    const bool hasEnded = newest && isFinal(newest->status);
    const Answer *shown = attempts().value(m_attempts->current());
    IconButton *const offered = hasEnded ? m_retry : m_stop;
    IconButton *const gone = hasEnded ? m_stop : m_retry;
    offered->show();
    if (gone->hasFocus())
        offered->setFocus(Qt::OtherFocusReason);
    gone->hide();
    m_copy->setEnabled(shown && !shown->text.isEmpty());
}

void AnswerPanel::copyAnswer() const
{
    QApplication::clipboard()->setText(m_body->markdown());
}

} // namespace Conclave
