#include "ui/answer/answerheader.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/seatlabel.h"
#include "ui/widgets/statusbadge.h"

#include <QHBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

AnswerHeader::AnswerHeader(const Member &member, int place, QWidget *parent)
    : QWidget(parent)
    , m_seat(new SeatLabel(member, place, this))
    , m_status(new StatusBadge(this))
{
    setObjectName(u"answerHeader"_s);
    m_actions = createActions(member);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_seat, 1);
    layout->addWidget(m_actions);
    layout->addSpacing(Metrics::Small);
    layout->addWidget(m_status);
    setRevealed(false);
}

QWidget *AnswerHeader::createActions(const Member &member)
{
    auto *actions = new QWidget(this);
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins(Metrics::Small, 0, 0, 0);
    layout->setSpacing(Metrics::Tiny);
    const auto add = [&](const QString &name, const QString &words) {
        auto *action = new IconButton(name, name, words, member.name, actions);
        layout->addWidget(action);
        return action;
    };
    m_stop = add(u"stop"_s, tr("Stop this answer"));
    m_retry = add(u"retry"_s, tr("Ask this member again"));
    m_copy = add(u"copy"_s, tr("Copy the answer as Markdown"));
    m_maximise = add(u"maximise"_s, tr("Give this answer the whole room"));
    connect(m_stop, &IconButton::clicked, this, &AnswerHeader::stopRequested);
    connect(m_retry, &IconButton::clicked, this, &AnswerHeader::retryRequested);
    connect(m_copy, &IconButton::clicked, this, &AnswerHeader::copyRequested);
    connect(m_maximise, &IconButton::clicked, this, &AnswerHeader::maximiseToggled);
    return actions;
}

void AnswerHeader::setSign(const StatusSign &sign, const QString &why)
{
    m_status->setStatus(sign.icon, sign.word, sign.tone);
    if (m_status->toolTip() != why)
        m_status->setToolTip(why);
}

void AnswerHeader::setReadOnly()
{
    m_isReadOnly = true;
    m_stop->hide();
    m_retry->hide();
}

void AnswerHeader::setEnded(bool hasEnded)
{
    if (m_isReadOnly)
        return;
    IconButton *const offered = hasEnded ? m_retry : m_stop;
    IconButton *const gone = hasEnded ? m_stop : m_retry;
    offered->show();
    if (gone->hasFocus())
        offered->setFocus(Qt::OtherFocusReason);
    gone->hide();
}

void AnswerHeader::setCopyable(bool canCopy)
{
    m_copy->setEnabled(canCopy);
}

void AnswerHeader::setMaximised(bool isMaximised)
{
    m_maximise->setWords(isMaximised ? u"restore"_s : u"maximise"_s,
                         isMaximised ? tr("Show all answers again")
                                     : tr("Give this answer the whole room"));
}

void AnswerHeader::setRevealed(bool areActionsRevealed)
{
    // Not hidden: what is hidden is reached neither by Tab nor by a screen reader.
    m_actions->setMaximumWidth(areActionsRevealed ? QWIDGETSIZE_MAX : 0);
}

void AnswerHeader::setCompact(bool isCompact)
{
    m_seat->setCompact(isCompact);
}

} // namespace Conclave
