#include "ui/answer/answerpanel.h"

#include "ui/answer/answerbody.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/seatlabel.h"
#include "ui/widgets/statusbadge.h"
#include "ui/words/answerwords.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

AnswerPanel::AnswerPanel(const Member &member, int place, QWidget *parent)
    : PanelFrame(parent)
    , m_member(member)
    , m_status(new StatusBadge(this))
    , m_body(new AnswerBody(this))
{
    setObjectName(u"answerPanel"_s);
    setAccessibleName(tr("Answer of %1").arg(member.name));
    setAccent(MemberAccent::of(member, place));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Metrics::Medium + Metrics::AccentEdge, Metrics::Medium, Metrics::Medium, Metrics::Medium);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(createHeader(place));
    layout->addWidget(m_body, 1);

    connect(
        m_body, &AnswerBody::retryRequested, this, [this] { emit retryRequested(m_member.id); });
    connect(m_body, &AnswerBody::linkActivated, this, &AnswerPanel::linkActivated);
    showStatus({});
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

void AnswerPanel::showAnswer(const Answer &answer)
{
    m_body->showAnswer(answer, m_member);
    showStatus(answer);
}

void AnswerPanel::follow(const Event &event, const Answer &answer)
{
    if (std::holds_alternative<AnswerQueued>(event.what)) {
        showAnswer(answer); // another attempt begins on an empty page
        return;
    }
    m_body->follow(event, answer, m_member);
    if (!std::holds_alternative<TextAdded>(event.what) || answer.pieces == 1)
        showStatus(answer);
}

void AnswerPanel::tick(const Answer &answer, Microseconds now)
{
    m_body->tick(answer, now);
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

void AnswerPanel::showStatus(const Answer &answer)
{
    m_status->setStatus(
        statusIcon(answer.status), statusWord(answer), statusTone(answer));
    const bool hasEnded = isFinal(answer.status);
    m_stop->setVisible(!hasEnded);
    m_retry->setVisible(hasEnded);
    m_copy->setEnabled(!answer.text.isEmpty());
}

void AnswerPanel::copyAnswer() const
{
    QApplication::clipboard()->setText(m_body->markdown());
}

} // namespace Conclave
